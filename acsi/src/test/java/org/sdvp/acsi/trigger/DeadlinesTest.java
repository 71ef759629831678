package org.sdvp.acsi.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.testing.ManualTimeSource;

class DeadlinesTest {
    private final ManualTimeSource time = new ManualTimeSource();
    private final List<String> done = new ArrayList<>();
    private Duration clockError = Duration.ZERO;

    /** Timers count as they should; the clock may be set meanwhile. */
    private final TimeSource skewed = new TimeSource() {
        @Override
        public Instant now() {
            return time.now().plus(clockError);
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            return time.after(delay, task);
        }
    };

    private final Deadlines deadlines = new Deadlines(skewed, Runnable::run);

    private Deadlines.Deadline after(long seconds, String name) {
        return deadlines.after(Duration.ofSeconds(seconds), () -> done.add(name));
    }

    private void advance(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void tasksRunInOrderOfTime_withOneTimer() {
        after(3, "c");
        after(1, "a");
        after(2, "b");
        after(1, "a2");
        assertThat(time.pendingTimers()).isEqualTo(1);
        advance(1);
        assertThat(done).containsExactly("a", "a2");
        assertThat(time.pendingTimers()).isEqualTo(1);
        advance(10);

        assertThat(done).containsExactly("a", "a2", "b", "c");
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void aCancelledTask_doesNotRun() {
        Deadlines.Deadline first = after(1, "a");
        after(2, "b");
        deadlines.cancel(first);
        deadlines.cancel(first);
        deadlines.cancel(null);
        advance(5);

        assertThat(done).containsExactly("b");
    }

    @Test
    void cancelAll_leavesNoTimer() {
        after(1, "a");
        after(2, "b");
        deadlines.cancelAll();

        assertThat(time.pendingTimers()).isZero();
        advance(5);
        assertThat(done).isEmpty();
    }

    @Test
    void aTaskMayAddTasks() {
        deadlines.after(Duration.ofSeconds(1), () -> after(1, "next"));
        advance(2);

        assertThat(done).containsExactly("next");
    }

    @Test
    void aClockThatIsSetBack_delaysNothing() {
        after(10, "a");
        after(20, "b");
        clockError = Duration.ofHours(-5);
        advance(10);
        assertThat(done).containsExactly("a");
        after(5, "c");
        advance(5);
        assertThat(done).containsExactly("a", "c");
        advance(5);

        assertThat(done).containsExactly("a", "c", "b");
    }

    @Test
    void aTaskAddedAfterTheClockWasSetBack_delaysNoOther() {
        after(10, "a");
        clockError = Duration.ofHours(-5);
        after(4, "c");
        advance(4);
        assertThat(done).containsExactly("c");
        advance(6);

        assertThat(done).containsExactly("c", "a");
    }
}
