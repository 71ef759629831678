package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.MEAS;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.testing.DeliveryQueue;
import org.sdvp.model.TriggerOption;

/**
 * Events, group commits, slow and lost links, losses of power, interrogations and purges in any order: a client that
 * resumes from the last entry it has handled gets every durable event once and in order, or is told by BufOvfl where
 * some are missing.
 */
@Tag("sBr")
class ResumePropertyTest {
    private static final int STEPS = 400;

    private final DeliveryQueue wire = new DeliveryQueue();
    private final ReportBench bench = new ReportBench();

    // The device.
    private KeptBuffers disk = new KeptBuffers(1);
    private long lastCount;
    private final List<Long> waiting = new ArrayList<>();
    private final List<Long> durable = new ArrayList<>();

    // The client: what it would have on its disk, and its association.
    private EntryId lastHandled = EntryId.NONE;
    private int handledUpTo;
    private boolean mayHaveMissed;
    private @Nullable ClientAssociation association;

    private int seamless;
    private int overflows;

    @RepeatedTest(60)
    void everyDurableEventComesOnceAndInOrder_orBufOvfl(RepetitionInfo run) {
        long seed = 1_000_003L * run.getCurrentRepetition();
        Random random = new Random(seed);
        disk = new KeptBuffers(random.nextBoolean() ? 12 : 10_000).waitForCommit();
        bench.buffers = disk;
        bench.limits = new ReportLimits(1 + random.nextInt(6), 100, 100);
        bench.lanes = () -> wire;
        bench.start();
        try {
            for (int step = 0; step < STEPS; step++) {
                act(random);
            }
            settle();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        assertThat(handledUpTo)
                .as("seed %d: all that is durable was handled", seed)
                .isEqualTo(durable.size());
    }

    private void act(Random random) {
        switch (random.nextInt(20)) {
            case 0 -> cut();
            case 1 -> losePower(random);
            case 2, 3 -> connect(random);
            case 4 -> interrogate();
            case 5 -> bench.advance(300);
            case 6 -> purge(random);
            case 7, 8, 9 -> commit();
            case 10, 11, 12, 13 -> deliver(random.nextInt(8));
            case 14 -> burst(random.nextInt(20));
            default -> event();
        }
    }

    private void event() {
        waiting.add(++lastCount);
        bench.count(lastCount);
    }

    private void burst(int events) {
        for (int i = 0; i < events; i++) {
            event();
            commit();
        }
    }

    private void commit() {
        durable.addAll(waiting);
        waiting.clear();
        disk.commit();
    }

    private void deliver(int messages) {
        for (int i = 0; i < messages && wire.size() > 0; i++) {
            wire.deliverNext();
        }
    }

    private void cut() {
        bench.cut("centre");
        association = null;
        // Those that notice are not lost with the link; what was under way is.
        wire.deliverAll();
    }

    private void losePower(Random random) {
        while (wire.size() > 0 && random.nextInt(4) > 0) {
            wire.deliverNext();
        }
        while (wire.size() > 0) {
            wire.dropNext();
        }
        association = null;
        waiting.clear();
        disk.losePower();
        bench.advance(random.nextInt(50));
        bench.start();
        // The device reads its inputs anew; what it then has to say is an event like any other.
        event();
    }

    private void connect(Random random) {
        if (association != null) {
            return;
        }
        bench.client("centre").associate().whenComplete((opened, failure) -> association = opened);
        wire.deliverAll();
        ClientAssociation opened = association;
        assertThat(opened).isNotNull();
        opened.reports().listen(MEAS.toString(), this::handle);
        opened.reports()
                .resumeFrom(MEAS, lastHandled)
                .whenComplete((how, failure) -> assertThat(failure).isNull());
        deliver(random.nextInt(20));
    }

    private void interrogate() {
        if (association != null) {
            association.reports().setBRCBValues(MEAS, BrcbChange.NONE.withGi(true));
        }
    }

    private void purge(Random random) {
        if (association != null && random.nextInt(3) == 0) {
            association.reports().setBRCBValues(MEAS, BrcbChange.NONE.withRptEna(false));
            association.reports().setBRCBValues(MEAS, BrcbChange.NONE.withPurgeBuf(true));
            wire.deliverAll();
            cut();
        }
    }

    private void handle(Report report) {
        boolean ovfl = report.bufOvfl().orElseThrow();
        Report.Member member = report.members().get(report.members().size() - 1);
        if (member.reasons().contains(TriggerOption.DCHG)) {
            int at = durable.indexOf(ReportBench.counted(report));
            assertThat(at).as("what is sent is durable").isNotNegative();
            if (ovfl || mayHaveMissed) {
                assertThat(at).as("nothing comes twice").isGreaterThanOrEqualTo(handledUpTo);
                mayHaveMissed = false;
            } else {
                assertThat(at).as("nothing is missing and nothing comes twice").isEqualTo(handledUpTo);
            }
            handledUpTo = at + 1;
        } else if (ovfl) {
            mayHaveMissed = true;
        }
        overflows += ovfl ? 1 : 0;
        seamless += ovfl ? 0 : 1;
        lastHandled = report.entryId().orElseThrow();
    }

    /** Everything calms down, and one more event shows that the client is up to date. */
    private void settle() {
        commit();
        wire.deliverAll();
        cut();
        connect(new Random(0));
        wire.deliverAll();
        event();
        commit();
        wire.deliverAll();
        assertThat(overflows).as("reports with BufOvfl").isPositive();
        assertThat(seamless).as("reports without BufOvfl").isPositive();
    }
}
