package org.sdvp.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LogFilesTest {
    private static final Instant TIME = Instant.parse("2026-11-23T08:00:00.123Z");

    private static LogRow row(String value, OptionalDouble number) {
        return new LogRow(
                TIME,
                "00000000000000ff",
                "HP1/RoomSTMP1.Tmp.mag.f",
                value,
                number,
                "°C",
                "good",
                Optional.of(TIME.minusMillis(5)),
                "dchg",
                "");
    }

    @Test
    void csv_hasALineOfNamesAndALinePerValue() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvFile csv = new CsvFile(out)) {
            csv.add(row("21.5", OptionalDouble.of(21.5)));
            csv.add(row("say \"a, b\"", OptionalDouble.empty()));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("time,reference,value,unit,quality,measured,reason,origin,entry\r\n"
                        + "2026-11-23T08:00:00.123Z,HP1/RoomSTMP1.Tmp.mag.f,21.5,°C,good,2026-11-23T08:00:00.118Z,dchg,,"
                        + "00000000000000ff\r\n"
                        + "2026-11-23T08:00:00.123Z,HP1/RoomSTMP1.Tmp.mag.f,\"say \"\"a, b\"\"\",°C,good,"
                        + "2026-11-23T08:00:00.118Z,dchg,,00000000000000ff\r\n");
    }

    @Test
    void parquet_isTyped_andWhatIsNotThereIsNull() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParquetFile parquet = new ParquetFile(out)) {
            parquet.add(row("21.5", OptionalDouble.of(21.5)));
            parquet.add(row("heating", OptionalDouble.empty()));
        }

        ParquetReading read = new ParquetReading(out.toByteArray());
        assertThat(read.rows).isEqualTo(2);
        assertThat(read.columns.get("value")).containsExactly(Optional.of(21.5), Optional.empty());
        assertThat(read.columns.get("text")).containsExactly(Optional.of("21.5"), Optional.of("heating"));
        assertThat(read.columns.get("unit")).containsOnly(Optional.of("°C"));
        assertThat(read.columns.get("origin")).containsOnly(Optional.empty());
        assertThat(read.columns.get("time")).containsOnly(Optional.of(1_795_420_800_123_000L));
        assertThat(read.schema.get(0).get(10).toString())
                .as("a time in UTC, of microseconds")
                .isEqualTo("{8={1=true, 2={2={}}}}");
        assertThat(read.schema.get(1).get(10).toString()).as("a text").isEqualTo("{1={}}");
    }

    @Test
    void parquet_ofNothing_isAWholeFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ParquetFile(out).close();

        ParquetReading read = new ParquetReading(out.toByteArray());
        assertThat(read.rows).isZero();
        assertThat(read.columns).hasSize(10).containsKeys("time", "reference", "value", "quality", "reason");
    }

    @RepeatedTest(20)
    void parquet_givesBackWhatWasWritten() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<LogRow> rows = new ArrayList<>();
        for (int i = random.nextInt(400); i > 0; i--) {
            rows.add(new LogRow(
                    Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L),
                    Integer.toHexString(random.nextInt()),
                    "HP1/LN" + random.nextInt(5),
                    random.nextInt(3) == 0 ? "" : "größer ≥ " + random.nextInt(),
                    random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextGaussian()),
                    "",
                    random.nextBoolean() ? "good" : "invalid",
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(random.nextInt())),
                    "dchg",
                    ""));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParquetFile parquet = new ParquetFile(out, 4_000)) {
            for (LogRow row : rows) {
                parquet.add(row);
            }
        }

        ParquetReading read = new ParquetReading(out.toByteArray());
        assertThat(read.rows).as("seed %d", seed).isEqualTo(rows.size());
        assertThat(read.groups).as("seed %d", seed).isGreaterThanOrEqualTo(rows.size() / 60);
        for (int i = 0; i < rows.size(); i++) {
            LogRow row = rows.get(i);
            assertThat(read.columns.get("time").get(i)).as("seed %d", seed).contains(micros(row.time()));
            assertThat(read.columns.get("text").get(i))
                    .isEqualTo(Optional.of(row.value()).filter(t -> !t.isEmpty()));
            assertThat(read.columns.get("value").get(i))
                    .isEqualTo(
                            row.number().isPresent() ? Optional.of(row.number().getAsDouble()) : Optional.empty());
            assertThat(read.columns.get("measured").get(i))
                    .isEqualTo(row.measured().map(LogFilesTest::micros));
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }
}
