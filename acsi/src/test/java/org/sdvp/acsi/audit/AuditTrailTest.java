package org.sdvp.acsi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.Controls;
import org.sdvp.acsi.client.OperateOptions;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.dataset.DataSetLimits;
import org.sdvp.acsi.dataset.MemoryDataSetStore;
import org.sdvp.acsi.report.ReportEngine;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.server.AcsiServerListener;
import org.sdvp.acsi.server.ResponseSize;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

class AuditTrailTest {
    private static final Fcda SETTING = Fcda.parse("HP1/GGIO1.IntSet1.setVal[SP]");
    private static final ObjectReference CONTROL = ObjectReference.parse("HP1/GGIO1.SPCSO1");
    private static final ObjectReference TIMED = ObjectReference.parse("HP1/GGIO7.Timed");
    private static final ObjectReference MEASUREMENT = ObjectReference.parse("HP1/GGIO1.AnIn1");

    private final ManualTimeSource time = new ManualTimeSource();
    private final LoopbackTransport transport = new LoopbackTransport("device");
    private final ModelValues values = new ModelValues(ContractModel.create());
    private final List<AuditRecord> records = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Optional<AddCause> refusal = Optional.empty();
    private boolean isDiskFull;

    @BeforeEach
    void serve() {
        Set<FunctionalConstraint> all = EnumSet.allOf(FunctionalConstraint.class);
        DataSetCatalogue dataSets =
                new DataSetCatalogue(values.model(), new MemoryDataSetStore(), DataSetLimits.defaults());
        ReportEngine reporting = ReportEngine.builder(values, time, dataSets, ResponseSize.estimateOfReports())
                .build();
        reporting.start();
        AcsiServer.builder(transport.server(), values, time)
                .accessPolicy(AccessPolicy.of(List.of(
                        AccessRule.everywhere(Role.SERVICE_PROVIDER, EnumSet.allOf(ServiceName.class)),
                        new AccessRule(
                                Role.USER, EnumSet.of(ServiceName.GET_DATA_VALUES), Optional.of(MEASUREMENT), all))))
                .controlHandler((control, parameters, caller) -> CompletableFuture.completedFuture(refusal))
                .settingHandler(SettingHandler.acceptAll())
                .dataSets(dataSets)
                .reporting(reporting)
                .audit(record -> {
                    if (isDiskFull) {
                        throw new UncheckedIOException(new IOException("disk full"));
                    }
                    records.add(record);
                })
                .listener(new AcsiServerListener() {
                    @Override
                    public void onFault(Caller caller, ServiceName service, Throwable fault) {
                        faults.add(service.text() + " of " + caller.peer() + ": " + fault.getMessage());
                    }
                })
                .build()
                .start();
    }

    private BlockingAssociation associate(String peer, Role role) {
        return BlockingAssociation.associate(
                new AcsiClient(transport.connect(new Caller(peer, Set.of(role))), ClientSettings.defaults(), time));
    }

    private static DataValue integer(long value) {
        return new DataValue.Int(BasicType.INT32, value);
    }

    @Test
    void whatIsReadAndGranted_leavesNoRecord() {
        BlockingAssociation association = associate("home", Role.USER);
        association.getDataValue(new Fcda(MEASUREMENT, FunctionalConstraint.MX));
        association.close();

        assertThat(records).isEmpty();
    }

    @Test
    void everyWriteOfSetDataValues_hasItsOldAndNewValueAndItsOwnResult() {
        BlockingAssociation association = associate("operator", Role.SERVICE_PROVIDER);
        association.setDataValue(SETTING, integer(4));
        association.setDataValues(List.of(
                new SetDataValues.Write(SETTING, integer(5)),
                new SetDataValues.Write(Fcda.parse("HP1/GGIO1.NoSuch.setVal[SP]"), integer(6))));

        assertThat(records).hasSize(3).allMatch(record -> record.peer().equals("operator"));
        assertThat(records.get(1))
                .isEqualTo(new AuditRecord(
                        time.now(),
                        "operator",
                        Set.of(Role.SERVICE_PROVIDER),
                        "SetDataValues",
                        SETTING.toString(),
                        "4",
                        "5",
                        "ok",
                        1));
        assertThat(records.get(2))
                .returns("instance-not-available", AuditRecord::result)
                .returns("6", AuditRecord::newValue);
    }

