package org.sdvp.agent.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpCommand.ChangeSetPoint;
import org.sdvp.agent.device.HeatPumpCommand.SelectControlPlace;
import org.sdvp.agent.device.HeatPumpCommand.SelectMode;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.SetPoint;

class ControlPanelTest {

    private final ControlPanel panel =
            new ControlPanel(new HouseProfile.Wishes(20, 22, 50, OperatingMode.EXTERN), new Compressor(300, 300));

    private CommandResult remote(HeatPumpCommand command) {
        return panel.apply(command, CommandOrigin.REMOTE);
    }

    @ParameterizedTest
    @CsvSource({
        "COMFORT_MIN,9.9",
        "COMFORT_MAX,28.1",
        "HOT_WATER,39.9",
        "HOT_WATER,58.1",
        "HOT_WATER,NaN",
        "COMFORT_MIN,-Infinity"
    })
    void setPointOutOfRange_isRefusedNamingRangeAndValue(SetPoint target, double value) {
        CommandResult result = remote(new ChangeSetPoint(target, value));
        assertThat(result.reason()).isEqualTo(CommandReason.OUT_OF_RANGE);
        assertThat(result.accepted()).isFalse();
        assertThat(result.detail()).contains(target.name(), String.valueOf(value));
        assertThat(panel.comfortMin()).isEqualTo(20);
        assertThat(panel.comfortMax()).isEqualTo(22);
        assertThat(panel.hotWater()).isEqualTo(50);
    }

    @Test
    void setPointAtTheEndOfItsRange_isTaken() {
        assertThat(remote(new ChangeSetPoint(SetPoint.HOT_WATER, 58))).isEqualTo(CommandResult.ACCEPTED);
        assertThat(remote(new ChangeSetPoint(SetPoint.COMFORT_MIN, 10))).isEqualTo(CommandResult.ACCEPTED);
        assertThat(remote(new ChangeSetPoint(SetPoint.COMFORT_MAX, 28))).isEqualTo(CommandResult.ACCEPTED);
        assertThat(panel.hotWater()).isEqualTo(58);
        assertThat(panel.comfortMin()).isEqualTo(10);
        assertThat(panel.comfortMax()).isEqualTo(28);
    }

    @ParameterizedTest
    @CsvSource({"COMFORT_MIN,22.5", "COMFORT_MAX,19.5"})
    void comfortSetPointsTurnedRound_areRefused(SetPoint target, double value) {
        assertThat(remote(new ChangeSetPoint(target, value)).reason()).isEqualTo(CommandReason.INCONSISTENT);
        assertThat(panel.comfortMin()).isEqualTo(20);
        assertThat(panel.comfortMax()).isEqualTo(22);
    }

    @Test
    void underLocalControl_commandsFromAfarAreRefused_thoseFromTheHouseTaken() {
        panel.apply(new SelectControlPlace(true), CommandOrigin.LOCAL);
        CommandResult refused = remote(Plants.stop());
        assertThat(refused.reason()).isEqualTo(CommandReason.LOCAL_CONTROL);
        assertThat(panel.permitted()).isTrue();
        assertThat(panel.apply(Plants.stop(), CommandOrigin.LOCAL).accepted()).isTrue();
        assertThat(panel.permitted()).isFalse();
        assertThat(remote(new SelectControlPlace(false)).accepted()).isTrue();
        assertThat(remote(Plants.start()).accepted()).isTrue();
    }

    @Test
    void inAlwaysOn_stopFromAfarIsRefused_andAStopIsLifted() {
        remote(Plants.stop());
        assertThat(remote(new SelectMode(OperatingMode.ALWAYS_ON)).accepted()).isTrue();
        assertThat(panel.permitted()).isTrue();
        CommandResult refused = remote(Plants.stop());
        assertThat(refused.reason()).isEqualTo(CommandReason.BLOCKED_BY_MODE);
        assertThat(refused.detail()).contains("EXTERN", "ALWAYS_ON");
        assertThat(panel.permitted()).isTrue();
        remote(new SelectMode(OperatingMode.EXTERN));
        assertThat(remote(Plants.stop()).accepted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = OperatingMode.class,
            names = {"SPOT_PRICE", "WIND_POWER", "CO2"})
    void modesThatNeedALocalPlan_areRefused(OperatingMode mode) {
        assertThat(remote(new SelectMode(mode)).reason()).isEqualTo(CommandReason.NOT_SUPPORTED);
        assertThat(panel.mode()).isEqualTo(OperatingMode.EXTERN);
    }
}
