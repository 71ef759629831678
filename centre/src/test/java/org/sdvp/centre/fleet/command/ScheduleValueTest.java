package org.sdvp.centre.fleet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.centre.fleet.DeviceId;

class ScheduleValueTest {
    private static final DeviceId ONE = new DeviceId("hp01@example.org");
    private static final DeviceId OTHER = new DeviceId("hp02@example.org");

    @Test
    void valuesForEachDevice_comeBackAsTheyWere() {
        ScheduleValue value = new ScheduleValue(
                Instant.parse("2026-11-24T00:00:00Z"),
                Duration.ofMinutes(15),
                ScheduleValue.Repeat.DAILY,
                OptionalInt.of(50),
                List.of(),
                Map.of(ONE, List.of("on", "on", "off", "on"), OTHER, List.of("off")));
        assertThat(value.json()).contains("\"hp01@example.org\":[\"on*2\",\"off\",\"on\"]");
        assertThat(ScheduleValue.parse(value.json())).isEqualTo(value);
        assertThat(value.of(OTHER)).contains(List.of("off"));
        assertThat(value.of(new DeviceId("hp03@example.org"))).isEmpty();
    }

    @Test
    void valuesForAll_areThoseOfEveryDevice() {
        ScheduleValue value = ScheduleValue.parse(
                "{\"start\":\"2026-11-24T00:00:00Z\",\"intervalSeconds\":3600,\"values\":[21.5,\"20*2\"]}");
        assertThat(value.of(ONE)).contains(List.of("21.5", "20", "20"));
        assertThat(value.repeat()).isEqualTo(ScheduleValue.Repeat.ONCE);
        assertThat(value.priority()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | a JSON object",
                "{ | a JSON object",
                "{\"start\":\"tomorrow\",\"intervalSeconds\":9,\"values\":[1]} | start",
                "{\"start\":\"2026-11-24T00:00:00Z\",\"values\":[1]} | intervalSeconds",
                "{\"start\":\"2026-11-24T00:00:00Z\",\"intervalSeconds\":0,\"values\":[1]} | intervalSeconds",
                "{\"start\":\"2026-11-24T00:00:00Z\",\"intervalSeconds\":9} | got none",
                "{\"start\":\"2026-11-24T00:00:00Z\",\"intervalSeconds\":9,\"values\":[]} | an array of values",
                "{\"start\":\"2026-11-24T00:00:00Z\",\"intervalSeconds\":9,\"values\":[null]} | a value",
                "{\"start\":\"2026-11-24T00:00:00Z\",\"intervalSeconds\":9,\"values\":[\"a*9999\",\"a\"]} | at most",
                "{\"start\":\"2026-11-24T00:00:00Z\",\"intervalSeconds\":9,\"values\":[1],\"repeat\":\"often\"} | repeat",
                "{\"start\":\"2026-11-24T00:00:00Z\",\"intervalSeconds\":9,\"values\":[1],\"priority\":-1} | priority",
                "{\"start\":\"2026-11-24T00:00:00Z\",\"intervalSeconds\":9,\"devices\":{\"x\":[1]}} | a bare address",
                "{\"start\":\"2026-11-24T00:00:00Z\",\"intervalSeconds\":9,\"values\":[1],\"end\":1} | one of",
            })
    void whatIsWrong_isNamed(String json, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleValue.parse(json))
                .withMessageContaining(named);
    }
}
