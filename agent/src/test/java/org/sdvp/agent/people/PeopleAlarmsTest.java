package org.sdvp.agent.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.Sample;
import org.sdvp.agent.device.SampleQuality;
import org.sdvp.agent.device.SignalValue;

/** Alarms in a chat client. */
class PeopleAlarmsTest extends PeopleBench {
    private void sensor(SampleQuality quality) {
        driver.report(
                List.of(new Sample(HeatPumpSignal.ROOM_TEMPERATURE, new SignalValue.Real(21), time.now(), quality)));
    }

    private void every(Duration step, int times, Runnable report) {
        for (int i = 0; i < times; i++) {
            report.run();
            time.advance(step);
        }
    }

    /** What was told of the room; the machine of this test is otherwise silent, which is told too. */
    private List<String> told() {
        return home.messages().stream()
                .filter(message -> !message.contains("reports a fault"))
                .toList();
    }

    @Test
    void alarms_comeAsMessagesToThoseWhoWantThem_onceAndWithTheirEnd() {
        assertThat(home.answer(home.begin("alarms"), "complete", "wanted", "true")
                        .notes())
                .containsExactly("info: Alarms will be sent to home@sdvp.test.");
        assertThat(home.begin("alarms").field("wanted").values()).containsExactly("true");
        every(Duration.ofSeconds(30), 1, () -> sensor(SampleQuality.GOOD));
        every(Duration.ofSeconds(30), 20, () -> sensor(SampleQuality.FAILURE));
        assertThat(told()).containsExactly("hp01: the sensor \"Room\" has failed.");
        assertThat(home.begin("status").notes()).contains("warn: the sensor \"Room\" has failed.");
        assertThat(maker.begin("status").notes()).noneMatch(note -> note.contains("Room"));
        every(Duration.ofSeconds(30), 2, () -> sensor(SampleQuality.GOOD));
        assertThat(told())
                .containsExactly("hp01: the sensor \"Room\" has failed.", "hp01: the sensor \"Room\" works again.");
        assertThat(provider.messages()).isEmpty();
    }

    @Test
    void aRoomThatStaysCold_isTold_atMostOnceAnHour() {
        home.answer(home.begin("alarms"), "complete", "wanted", "true");
        every(Duration.ofMinutes(5), 11, () -> measure(HeatPumpSignal.ROOM_TEMPERATURE, 17));
        assertThat(told()).isEmpty();
        every(Duration.ofMinutes(5), 4, () -> measure(HeatPumpSignal.ROOM_TEMPERATURE, 17));
        assertThat(told()).containsExactly("hp01: the room is too cold: 17.0 °C, lowest wanted 20.0 °C.");
        every(Duration.ofMinutes(5), 20, () -> measure(HeatPumpSignal.ROOM_TEMPERATURE, 17));
        assertThat(told()).hasSize(1);
    }

    @Test
    void whoDoesNotWantAlarmsAnyMore_getsNone() {
        home.answer(home.begin("alarms"), "complete", "wanted", "true");
        assertThat(home.answer(home.begin("alarms"), "complete", "wanted", "false")
                        .notes())
                .containsExactly("info: No alarms will be sent to home@sdvp.test.");
        every(Duration.ofSeconds(30), 20, () -> sensor(SampleQuality.FAILURE));
        assertThat(home.messages()).isEmpty();
    }
}
