package org.sdvp.xmpp.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Abort;

/** What a report is does not matter here: a message with a number in it stands for one. */
class ReportFlowTest {
    private static final ReportFlow.Settings SMALL = new ReportFlow.Settings(4, 10, Duration.ofMinutes(2));

    private final Client client = new Client();
    private final ReportFlow flow = new ReportFlow(client, SMALL);

    @Test
    void everyFourthReport_asksForAnAcknowledgement() {
        send(9);
        assertThat(client.asked).containsExactly("3", "7");
    }

    @Test
    void withoutAcknowledgement_noMoreThanTheWindowLeave_andTheRestAfterIt() {
        List<CompletableFuture<Void>> sent = send(20);
        assertThat(client.came).hasSize(10);
        assertThat(sent.get(12)).isNotDone();
        client.acknowledge();
        assertThat(client.came).hasSize(14);
        client.acknowledge();
        client.acknowledge();
        assertThat(client.came).hasSize(20);
        assertThat(sent.get(12)).isCompleted();
    }

    @Test
    void patience_growsWithWhatIsAhead() {
        send(8);
        assertThat(client.patience).containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(4));
    }

    @Test
    void reportThatIsNotAcknowledged_failsEverythingThatWaits_andAllThatCome() {
        List<CompletableFuture<Void>> sent = send(12);
        client.waiting.remove().completeExceptionally(new IllegalStateException("no answer within 2 min"));
        assertThat(sent.get(0)).isCompleted();
        assertThat(sent.get(3)).isCompletedExceptionally();
        assertThat(sent.get(11)).isCompletedExceptionally();
        assertThatThrownBy(() -> flow.send(message(99)).toCompletableFuture().join())
                .hasMessageContaining("no answer within 2 min");
        assertThat(client.came).hasSize(10);
    }

    @Test
    void ended_failsWhatWaits() {
        List<CompletableFuture<Void>> sent = send(12);
        flow.end(new IllegalStateException("gone"));
        assertThat(sent.get(11)).isCompletedExceptionally();
    }

    @Test
    void streamThatTakesNothing_failsThatReport() {
        client.broken = true;
        assertThat(send(1).get(0)).isCompletedExceptionally();
    }

    @Test
    void settingsThatCannotWork_areRefused() {
        assertThatThrownBy(() -> new ReportFlow.Settings(64, 63, Duration.ofMinutes(1)))
                .hasMessageContaining("every <= window");
    }

    /** However sends and acknowledgements fall, all come, once, in order, and never more than the window wait. */
    @RepeatedTest(50)
    void anyOrderOfSendsAndAcknowledgements_losesAndDoublesNothing() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int sent = 0;
        while (sent < 300 || !client.waiting.isEmpty()) {
            if (sent < 300 && random.nextBoolean()) {
                flow.send(message(sent++));
            } else if (!client.waiting.isEmpty()) {
                client.acknowledge();
            }
            assertThat(flow.underWay()).as("seed %s", seed).isBetween(0L, 10L);
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(Integer.toString(i));
        }
        assertThat(client.came).as("seed %s", seed).isEqualTo(all);
    }

    private List<CompletableFuture<Void>> send(int count) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(flow.send(message(i)).toCompletableFuture());
        }
        return sent;
    }

    private static AcsiPdu.Unconfirmed message(int number) {
        return new AcsiPdu.Unconfirmed("a1", new Abort(Integer.toString(number)));
    }

    private static String number(AcsiPdu.Unconfirmed message) {
        return ((Abort) message.service()).reason();
    }

    private static final class Client implements ReportFlow.Stream {
        final List<String> came = new ArrayList<>();
        final List<String> asked = new ArrayList<>();
        final List<Duration> patience = new ArrayList<>();
        final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
        boolean broken;

        @Override
        public void send(AcsiPdu.Unconfirmed report) {
            if (broken) {
                throw new IllegalStateException("no stream");
            }
            came.add(number(report));
        }

        @Override
        public CompletionStage<Void> sendAcknowledged(AcsiPdu.Unconfirmed report, Duration limit) {
            came.add(number(report));
            asked.add(number(report));
            patience.add(limit);
            CompletableFuture<Void> answer = new CompletableFuture<>();
            waiting.add(answer);
            return answer;
        }

        void acknowledge() {
            waiting.remove().complete(null);
        }
    }
}
