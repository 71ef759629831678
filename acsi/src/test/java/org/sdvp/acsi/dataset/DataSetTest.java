package org.sdvp.acsi.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sdvp.acsi.report.ReportBench.MEAS;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.DataSets.Definition;
import org.sdvp.acsi.report.ReportBench;
import org.sdvp.acsi.report.ReportBench.Client;
import org.sdvp.acsi.report.ReportModel;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** The services of data sets, over the loopback (IEC 61850-7-2 clause 13). */
@Tag("sDset")
class DataSetTest {
    private static final DataSetReference MEASURED = new DataSetReference("HP1/LLN0.Meas");
    private static final DataSetReference CONF = new DataSetReference("HP1/LLN0.Conf");
    private static final DataSetReference MADE = new DataSetReference("HP1/STMP1.Mine");
    private static final DataSetReference OWN = new DataSetReference("@mine");
    private static final Fcda COUNT = Fcda.parse("HP1/GGIO1.IntIn1.stVal[ST]");
    private static final Fcda TEMPERATURE = Fcda.parse("HP1/STMP1.Tmp.mag.f[MX]");

    private final ReportBench bench = new ReportBench().start();
    private final Client client = bench.connect("centre");

    private static Definition directory(Client of, DataSetReference reference) {
        return of.association.await(of.association.async().dataSets().getDataSetDirectory(reference));
    }

    private static List<AccessResult> values(Client of, DataSetReference reference) {
        return of.association.await(of.association.async().dataSets().getDataSetValues(reference));
    }

    private static List<Optional<ServiceError>> set(Client of, DataSetReference reference, DataValue... values) {
        return of.association.await(of.association.async().dataSets().setDataSetValues(reference, List.of(values)));
    }

    private static void create(Client of, DataSetReference reference, Fcda... members) {
        of.association.await(of.association.async().dataSets().createDataSet(reference, List.of(members)));
    }

    private static void delete(Client of, DataSetReference reference) {
        of.association.await(of.association.async().dataSets().deleteDataSet(reference));
    }

    @Test
    void directory_givesTheMembersInOrder() {
        assertThat(directory(client, MEASURED))
                .isEqualTo(new Definition(
                        List.of(
                                Fcda.parse("HP1/STMP1.Tmp[MX]"),
                                Fcda.parse("HP1/STMP2.Tmp[MX]"),
                                Fcda.parse("HP1/GGIO1.IntIn1[ST]")),
                        false));
    }

