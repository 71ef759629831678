package org.sdvp.agent.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.ObjectReference;
import org.sdvp.xmpp.LinkLostException;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.XmppMessage;

class AlarmsTest {
    private static final Jid HOME = Jid.of("home@sdvp.test");
    private static final Jid STRANGER = Jid.of("former@sdvp.test");
    private static final ObjectReference ROOM = ObjectReference.parse("HP1/RoomSTMP1.Tmp");

    private final ManualTimeSource time = new ManualTimeSource();
    private final List<String> sent = new ArrayList<>();
    private final List<Set<Jid>> saved = new ArrayList<>();
    private boolean online = true;
    private boolean wrong;
    private final Alarms alarms = new Alarms(
            "hp01",
            List.of(new AlarmCondition(
                    ROOM, Duration.ofMinutes(1), () -> wrong ? Optional.of("wrong.") : Optional.empty(), "right.")),
            new Alarms.Ports(time, (jid, object) -> !jid.equals(STRANGER), this::send, new AlarmStore() {
                @Override
                public Set<Jid> load() {
                    return Set.of(HOME, STRANGER);
                }

                @Override
                public CompletionStage<Void> save(Set<Jid> subscribers) {
                    saved.add(subscribers);
                    return CompletableFuture.completedFuture(null);
                }
            }));

    private void send(XmppMessage message) {
        if (!online) {
            throw new LinkLostException("no link");
        }
        assertThat(message.type()).isEqualTo(XmppMessage.Type.CHAT);
        sent.add(message.to().orElseThrow() + " " + message.children().get(0).text());
    }

    @AfterEach
    void close() {
        alarms.close();
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void whoIsKeptAsWantingThem_isTold_unlessTheRightIsGone() {
        alarms.start();
        wrong = true;
        time.advance(Duration.ofMinutes(2));
        assertThat(sent).containsExactly("home@sdvp.test hp01: wrong.");
        assertThat(alarms.present(object -> true)).containsExactly("wrong.");
        assertThat(alarms.present(object -> false)).isEmpty();
    }

    @Test
    void whatPassesQuickly_isNotTold() {
        alarms.start();
        for (int i = 0; i < 10; i++) {
            wrong = i % 2 == 0;
            time.advance(Duration.ofSeconds(45));
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void withoutALink_itIsToldLater_ifItIsStillSo() {
        alarms.start();
        online = false;
        wrong = true;
        time.advance(Duration.ofMinutes(30));
        online = true;
        time.advance(Duration.ofMinutes(1));
        assertThat(sent).containsExactly("home@sdvp.test hp01: wrong.");
        online = false;
        wrong = false;
        time.advance(Duration.ofMinutes(1));
        online = true;
        time.advance(Duration.ofMinutes(1));
        assertThat(sent).hasSize(2).last().isEqualTo("home@sdvp.test hp01: right.");
    }

    @Test
    void whatComesAndGoes_isToldOnceAnHour_andAtMostTenMessagesADay() {
        alarms.start();
        for (int i = 0; i < 12; i++) {
            wrong = i % 2 == 0;
            time.advance(Duration.ofMinutes(5));
        }
        assertThat(sent).containsExactly("home@sdvp.test hp01: wrong.", "home@sdvp.test hp01: right.");
        for (int i = 0; i < 20 * 12; i++) {
            wrong = i % 2 == 0;
            time.advance(Duration.ofMinutes(5));
        }
        assertThat(sent).hasSize(10);
        wrong = false;
        time.advance(Duration.ofDays(1));
        wrong = true;
        time.advance(Duration.ofMinutes(5));
        assertThat(sent).hasSizeGreaterThan(10);
    }

    @Test
    void whoWantsThem_isKept() {
        alarms.want(Jid.of("new@sdvp.test"), true);
        alarms.want(HOME, false);
        assertThat(saved.get(1)).containsExactlyInAnyOrder(STRANGER, Jid.of("new@sdvp.test"));
        assertThat(alarms.isWanted(HOME)).isFalse();
        for (int i = 0; i < Alarms.MOST_SUBSCRIBERS; i++) {
            alarms.want(Jid.of("u" + i + "@sdvp.test"), true);
        }
        assertThat(alarms.isFull()).isTrue();
    }
}