    @Test
    void command_hasTheStatusBefore_andTheAddCauseIfItIsRefused() {
        BlockingAssociation association = associate("operator", Role.SERVICE_PROVIDER);
        association.operate(CONTROL, DataValue.Bool.TRUE);
        refusal = Optional.of(AddCause.BLOCKED_BY_MODE);
        assertThatThrownBy(() -> association.operate(CONTROL, DataValue.Bool.TRUE))
                .isInstanceOf(ServiceErrorException.class);

        assertThat(records).extracting(AuditRecord::service).containsExactly("Operate", "Operate");
        assertThat(records).extracting(AuditRecord::result).containsExactly("ok", "blocked-by-mode");
        assertThat(records.get(0))
                .returns("false", AuditRecord::oldValue)
                .returns("true", AuditRecord::newValue)
                .returns(CONTROL.toString(), AuditRecord::reference);
    }

    @Test
    void recordThatCannotBeWritten_isAFault_andWhatWasDoneStands() {
        BlockingAssociation association = associate("operator", Role.SERVICE_PROVIDER);
        isDiskFull = true;

        association.setDataValue(SETTING, integer(4));
        assertThatThrownBy(() -> association.getDataValue(Fcda.parse("HP1/GGIO1.NoSuch.setVal[SP]")))
                .isInstanceOf(ServiceErrorException.class);

        assertThat(association.getDataValue(SETTING)).isEqualTo(integer(4));
        assertThat(faults).first().isEqualTo("SetDataValues of operator: java.io.IOException: disk full");
    }

    @Test
    void commandOfWhoIsAway_thatIsWithdrawnWithHisRole_hasItsEndOnRecord() {
        BlockingAssociation association = associate("operator", Role.SERVICE_PROVIDER);
        Controls controls = association.async().controls();
        association.await(controls.timeActivatedOperate(
                TIMED,
                controls.parameters(DataValue.Bool.TRUE, OperateOptions.NONE),
                Timestamp.of(time.now().plusSeconds(3600))));
        transport.cut("operator", "the cable is out");

        transport.changeRoles("operator", Set.of());

        assertThat(records).hasSize(2);
        assertThat(records.get(1))
                .returns("operator", AuditRecord::peer)
                .returns(Set.of(), AuditRecord::roles)
                .returns("CommandTermination", AuditRecord::service)
                .returns(TIMED.toString(), AuditRecord::reference)
                .returns("no-access-authority", AuditRecord::result);
        time.advance(Duration.ofHours(2));
        assertThat(records).hasSize(2);
    }

    @Test
    void controlBlock_tellsOnlyWhatWasSet_andWhatThatWasBefore_inWordsOfTheStandard() {
        BlockingAssociation association = associate("operator", Role.SERVICE_PROVIDER);
        ObjectReference block = ObjectReference.parse("HP2/LLN0.Meas01");
        association.await(association
                .async()
                .reports()
                .setBRCBValues(
                        block,
                        BrcbChange.NONE
                                .withDatSet(new DataSetReference("HP2/LLN0.Count"))
                                .withBufTm(500)
                                .withOptFlds(Set.of(ReportField.CONF_REV, ReportField.SEQ_NUM))
                                .withTrgOps(Set.of(TriggerOption.GI, TriggerOption.DCHG))
                                .withRptEna(true)));

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.reference()).isEqualTo("HP2/LLN0.Meas01");
            assertThat(record.newValue())
                    .isEqualTo("RptEna=true, DatSet=HP2/LLN0.Count, OptFlds=sequence-number conf-revision, BufTm=500, "
                            + "TrgOps=data-change general-interrogation");
            assertThat(record.oldValue())
                    .startsWith("RptEna=false, DatSet=HP2/LLN0.")
                    .contains("OptFlds=sequence-number report-time-stamp ", "BufTm=", ", TrgOps=data-change ")
                    .doesNotContain("RptID", "IntgPd");
        });
    }

    @Test
    void refusals_areRecorded_ofWholeServicesAndOfSingleMembers() {
        BlockingAssociation home = associate("home", Role.USER);
        assertThatThrownBy(() -> home.setDataValue(SETTING, integer(1))).isInstanceOf(ServiceErrorException.class);
        home.getDataValues(List.of(
                new Fcda(MEASUREMENT, FunctionalConstraint.MX), SETTING, Fcda.parse("HP1/GGIO1.SPCSO1.stVal[ST]")));

        assertThat(records).hasSize(2).allMatch(AuditRecord::isRefusal);
        assertThat(records.get(1))
                .returns("GetDataValues", AuditRecord::service)
                .returns(SETTING.toString(), AuditRecord::reference)
                .returns("2 members, this is the first", AuditRecord::newValue)
                .returns("access-violation", AuditRecord::result);
    }
}