    @Test
    void directory_longerThanAMessage_comesInPages() {
        Fcda[] many = Collections.nCopies(200, TEMPERATURE).toArray(Fcda[]::new);
        create(client, MADE, many);
        Client narrow = bench.connect(
                "narrow", Role.SERVICE_PROVIDER, ClientSettings.defaults().withMaxMessageSize(1024));

        assertThat(directory(narrow, MADE)).isEqualTo(new Definition(List.of(many), true));
        assertThat(refusal(() -> values(narrow, MADE)).error())
                .isEqualTo(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
    }

    @Test
    void values_areOfOneInstantAndInOrder() {
        bench.count(5);
        bench.temperature(1, 20);

        List<AccessResult> results = values(client, MEASURED);
        assertThat(results).hasSize(3);
        assertThat(((AccessResult.Value) results.get(2)).value())
                .isEqualTo(bench.values()
                        .get(bench.values()
                                .model()
                                .select(Fcda.parse("HP1/GGIO1.IntIn1[ST]"))
                                .orElseThrow()));
    }

    @Test
    void values_ofMembersThatTheCallerMayNotRead_areRefusedOneByOne() {
        Client user = bench.connect("user", Role.USER, ClientSettings.defaults());

        assertThat(values(user, MEASURED).subList(1, 3))
                .containsOnly(new AccessResult.Failure(ServiceError.ACCESS_VIOLATION));
        assertThat(values(user, MEASURED).get(0)).isInstanceOf(AccessResult.Value.class);
    }

    @Test
    void setValues_writesWhatASetMayWriteAndRefusesTheRestOneByOne() {
        assertThat(set(
                        client,
                        CONF,
                        DataValue.Text.visible("attic"),
                        DataValue.Text.visible("no number"),
                        DataValue.Structure.of(new DataValue.Float32(1f)),
                        ReportBench.integer(4)))
                .as("DC, CF with a wrong type, MX, SP")
                .containsExactly(
                        Optional.empty(),
                        Optional.of(ServiceError.TYPE_CONFLICT),
                        Optional.of(ServiceError.ACCESS_VIOLATION),
                        Optional.of(ServiceError.ACCESS_VIOLATION));
        assertThat(((AccessResult.Value) values(client, CONF).get(0)).value())
                .isEqualTo(DataValue.Text.visible("attic"));
    }

    @Test
    void setValues_ofAnotherNumber_isRefusedAndNothingIsWritten() {
        assertThat(refusal(() -> set(client, CONF, DataValue.Text.visible("attic")))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INCONSISTENT);
        assertThat(((AccessResult.Value) values(client, CONF).get(0)).value()).isEqualTo(DataValue.Text.visible(""));
    }

    @Test
    void unknownDataSets_areNotAvailable() {
        DataSetReference none = new DataSetReference("HP1/LLN0.None");

        assertThat(List.of(
                        refusal(() -> directory(client, none)).error(),
                        refusal(() -> values(client, none)).error(),
                        refusal(() -> set(client, none)).error(),
                        refusal(() -> delete(client, none)).error(),
                        refusal(() -> values(client, OWN)).error()))
                .containsOnly(ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Test
    void aDataSetOfTheServer_isSeenByAllAndOutlivesTheProcess() {
        create(client, MADE, COUNT, TEMPERATURE);
        bench.count(3);
        assertThat(values(bench.connect("other"), MADE).get(0))
                .isEqualTo(new AccessResult.Value(ReportBench.integer(3)));
        assertThat(client.association.getLogicalNodeDirectory(ObjectReference.parse("HP1/STMP1"), AcsiClass.DATA_SET))
                .containsExactly("Mine");
        bench.start();
        Client again = bench.connect("centre");
        assertThat(directory(again, MADE)).isEqualTo(new Definition(List.of(COUNT, TEMPERATURE), true));
        delete(again, MADE);
        bench.start();

        assertThat(refusal(() -> directory(bench.connect("centre"), MADE)).error())
                .isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Test
    void aDataSetOfAnAssociation_isSeenByItAloneAndEndsWithIt() {
        create(client, OWN, COUNT);
        Client other = bench.connect("other");
        assertThat(refusal(() -> values(other, OWN)).error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
        create(other, OWN, TEMPERATURE);
        assertThat(directory(client, OWN).members()).containsExactly(COUNT);
        assertThat(directory(client, OWN).deletable()).isTrue();
        client.association.release();

        assertThat(refusal(() -> values(client.again(), OWN)).error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(directory(other, OWN).members()).containsExactly(TEMPERATURE);
    }

    @Test
    void create_isRefusedForWhatIsWrongWithIt() {
        create(client, MADE, COUNT);
        assertThat(refusal(() -> create(client, MADE, COUNT)).error()).isEqualTo(ServiceError.INSTANCE_IN_USE);
        assertThat(refusal(() -> create(client, MEASURED, COUNT)).error()).isEqualTo(ServiceError.INSTANCE_IN_USE);
        assertThat(refusal(() -> create(client, new DataSetReference("HP1/XXXX1.A"), COUNT))
                        .error())
                .isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(refusal(() -> create(client, OWN, COUNT, Fcda.parse("HP1/GGIO1.None[ST]"))))
                .satisfies(refusal -> {
                    assertThat(refusal.error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
                    assertThat(refusal.detail()).contains("HP1/GGIO1.None[ST]");
                });
        assertThat(refusal(() -> create(client, OWN, Fcda.parse("HP1/GGIO1.Set1[SE]")))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(refusal(() -> create(client, OWN)).error()).isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(refusal(() -> create(client, new DataSetReference("HP1/LLN0." + "a".repeat(33)), COUNT))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(refusal(() -> values(client, OWN)).error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Test
    void create_withMembersThatTheCallerMayNotRead_isRefused() {
        Client user = bench.connect("user", Role.USER, ClientSettings.defaults());

        assertThat(refusal(() -> create(user, OWN, COUNT)).error()).isEqualTo(ServiceError.ACCESS_VIOLATION);
        create(user, OWN, TEMPERATURE);
        assertThat(values(user, OWN)).containsExactly(new AccessResult.Value(new DataValue.Float32(0f)));
    }

    @Test
    void create_beyondTheLimits_isRefused() {
        bench.dataSetLimits = new DataSetLimits(1, 2, 3);
        bench.start();
        Client here = bench.connect("centre");
        assertThat(refusal(() -> create(here, MADE, COUNT, COUNT, COUNT, COUNT)).error())
                .isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        create(here, MADE, COUNT, COUNT, COUNT);
        assertThat(refusal(() -> create(here, new DataSetReference("HP1/LLN0.More"), COUNT))
                        .error())
                .isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        create(here, OWN, COUNT);
        create(here, new DataSetReference("@second"), COUNT);
        assertThat(refusal(() -> create(here, new DataSetReference("@third"), COUNT))
                        .error())
                .isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        delete(here, new DataSetReference("@second"));
        create(here, new DataSetReference("@third"), COUNT);
        delete(here, MADE);

        create(here, new DataSetReference("HP1/LLN0.More"), COUNT);
    }

    @Test
    void delete_ofAConfiguredOne_isRefused() {
        assertThat(refusal(() -> delete(client, CONF)).error()).isEqualTo(ServiceError.ACCESS_VIOLATION);
    }

    @Test
    void delete_whileAControlBlockUsesIt_isRefused() {
        create(client, MADE, COUNT);
        client.set(MEAS, BrcbChange.NONE.withDatSet(MADE));
        assertThat(refusal(() -> delete(client, MADE)).error()).isEqualTo(ServiceError.INSTANCE_IN_USE);
        bench.start();
        Client again = bench.connect("centre");
        assertThat(refusal(() -> delete(again, MADE)).error()).isEqualTo(ServiceError.INSTANCE_IN_USE);
        again.set(MEAS, BrcbChange.NONE.withDatSet(MEASURED));

        delete(again, MADE);
    }

    @Test
    void delete_afterARefusedUse_isPossible() {
        create(client, MADE, COUNT);
        refusal(() -> client.set(MEAS, BrcbChange.NONE.withDatSet(MADE).withGi(true)));

        delete(client, MADE);
    }

    @Test
    void aKeptDataSetWithMembersThatAreNoMore_isLeftOut() {
        Fcda gone = Fcda.parse("HP1/STMP9.Tmp[MX]");
        MemoryDataSetStore store = new MemoryDataSetStore();
        store.save(MADE, List.of(COUNT, gone));
        store.save(MEASURED, List.of(COUNT));
        DataSetCatalogue catalogue = new DataSetCatalogue(ReportModel.create(), store, DataSetLimits.defaults());

        assertThat(catalogue.leftOut()).containsExactly(MADE, MEASURED);
        assertThat(catalogue.find("", MADE)).isEmpty();
        assertThat(catalogue.find("", MEASURED).orElseThrow().deletable()).isFalse();
    }

    @Test
    void aConfiguredDataSetWithAMemberThatIsNot_isAFaultOfTheModel() {
        assertThatThrownBy(() -> new DataSetCatalogue(
                        ReportModel.create(List.of("HP1/STMP9.Tmp[MX]")),
                        new MemoryDataSetStore(),
                        DataSetLimits.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HP1/LLN0.Meas")
                .hasMessageContaining("HP1/STMP9.Tmp[MX]");
    }

    @Test
    void aStoreThatFails_refusesAndChangesNothing() {
        bench.dataSets = new DataSetStore() {
            @Override
            public Map<DataSetReference, List<Fcda>> load() {
                return Map.of(MADE, List.of(COUNT));
            }

            @Override
            public void save(DataSetReference dataSet, List<Fcda> members) {
                throw new UncheckedIOException(new IOException("no space left on device"));
            }

            @Override
            public void delete(DataSetReference dataSet) {
                throw new UncheckedIOException(new IOException("read-only file system"));
            }
        };
        bench.start();
        Client here = bench.connect("centre");

        DataSetReference other = new DataSetReference("HP1/LLN0.Other");
        assertThat(refusal(() -> create(here, other, COUNT)).error())
                .isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(refusal(() -> directory(here, other)).error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(refusal(() -> delete(here, MADE)).error()).isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(values(here, MADE)).hasSize(1);
    }
}
