package org.sdvp.agent.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
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
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.ServerModel;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.CtlModel;
import org.sdvp.model.cdc.Enumerations;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

class DeviceServerTest {
    private static final ObjectReference BRCB = ObjectReference.parse("HP1/LLN0.Stat01");
    private static final Fcda LOC = fcda("HP1/LLN0.Loc.stVal");

    private final ManualTimeSource time = new ManualTimeSource();
    private final LoopbackTransport net = new LoopbackTransport("hp01");
    private final List<AutoCloseable> open = new ArrayList<>();

    private static Fcda fcda(String reference) {
        return new Fcda(ObjectReference.parse(reference), FunctionalConstraint.ST);
    }

    private static ServerModel model(ControlBlocks blocks) {
        var modes = Enumerations.named("BehaviourModeKind");
        LogicalNode zero = new LogicalNode(
                "",
                "LLN0",
                "",
                List.of(
                        Cdc.ENS.object("Beh").enumeration(modes).build(),
                        Cdc.ENC
                                .object("Mod")
                                .enumeration(modes)
                                .value("stVal", "on")
                                .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                                .build(),
                        Cdc.SPS.object("Loc").value("q", "good").build(),
                        Cdc.SPC
                                .object("LocSta")
                                .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                                .build()),
                blocks);
        return new ServerModel("HP1", List.of(new LogicalDevice("HP1", List.of(zero))));
    }

    private static ControlBlocks reporting() {
        ReportControl control = new ReportControl(
                "Stat",
                true,
                "",
                Optional.of("Status"),
                1,
                EnumSet.allOf(ReportField.class),
                0,
                EnumSet.of(TriggerOption.DCHG, TriggerOption.QCHG),
                0,
                2,
                true);
        return new ControlBlocks(
                List.of(new DataSet("Status", List.of(fcda("HP1/LLN0.Loc")))),
                List.of(control),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private DeviceServer serve(ProcessValues process) {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        DeviceServer server = DeviceServer.builder(net.server(), process, time)
                .worker(worker)
                .accessPolicy(AccessPolicy.of(
                        List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, EnumSet.allOf(ServiceName.class)))))
                .build();
        server.start();
        open.add(() -> {
            server.close();
            worker.shutdown();
        });
        return server;
    }

    private BlockingAssociation associate() {
        AcsiClient client = new AcsiClient(
                net.connect(new Caller("operator", Set.of(Role.SERVICE_PROVIDER))), ClientSettings.defaults(), time);
        BlockingAssociation association = BlockingAssociation.associate(client);
        open.add(0, association);
        return association;
    }

    private static void write(ProcessValues process, Fcda target, DataValue value) {
        process.update(List.of(
                new ModelValues.Write(process.values().model().select(target).orElseThrow(), value)));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void report_bringsWhatTheProcessSays() throws Exception {
        ProcessValues process = new ProcessValues(new ModelValues(model(reporting())), time);
        serve(process);
        BlockingAssociation association = associate();
        var reports = new LinkedBlockingQueue<Report>();
        association.async().reports().listen(BRCB.toString(), reports::add);
        association.await(association.async().reports().resumeFrom(BRCB, EntryId.NONE));

        write(process, LOC, DataValue.Bool.TRUE);

        Report report = reports.poll(30, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        assertThat(report.members()).singleElement().satisfies(member -> {
            assertThat(((DataValue.Structure) member.value()).members()).contains(DataValue.Bool.TRUE, Quality.GOOD);
            assertThat(member.reasons()).containsExactly(TriggerOption.DCHG);
        });
    }

    @Test
    void services_followFromWhatTheModelHas() {
        serve(new ProcessValues(new ModelValues(model(ControlBlocks.NONE)), time));

        assertThat(associate().async().services())
                .contains(ServiceName.GET_DATA_SET_VALUES, ServiceName.OPERATE)
                .doesNotContain(
                        ServiceName.REPORT,
                        ServiceName.GET_BRCB_VALUES,
                        ServiceName.GET_SGCB_VALUES,
                        ServiceName.GET_FILE);
    }

    @Test
    void mod_isCarriedOutWithoutAHandler_otherControlsAreNotSupported() {
        ProcessValues process = new ProcessValues(new ModelValues(model(ControlBlocks.NONE)), time);
        serve(process);
        BlockingAssociation association = associate();

        association.operate(ObjectReference.parse("HP1/LLN0.Mod"), new DataValue.Int(BasicType.ENUMERATED, 3));

        assertThat(association.getDataValue(fcda("HP1/LLN0.Beh.stVal")))
                .isEqualTo(new DataValue.Int(BasicType.ENUMERATED, 3));
        assertThatThrownBy(() -> association.operate(ObjectReference.parse("HP1/LLN0.LocSta"), DataValue.Bool.TRUE))
                .isInstanceOf(ServiceErrorException.class);
    }

    @Test
    void close_afterTheWorkerIsGone_saysSo() throws Exception {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        DeviceServer server = DeviceServer.builder(
                        net.server(), new ProcessValues(new ModelValues(model(reporting())), time), time)
                .worker(worker)
                .build();
        server.start();
        worker.shutdown();
        assertThat(worker.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(server::close)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(RejectedExecutionException.class);
    }
}
