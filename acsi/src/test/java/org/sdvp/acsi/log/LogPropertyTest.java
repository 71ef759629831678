package org.sdvp.acsi.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.log.LogBench.COUNT;
import static org.sdvp.acsi.log.LogBench.DAY;
import static org.sdvp.acsi.log.LogBench.MEAS;
import static org.sdvp.acsi.log.LogBench.counts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.log.LogBench.Client;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.model.value.EntryTime;

/**
 * Whatever clients set, whenever the device is restarted, whichever way its clock goes: what a block sees while it is
 * enabled is in the log once and in order, and every way to query finds it there.
 */
@Tag("sLog")
class LogPropertyTest {
    private static final int STEPS = 150;

    private LogBench bench = new LogBench();
    private Random random = new Random();
    private final List<Long> expected = new ArrayList<>();
    private long counted;
    private int connections;

    private Client connect(int maxMessageSize) {
        return bench.connect(
                "client" + ++connections,
                Role.SERVICE_PROVIDER,
                ClientSettings.defaults().withMaxMessageSize(maxMessageSize));
    }

    @RepeatedTest(30)
    void nothingIsLostOrDoubled(RepetitionInfo run) {
        long seed = run.getCurrentRepetition() * 6_700_417L;
        random = new Random(seed);
        bench = new LogBench().start();
        bench.store = new MemoryLogStore(100_000);
        bench.start();
        Client client = connect(65_536);
        boolean enabled = false;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(12)) {
                case 0 -> {
                    enabled = !enabled;
                    client.set(COUNT, LcbChange.NONE.withLogEna(enabled));
                }
                case 1 -> {
                    if (!enabled) {
                        client.set(COUNT, LcbChange.NONE.withBufTm(random.nextInt(3) * 400L));
                    }
                }
                case 2 -> client.set(MEAS, LcbChange.NONE.withLogEna(random.nextBoolean()));
                case 3 -> bench.advance(random.nextInt(1000));
                case 4 -> bench.temperature(1, random.nextInt(100));
                case 5 -> client = restart(client);
                default -> {
                    bench.count(++counted);
                    if (enabled) {
                        expected.add(counted);
                    }
                }
            }
        }
        bench.stop();
        bench.start();

        String where = "seed " + seed;
        List<LogEntry> held = bench.held(DAY);
        assertThat(counts(held.stream().filter(LogPropertyTest::isOfCount).toList()))
                .as(where)
                .isEqualTo(expected);
        assertThat(held.stream().map(entry -> entry.entryId().value()))
                .as(where)
                .isSorted()
                .doesNotHaveDuplicates();
        for (int i = 0; i < 5 && !held.isEmpty(); i++) {
            query(held, where);
        }
    }

    private Client restart(Client client) {
        if (random.nextInt(3) > 0) {
            return client;
        }
        bench.stop();
        if (random.nextBoolean()) {
            bench.setClock(Instant.parse("2026-01-01T00:00:00Z")
                    .plusSeconds(random.nextInt(200) - 100L)
                    .toString());
        }
        bench.start();
        return connect(65_536);
    }

    private void query(List<LogEntry> held, String where) {
        Client client = connect(1024 + random.nextInt(3000));
        int from = random.nextInt(held.size());
        int most = 1 + random.nextInt(held.size());
        int to = Math.min(held.size(), from + 1 + most);
        assertThat(client.after(DAY, held.get(from).entryId(), most).entries())
                .as("%s, %d entries after the one at %d", where, most, from)
                .isEqualTo(held.subList(from + 1, to));
        assertThat(client.all(DAY)).as(where).isEqualTo(held);
        EntryTime one = held.get(random.nextInt(held.size())).timeOfEntry();
        EntryTime other = held.get(random.nextInt(held.size())).timeOfEntry();
        boolean inOrder = !other.instant().isBefore(one.instant());
        EntryTime start = inOrder ? one : other;
        EntryTime stop = inOrder ? other : one;
        assertThat(client.association()
                        .await(client.logs().queryLogByTime(DAY, Optional.of(start), Optional.of(stop), 100_000))
                        .entries())
                .as("%s, %s to %s", where, start, stop)
                .isEqualTo(held.stream()
                        .filter(entry -> !entry.timeOfEntry().instant().isBefore(start.instant())
                                && !entry.timeOfEntry().instant().isAfter(stop.instant()))
                        .toList());
        assertThat(client.after(DAY, EntryId.NONE, 1).entries()).containsExactly(held.get(0));
    }

    private static boolean isOfCount(LogEntry entry) {
        return entry.values().get(0).reference().reference().name().equals("stVal");
    }
}
