package org.sdvp.acsi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.Files;
import org.sdvp.acsi.client.SettingGroups;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.dataset.DataSetLimits;
import org.sdvp.acsi.dataset.MemoryDataSetStore;
import org.sdvp.acsi.file.DirectoryFileStore;
import org.sdvp.acsi.file.FileLimits;
import org.sdvp.acsi.log.LogEngine;
import org.sdvp.acsi.log.MemoryLogStore;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.setting.SettingGroupStore;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Octets;

/** What was there before a change, of all that is no data: control blocks, setting groups, files, data sets. */
class ValuesBeforeTest {
    private static final Fcda SETTING = Fcda.parse("HP1/GGIO1.IntSet1.setVal[SP]");
    private static final ObjectReference SGCB = ObjectReference.parse("HP3/LLN0.SGCB");
    private static final Fcda LIMIT = Fcda.parse("HP3/GGIO1.Lim.setMag[SE]");

    private final ManualTimeSource time = new ManualTimeSource();
    private final LoopbackTransport transport = new LoopbackTransport("device");
    private final ModelValues values = new ModelValues(ContractModel.create());
    private final List<AuditRecord> records = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void serve() {
        DataSetCatalogue dataSets =
                new DataSetCatalogue(values.model(), new MemoryDataSetStore(), DataSetLimits.defaults());
        LogEngine logging = LogEngine.builder(values, time, dataSets)
                .logs(new MemoryLogStore(10))
                .build();
        logging.start();
        AcsiServer.builder(transport.server(), values, time)
                .accessPolicy(AccessPolicy.of(
                        List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, EnumSet.allOf(ServiceName.class)))))
                .controlHandler((control, parameters, caller) -> CompletableFuture.completedFuture(Optional.empty()))
                .settingHandler(SettingHandler.acceptAll())
                .settingGroups(SettingGroupStore.none())
                .files(new DirectoryFileStore(folder, new FileLimits(1000, 10_000, 10)), Runnable::run)
                .dataSets(dataSets)
                .logging(logging)
                .audit(records::add)
                .build()
                .start();
    }

    private BlockingAssociation associate(String peer, Role role) {
        return BlockingAssociation.associate(
                new AcsiClient(transport.connect(new Caller(peer, Set.of(role))), ClientSettings.defaults(), time));
    }

    private static DataValue limit(float value) {
        return DataValue.Structure.of(new DataValue.Float32(value));
    }

    private static Octets octets(int length) {
        return Octets.of(new byte[length]);
    }

    @Test
    void logControlBlock_tellsWhatWasThereBefore() {
        BlockingAssociation association = associate("operator", Role.SERVICE_PROVIDER);
        ObjectReference block = ObjectReference.parse("HP2/LLN0.Hist01");
        association.await(association.async().logs().setLCBValues(block, LcbChange.NONE.withIntgPd(60_000)));
        association.await(association.async().logs().setLCBValues(block, LcbChange.NONE.withIntgPd(90_000)));

        assertThat(records.get(1))
                .returns("IntgPd=60000", AuditRecord::oldValue)
                .returns("IntgPd=90000", AuditRecord::newValue);
    }

    @Test
    void settingGroups_tellWhichGroupItWas_andTheValuesBefore() {
        BlockingAssociation association = associate("operator", Role.SERVICE_PROVIDER);
        SettingGroups groups = association.async().settingGroups();
        association.await(groups.selectActiveSG(SGCB, 1));
        association.await(groups.selectEditSG(SGCB, 3));
        association.await(groups.setEditSGValue(List.of(new SetDataValues.Write(LIMIT, limit(7)))));
        association.await(groups.setEditSGValue(List.of(new SetDataValues.Write(LIMIT, limit(8)))));
        association.await(groups.confirmEditSGValues(SGCB));

        assertThat(records)
                .extracting(record -> record.service() + " " + record.oldValue() + " -> " + record.newValue())
                .containsSubsequence(
                        "SelectActiveSG 2 -> 1",
                        "SelectEditSG 0 -> 3",
                        "SetEditSGValue 7.0 -> 8.0",
                        "ConfirmEditSGValues 3 -> ");
    }

    @Test
    void files_tellTheirSizeBefore() {
        BlockingAssociation association = associate("operator", Role.SERVICE_PROVIDER);
        Files files = association.async().files();
        association.await(files.setFile("notes.txt", octets(5)));
        association.await(files.setFile("notes.txt", octets(9)));
        association.await(files.deleteFile("notes.txt"));

        assertThat(records)
                .extracting(record -> record.service() + " " + record.oldValue() + " -> " + record.newValue())
                .containsExactly("SetFile  -> 5 octets", "SetFile 5 octets -> 9 octets", "DeleteFile 9 octets -> ");
    }

    @Test
    void dataSetThatIsDeleted_tellsItsMembers() {
        BlockingAssociation association = associate("operator", Role.SERVICE_PROVIDER);
        DataSetReference own = new DataSetReference("HP1/LLN0.Mine");
        association.await(association.async().dataSets().createDataSet(own, List.of(SETTING)));
        association.await(association.async().dataSets().deleteDataSet(own));

        assertThat(records).extracting(AuditRecord::newValue).containsExactly("[" + SETTING + "]", "");
        assertThat(records).extracting(AuditRecord::oldValue).containsExactly("", "[" + SETTING + "]");
    }

    @Test
    void values_areInTheFormInWhichPeopleTypeThem() {
        BlockingAssociation association = associate("operator", Role.SERVICE_PROVIDER);
        association.operate(ObjectReference.parse("HP1/GGIO1.AnOut1"), limit(25));

        assertThat(records.get(0).newValue()).isEqualTo("25.0");
    }
}
