package org.sdvp.acsi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
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
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

@Tag("sSrv")
class SetDataValuesTest {
    private static final Fcda SETTING = Fcda.parse("HP1/GGIO1.IntSet1.setVal[SP]");
    private static final AccessPolicy ALL =
            AccessPolicy.of(List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, EnumSet.allOf(ServiceName.class))));

    private final ManualTimeSource time = new ManualTimeSource();
    private final LoopbackTransport transport = new LoopbackTransport("device");
    private final ModelValues values = new ModelValues(ContractModel.create());
    private final List<CompletableFuture<Optional<ServiceError>>> settings = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final AcsiServer.Builder builder = AcsiServer.builder(transport.server(), values, time)
            .accessPolicy(ALL)
            .listener(new AcsiServerListener() {
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
    void setting_isWrittenToTheModelWhenTheDeviceHasTakenIt() {
        start(builder.settingHandler(pendingSettings));
        CompletableFuture<Void> written =
                associate().async().setDataValue(SETTING, integer(5)).toCompletableFuture();
        assertThat(read()).isEqualTo(integer(0));

        settings.get(0).complete(Optional.empty());

        assertThat(written).isCompleted();
        assertThat(read()).isEqualTo(integer(5));
    }

    @Test
    void settings_ofOneRequest_areOfferedOneAfterAnother() {
        start(builder.settingHandler(pendingSettings));
        CompletableFuture<List<Optional<ServiceError>>> results = associate()
                .async()
                .setDataValues(List.of(
                        new SetDataValues.Write(SETTING, integer(5)), new SetDataValues.Write(SETTING, integer(6))))
                .toCompletableFuture();
        assertThat(settings).hasSize(1);

        settings.get(0).complete(Optional.of(ServiceError.INSTANCE_IN_USE));
        assertThat(settings).hasSize(2);
        settings.get(1).complete(Optional.empty());

        assertThat(results).isCompletedWithValue(List.of(Optional.of(ServiceError.INSTANCE_IN_USE), Optional.empty()));
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void deviceThatStaysSilent_endsTheWaitForSettings_andLaterOnesAreNotOffered() {
        start(builder.settingHandler(pendingSettings));
        CompletableFuture<List<Optional<ServiceError>>> results = associate()
                .async()
                .setDataValues(List.of(
                        new SetDataValues.Write(Fcda.parse("HP1/GGIO1.AnIn1.mag[MX]"), integer(1)),
                        new SetDataValues.Write(SETTING, integer(5)),
                        new SetDataValues.Write(SETTING, integer(6))))
                .toCompletableFuture();

        time.advance(Duration.ofSeconds(8));

        Optional<ServiceError> late = Optional.of(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(results).isCompletedWithValue(List.of(Optional.of(ServiceError.ACCESS_VIOLATION), late, late));
        settings.get(0).complete(Optional.empty());
        assertThat(read()).as("the device took it after all").isEqualTo(integer(5));
        assertThat(settings).hasSize(1);
    }

    @Test
    void longList_doesNotGrowTheStack_andOneThatIsTooLongIsRefused() {
        start(builder.settingHandler(SettingHandler.acceptAll())
                .limits(ServerLimits.defaults().withMaxReferencesPerCall(50_000).withMaxMessageSize(2_000_000)));
        BlockingAssociation association = associate(ClientSettings.defaults().withMaxMessageSize(2_000_000));
        List<SetDataValues.Write> writes = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            writes.add(new SetDataValues.Write(SETTING, integer(i % 50)));
        }

        assertThat(association.setDataValues(writes)).hasSize(50_000).allMatch(Optional::isEmpty);
        writes.add(writes.get(0));
        assertThat(refusal(() -> association.setDataValues(writes)).error())
                .isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
    }

    @Test
    void settingHandlerThatFails_isAFaultOfThatMemberOnly() {
        start(builder.settingHandler((target, value, caller) -> {
            if (value.equals(integer(1))) {
                throw new IllegalStateException("bus error");
            }
            return value.equals(integer(2))
                    ? CompletableFuture.failedFuture(new IllegalStateException("no power"))
                    : CompletableFuture.completedFuture(Optional.empty());
        }));

        List<Optional<ServiceError>> results = associate()
                .setDataValues(List.of(
                        new SetDataValues.Write(SETTING, integer(1)),
                        new SetDataValues.Write(SETTING, integer(2)),
                        new SetDataValues.Write(SETTING, integer(3))));

        Optional<ServiceError> fault = Optional.of(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(results).containsExactly(fault, fault, Optional.empty());
        assertThat(events).anyMatch(event -> event.contains("bus error")).anyMatch(event -> event.contains("no power"));
    }

    @Test
    void noErrorOfTheDevice_countsAsTaken() {
        start(builder.settingHandler(
                (target, value, caller) -> CompletableFuture.completedFuture(Optional.of(ServiceError.NO_ERROR))));

        associate().setDataValue(SETTING, integer(5));

        assertThat(read()).isEqualTo(integer(5));
    }

    private static void start(AcsiServer.Builder parts) {
        parts.build().start();
    }

    private BlockingAssociation associate() {
        return associate(ClientSettings.defaults());
    }

    private BlockingAssociation associate(ClientSettings settings) {
        return BlockingAssociation.associate(new AcsiClient(
                transport.connect(new Caller("operator", Set.of(Role.SERVICE_PROVIDER))), settings, time));
    }

    private DataValue read() {
        return values.get(values.model().select(SETTING).orElseThrow());
    }

    private static DataValue integer(int value) {
        return new DataValue.Int(BasicType.INT32, value);
    }

    private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ServiceErrorException.class, call).refusal();
    }
}
