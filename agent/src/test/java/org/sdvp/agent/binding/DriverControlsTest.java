package org.sdvp.agent.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.control.ControlRefusedException;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.heatpump.HeatPumpControl;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

class DriverControlsTest {
    private static final Caller PROVIDER = new Caller("operator@sdvp.test/x", Set.of(Role.SERVICE_PROVIDER));
    private static final Caller HOME = new Caller("home@sdvp.test/x", Set.of(Role.USER));
    private static final DataValue EXTERN = new DataValue.Int(BasicType.ENUMERATED, 5);

    private final HeatPumpModel model = HeatPumpModel.create("HP1");
    private final FakeDriver driver = new FakeDriver();
    private final List<String> told = new ArrayList<>();
    private final DriverControls controls = new DriverControls(model, driver, new DriverControls.CommandLog() {
        @Override
        public void onAccepted(HeatPumpCommand command, Caller caller, CommandResult result) {
            told.add("accepted " + command.name() + " " + result.delay().toSeconds());
        }

        @Override
        public void onRefused(HeatPumpCommand command, Caller caller, CommandResult result) {
            told.add("refused " + command.name() + " " + result.reason());
        }
    });

    private static DataValue analogue(float value) {
        return DataValue.Structure.of(new DataValue.Float32(value));
    }

    private static Operate.Parameters parameters(DataValue ctlVal, OrCat orCat, boolean test) {
        Timestamp now = Timestamp.of(Instant.parse("2026-01-01T00:00:00Z"));
        return new Operate.Parameters(ctlVal, new Originator(orCat, "test"), 1, now, test, Check.NONE);
    }

    private Optional<AddCause> operate(HeatPumpControl control, DataValue ctlVal, Caller caller, OrCat orCat) {
        return controls.operate(model.control(control), parameters(ctlVal, orCat, false), caller)
                .toCompletableFuture()
                .join();
    }

    private HeatPumpCommand commandOf(HeatPumpControl control, DataValue ctlVal) {
        assertThat(operate(control, ctlVal, PROVIDER, OrCat.REMOTE_CONTROL)).isEmpty();
        return driver.applied().get(driver.applied().size() - 1).command();
    }

    @Test
    void everyControl_isTheCommandOfTheMachine() {
        assertThat(commandOf(HeatPumpControl.COMFORT_MIN, analogue(20.5f)))
                .isEqualTo(new HeatPumpCommand.ChangeSetPoint(SetPoint.COMFORT_MIN, 20.5));
        assertThat(commandOf(HeatPumpControl.COMFORT_MAX, analogue(23)))
                .isEqualTo(new HeatPumpCommand.ChangeSetPoint(SetPoint.COMFORT_MAX, 23));
        assertThat(commandOf(HeatPumpControl.HOT_WATER, analogue(50)))
                .isEqualTo(new HeatPumpCommand.ChangeSetPoint(SetPoint.HOT_WATER, 50));
        assertThat(commandOf(HeatPumpControl.PERMIT_RUN, DataValue.Bool.FALSE))
                .isEqualTo(new HeatPumpCommand.PermitRun(false));
        assertThat(commandOf(HeatPumpControl.OPERATING_MODE, EXTERN))
                .isEqualTo(new HeatPumpCommand.SelectMode(OperatingMode.EXTERN));
        assertThat(commandOf(HeatPumpControl.CONTROL_PLACE, DataValue.Bool.TRUE))
                .isEqualTo(new HeatPumpCommand.SelectControlPlace(true));
    }

    @Test
    void setPointReachesTheMachine_asTheDecimalThatWasMeant() {
        assertThat(commandOf(HeatPumpControl.COMFORT_MIN, analogue(21.3f)))
                .isEqualTo(new HeatPumpCommand.ChangeSetPoint(SetPoint.COMFORT_MIN, 21.3));
    }

    @ParameterizedTest
    @CsvSource({
        "OUT_OF_RANGE, INVALID_POSITION",
        "INCONSISTENT, INCONSISTENT_PARAMETERS",
        "LOCAL_CONTROL, BLOCKED_BY_SWITCHING_HIERARCHY",
        "BLOCKED_BY_MODE, BLOCKED_BY_MODE",
        "NOT_SUPPORTED, NOT_SUPPORTED",
        "DEVICE_UNAVAILABLE, BLOCKED_BY_HEALTH",
        "MINIMUM_OFF_TIME, BLOCKED_BY_PROCESS"
    })
    void refusalOfTheMachine_isAnAddCause_inItsOwnWords(CommandReason reason, AddCause expected) {
        driver.answer(CommandResult.refused(reason, "expected this, but got that"));
        assertThatThrownBy(
                        () -> operate(HeatPumpControl.PERMIT_RUN, DataValue.Bool.TRUE, PROVIDER, OrCat.REMOTE_CONTROL))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ControlRefusedException.class,
                        refused -> assertThat(refused.addCause()).isEqualTo(expected))
                .hasMessage("expected this, but got that");
        assertThat(told).containsExactly("refused PERMIT_RUN " + reason);
    }

    @Test
    void delayedCommand_isAccepted() {
        driver.answer(CommandResult.delayed(CommandReason.MINIMUM_RUN_TIME, Duration.ofSeconds(90), "later"));
        assertThat(operate(HeatPumpControl.PERMIT_RUN, DataValue.Bool.FALSE, PROVIDER, OrCat.REMOTE_CONTROL))
                .isEmpty();
        assertThat(told).containsExactly("accepted PERMIT_RUN 90");
    }

    @Test
    void testCommand_movesNothing() {
        assertThat(controls.operate(
                                model.control(HeatPumpControl.PERMIT_RUN),
                                parameters(DataValue.Bool.FALSE, OrCat.REMOTE_CONTROL, true),
                                PROVIDER)
                        .toCompletableFuture()
                        .join())
                .isEmpty();
        assertThat(driver.applied()).isEmpty();
    }

    @Test
    void onlyTheHomeOwner_isBelievedToBeOnTheSpot() {
        operate(HeatPumpControl.COMFORT_MIN, analogue(20), HOME, OrCat.BAY_CONTROL);
        operate(HeatPumpControl.COMFORT_MIN, analogue(20), HOME, OrCat.REMOTE_CONTROL);
        operate(HeatPumpControl.COMFORT_MIN, analogue(20), PROVIDER, OrCat.MAINTENANCE);
        assertThat(driver.applied())
                .extracting(FakeDriver.Applied::origin)
                .containsExactly(CommandOrigin.LOCAL, CommandOrigin.REMOTE, CommandOrigin.REMOTE);
    }

    @Test
    void objectWithNothingBehindIt_isNotSupported() {
        ObjectReference mod = ObjectReference.parse("HP1/LLN0.Mod");
        assertThatThrownBy(() -> controls.operate(mod, parameters(EXTERN, OrCat.REMOTE_CONTROL, false), PROVIDER))
                .isInstanceOfSatisfying(
                        ControlRefusedException.class,
                        refused -> assertThat(refused.addCause()).isEqualTo(AddCause.NOT_SUPPORTED));
    }
}
