package org.sdvp.acsi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.AssociationEnd;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

@Tag("sAss")
class AcsiServerTest {
    private static final Set<Role> PROVIDER = Set.of(Role.SERVICE_PROVIDER);
    private static final Fcda SETTING = Fcda.parse("HP1/GGIO1.IntSet1.setVal[SP]");
    private static final AccessPolicy ALL =
            AccessPolicy.of(List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, EnumSet.allOf(ServiceName.class))));

    private final ManualTimeSource time = new ManualTimeSource();
    private final LoopbackTransport transport = new LoopbackTransport("device");
    private final ModelValues values = new ModelValues(ContractModel.create());
    private final List<CompletableFuture<Optional<ServiceError>>> settings = new ArrayList<>();
    private final List<CompletableFuture<Optional<AddCause>>> commands = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final AcsiServer.Builder builder = AcsiServer.builder(transport.server(), values, time)
            .accessPolicy(ALL)
            .limits(ServerLimits.defaults().withAssociations(3, 2))
            .listener(new AcsiServerListener() {
                @Override
                public void onAssociated(Caller caller, String associationId) {
                    events.add("associated " + caller.peer());
                }

                @Override
                public void onEnded(String peer, String associationId, String reason) {
                    events.add("ended " + peer + ": " + reason);
                }

                @Override
                public void onFault(Caller caller, ServiceName service, Throwable fault) {
                    events.add("fault " + service + ": " + fault.getMessage());
                }
            });

    private final SettingHandler pendingSettings = (target, value, caller) -> {
        CompletableFuture<Optional<ServiceError>> outcome = new CompletableFuture<>();
        settings.add(outcome);
        return outcome;
    };

    @Test
    void withoutHandlers_theServerHasNeitherSetDataValuesNorOperate() {
        start(builder);
        BlockingAssociation association = associate("operator");

        assertThat(association.async().services())
                .contains(ServiceName.GET_DATA_VALUES, ServiceName.GET_LOGICAL_NODE_DIRECTORY)
                .doesNotContain(
                        ServiceName.SET_DATA_VALUES,
                        ServiceName.SELECT,
                        ServiceName.SELECT_WITH_VALUE,
                        ServiceName.CANCEL,
                        ServiceName.OPERATE,
                        ServiceName.TIME_ACTIVATED_OPERATE,
                        ServiceName.COMMAND_TERMINATION);
        assertThat(refusal(() -> association.setDataValue(SETTING, integer(1))).error())
                .isEqualTo(ServiceError.CLASS_NOT_SUPPORTED);
    }

    @Test
    void withoutFilesLogsAndSettingGroups_theirClassesAreNotSupported() {
        start(builder);
        BlockingAssociation association = associate("operator");

        assertThat(refusal(() -> association.getServerDirectory(ObjectClass.FILE))
                        .error())
                .isEqualTo(ServiceError.CLASS_NOT_SUPPORTED);
        for (AcsiClass each : List.of(AcsiClass.SGCB, AcsiClass.LCB, AcsiClass.LOG)) {
            assertThat(refusal(() -> association.getLogicalNodeDirectory(ObjectReference.parse("HP3/LLN0"), each))
                            .error())
                    .isEqualTo(ServiceError.CLASS_NOT_SUPPORTED);
        }
        assertThat(association.async().services())
                .doesNotContain(
                        ServiceName.GET_FILE,
                        ServiceName.SELECT_ACTIVE_SG,
                        ServiceName.GET_LCB_VALUES,
                        ServiceName.QUERY_LOG_BY_TIME);
    }

    @Test
    void settingsOfClients_goThroughTheFilterOfTheProcess() {
        ModelValues filtered = new ModelValues(new ServerModel(
                "filtered",
                List.of(new LogicalDevice(
                        "HP1",
                        List.of(
                                new LogicalNode("", "LLN0", "", List.of()),
                                new LogicalNode(
                                        "",
                                        "STMP",
                                        "1",
                                        List.of(Cdc.MV
                                                .object("Tmp")
                                                .withSubstitution()
                                                .build())))))));
        start(AcsiServer.builder(transport.server(), filtered, time)
                .accessPolicy(ALL)
                .settingHandler(SettingHandler.acceptAll())
                .processValues(new ProcessValues(filtered, time)));
        BlockingAssociation association = associate("operator");

        association.setDataValue(Fcda.parse("HP1/STMP1.Tmp.subMag.f[SV]"), new DataValue.Float32(45f));
        association.setDataValue(Fcda.parse("HP1/STMP1.Tmp.subEna[SV]"), DataValue.Bool.TRUE);

        assertThat(association.getDataValue(Fcda.parse("HP1/STMP1.Tmp.mag.f[MX]")))
                .isEqualTo(new DataValue.Float32(45f));
        assertThat(((Quality) association.getDataValue(Fcda.parse("HP1/STMP1.Tmp.q[MX]")))
                        .has(Quality.Flag.SUBSTITUTED))
                .isTrue();
    }

    @Test
    void withoutPolicy_nobodyMayAssociate() {
        start(AcsiServer.builder(transport.server(), values, time));

        Refusal refusal = refusal(() -> associate("operator"));

        assertThat(refusal).isEqualTo(Refusal.of(ServiceName.ASSOCIATE, ServiceError.ACCESS_VIOLATION, ""));
    }

    @Test
    void callerWithoutRoles_isRefusedWithoutAWord() {
        start(builder);

        Refusal refusal = refusal(() -> BlockingAssociation.associate(client("stranger", Set.of())));

        assertThat(refusal).isEqualTo(Refusal.of(ServiceName.ASSOCIATE, ServiceError.ACCESS_VIOLATION, ""));
        assertThat(events).isEmpty();
    }

    @Test
    void rolesTakenAway_refuseTheNextCallOfAnOpenAssociation() {
        CapturedListener captured = new CapturedListener();
        AcsiServer.builder(captured, values, time).accessPolicy(ALL).build().start();
        String id = captured.associate(new Caller("operator", PROVIDER));

        Refusal refusal = (Refusal) captured.call(
                new Caller("operator", Set.of()),
                new AcsiPdu.Request(
                        Optional.of(id),
                        2,
                        new GetServerDirectory.Request(ObjectClass.LOGICAL_DEVICE, Optional.empty())));

        assertThat(refusal.error()).isEqualTo(ServiceError.ACCESS_VIOLATION);
        assertThat(refusal.detail()).isEmpty();
    }

    @Test
    void associations_areLimitedForAPeerAndForAll_andCountedAgainWhenAPeerIsGone() {
        AcsiServer server = start(builder);
        AcsiClient greedy = client("greedy", PROVIDER);
        BlockingAssociation.associate(greedy);
        BlockingAssociation.associate(greedy);
        assertThat(refusal(() -> BlockingAssociation.associate(greedy)).detail())
                .contains("greedy", "2 associations");
        associate("modest");
        Refusal full = refusal(() -> associate("late"));
        assertThat(full.error()).isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(full.detail()).contains("3 associations");

        transport.cut("greedy", "link lost");

        assertThat(server.associations()).isEqualTo(1);
        assertThat(events).endsWith("ended greedy: link lost", "ended greedy: link lost");
        associate("later");
    }

    @Test
    void associationIds_areLongAndNeverTheSame() {
        start(builder.limits(ServerLimits.defaults().withAssociations(1000, 1000)));
        AcsiClient client = client("operator", PROVIDER);

        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            ids.add(BlockingAssociation.associate(client).async().id());
        }

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9]{22}"));
    }

    @Test
    void close_abortsEveryAssociation_andTakesNoMore() {
        AcsiServer server = start(builder);
        BlockingAssociation association = associate("operator");

        server.close();

        assertThat(association.async().end())
                .contains(new AssociationEnd(AssociationEnd.Kind.ABORTED_BY_SERVER, "the server is closing"));
        assertThat(server.associations()).isZero();
        assertThat(refusal(() -> associate("late")).detail()).contains("closing");
    }

    @Test
    void moreOpenCallsThanNegotiated_areRefused_untilOneIsAnswered() {
        CapturedListener captured = new CapturedListener();
        AcsiServer.builder(captured, values, time)
                .accessPolicy(ALL)
                .limits(ServerLimits.defaults().withMaxOutstandingCalls(2))
                .settingHandler(pendingSettings)
                .build()
                .start();
        Caller caller = new Caller("operator", PROVIDER);
        String id = captured.associate(caller);
        for (int i = 2; i < 4; i++) {
            assertThat(captured.send(caller, write(id, i))).isNotDone();
        }

        Refusal tooMany = (Refusal) captured.call(caller, write(id, 4));
        assertThat(tooMany.error()).isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(tooMany.detail()).contains("2 open calls");

        settings.get(0).complete(Optional.empty());
        assertThat(captured.send(caller, write(id, 5))).isNotDone();
    }

    @Test
    void release_whileCallsAreOpen_isRefused() {
        CapturedListener captured = new CapturedListener();
        AcsiServer.builder(captured, values, time)
                .accessPolicy(ALL)
                .settingHandler(pendingSettings)
                .build()
                .start();
        Caller caller = new Caller("operator", PROVIDER);
        String id = captured.associate(caller);
        CompletableFuture<AcsiPdu.Response> open = captured.send(caller, write(id, 2));
        AcsiPdu.Request release = new AcsiPdu.Request(Optional.of(id), 3, new Release.Request());

        assertThat(((Refusal) captured.call(caller, release)).error())
                .isEqualTo(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        settings.get(0).complete(Optional.empty());

        assertThat(open).isCompleted();
        assertThat(captured.call(caller, release)).isEqualTo(new Release.Response());
    }

    @Test
    void policyThatThrows_isAFaultOfTheServer_andTellsTheCallerNothing() {
        start(builder.accessPolicy(new AccessPolicy() {
            @Override
            public boolean allows(Set<Role> roles, ServiceName service) {
                return true;
            }

            @Override
            public boolean allows(Set<Role> roles, Access access) {
                throw new IllegalStateException("secret");
            }
        }));
        BlockingAssociation association = associate("operator");

        Refusal refusal = refusal(() -> association.getLogicalDeviceDirectory("HP1"));

        assertThat(refusal.error()).isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(refusal.detail()).doesNotContain("secret");
        assertThat(events).contains("fault GET_LOGICAL_DEVICE_DIRECTORY: secret");
    }

    @Test
    void controlHandlerThatFails_isReported() {
        start(builder.controlHandler((control, parameters, caller) -> {
            throw new IllegalStateException("bus error");
        }));
        BlockingAssociation association = associate("operator");

        Refusal refusal =
                refusal(() -> association.operate(ObjectReference.parse("HP1/GGIO1.SPCSO1"), DataValue.Bool.TRUE));

        assertThat(refusal.addCause()).contains(AddCause.UNKNOWN);
        assertThat(events).contains("fault OPERATE: bus error");
    }

    @Test
    void peerThatGoesWhileACommandIsUnderWay_doesNotDisturbTheCommand() {
        start(builder.controlHandler((control, parameters, caller) -> {
            CompletableFuture<Optional<AddCause>> outcome = new CompletableFuture<>();
            commands.add(outcome);
            return outcome;
        }));
        CompletableFuture<Void> operated = associate("operator")
                .async()
                .operate(ObjectReference.parse("HP1/GGIO1.SPCSO1"), DataValue.Bool.TRUE)
                .toCompletableFuture();

        transport.cut("operator", "link lost");
        commands.get(0).complete(Optional.empty());

        assertThat(operated).isCompletedExceptionally();
        assertThat(events).containsExactly("associated operator", "ended operator: link lost");
    }

    @Test
    void abortOfAnotherPeer_doesNotEndAnAssociation() {
        CapturedListener captured = new CapturedListener();
        AcsiServer server =
                AcsiServer.builder(captured, values, time).accessPolicy(ALL).build();
        server.start();
        String id = captured.associate(new Caller("operator", PROVIDER));
        AcsiPdu.Unconfirmed abort = new AcsiPdu.Unconfirmed(id, new org.sdvp.acsi.service.Abort("mine now"));

        captured.listener().onUnconfirmed(new Caller("thief", PROVIDER), abort);
        assertThat(server.associations()).isEqualTo(1);
        captured.listener().onUnconfirmed(new Caller("operator", PROVIDER), abort);

        assertThat(server.associations()).isZero();
    }

    private AcsiServer start(AcsiServer.Builder parts) {
        AcsiServer server = parts.build();
        server.start();
        return server;
    }

    private AcsiClient client(String peer, Set<Role> roles) {
        return new AcsiClient(transport.connect(new Caller(peer, roles)), ClientSettings.defaults(), time);
    }

    private BlockingAssociation associate(String peer) {
        return BlockingAssociation.associate(client(peer, PROVIDER));
    }

    private static AcsiPdu.Request write(String id, int invokeId) {
        return new AcsiPdu.Request(
                Optional.of(id),
                invokeId,
                new SetDataValues.Request(List.of(new SetDataValues.Write(SETTING, integer(invokeId)))));
    }

    private static DataValue integer(int value) {
        return new DataValue.Int(BasicType.INT32, value);
    }

    private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ServiceErrorException.class, call).refusal();
    }
}
