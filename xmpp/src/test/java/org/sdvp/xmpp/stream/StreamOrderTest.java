package org.sdvp.xmpp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;

/** What comes faster than it is handled: the tasks of the connection wait until a test lets them run. */
class StreamOrderTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final int FLOOD = 5_000;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final ScriptedLink link = new ScriptedLink(HP);
    private final StreamConnection hp =
            new StreamConnection(XmppSettings.of(HP, Password.of("secret")), link, new ManualTimeSource(), tasks::add);

    @Test
    void rosterPushRightBehindTheLoadedRoster_isNotUndoneByIt() {
        CompletionStage<Jid> login = hp.login();
        List<Set<String>> heard = new ArrayList<>();
        hp.roster().listen(item -> heard.add(item.groups()));
        link.comes(link.lastRequest().result(roster("Vendor")));
        link.comes(Iq.set(HP, roster("Cellar")).withId("push1"));
        run();
        assertThat(login.toCompletableFuture()).isCompletedWithValue(HP);
        assertThat(hp.roster().item(CONTROL).orElseThrow().groups()).containsExactly("Cellar");
        assertThat(heard).containsExactly(Set.of("Vendor"), Set.of("Cellar"));
    }

    @Test
    void answersThatNobodyWaitsFor_orThatComeAgain_areNotKept() {
        login();
        CompletionStage<Iq> asked = hp.sendIq(Iq.get(CONTROL, XmlElement.empty("urn:x", "q")), Duration.ofSeconds(1));
        Iq request = link.lastRequest();
        List<Presence> after = new ArrayList<>();
        hp.onPresence(after::add);
        // The lane of a sender takes a thousand stanzas: if the answers were in it, this presence would not be.
        for (int i = 0; i < FLOOD; i++) {
            link.comes(request.result().withFrom(CONTROL));
            link.comes(request.withId("unknown" + i).result().withFrom(CONTROL));
        }
        link.comes(Presence.available(0, "").withFrom(CONTROL));
        run();
        assertThat(asked.toCompletableFuture()).isCompleted();
        assertThat(after).hasSize(1);
    }

    @Test
    void presenceThatComesFasterThanItIsHandled_isBounded_andOnlyForItsSender() {
        login();
        List<Jid> heard = new ArrayList<>();
        hp.onPresence(presence -> heard.add(presence.from().orElseThrow()));
        for (int i = 0; i < FLOOD; i++) {
            link.comes(Presence.available(0, "").withFrom(CONTROL));
        }
        Jid other = Jid.of("other@example.org/desk");
        link.comes(Presence.available(0, "").withFrom(other));
        run();
        assertThat(Collections.frequency(heard, CONTROL)).isEqualTo(1_000);
        assertThat(heard).contains(other);
    }

    @Test
    void forgedRosterPushes_areBoundedLikeAnyOtherRequest() {
        login();
        for (int i = 0; i < FLOOD; i++) {
            link.comes(Iq.set(HP, roster("Vendor")).withId("p" + i).withFrom(CONTROL));
        }
        run();
        assertThat(Collections.frequency(link.refusals(), "RESOURCE_CONSTRAINT"))
                .isEqualTo(FLOOD - 1_000);
        assertThat(Collections.frequency(link.refusals(), "SERVICE_UNAVAILABLE"))
                .isEqualTo(1_000);
        assertThat(hp.roster().items()).isEmpty();
    }

    @Test
    void contactWhosePresenceIsToldNoLonger_isToldAsUnavailable_whateverTheServerSays() {
        login();
        List<String> heard = new ArrayList<>();
        hp.onPresence(presence ->
                heard.add(presence.type().text() + " " + presence.from().orElseThrow()));
        hp.roster().listen(item -> heard.add(item.subscription().text()));
        for (String subscription : List.of("from", "both", "to", "from", "none", "to", "remove")) {
            link.comes(Iq.set(HP, contact(subscription)).withId(subscription + heard.size()));
            run();
        }
        String gone = "unavailable " + CONTROL.bare();
        assertThat(heard).containsExactly("from", "both", "to", "from", gone, "none", "to", "remove", gone);
    }

    @Test
    void contactThatIsNoLongerInTheRosterAtTheNextLogin_isToldAsUnavailable() {
        login();
        link.comes(Iq.set(HP, contact("both")).withId("push1"));
        run();
        List<Presence> heard = new ArrayList<>();
        hp.onPresence(heard::add);
        link.breaks();
        run();
        login();
        assertThat(heard).containsExactly(Presence.unavailable().withFrom(CONTROL.bare()));
    }

    private void login() {
        hp.login();
        link.comes(link.lastRequest().result(XmlElement.empty(Namespaces.ROSTER, "query")));
        run();
    }

    private void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private static XmlElement contact(String subscription) {
        return XmlElement.of(Namespaces.ROSTER, "query")
                .child(XmlElement.of(Namespaces.ROSTER, "item")
                        .attribute("jid", CONTROL.bare().toString())
                        .attribute("subscription", subscription)
                        .build())
                .build();
    }

    private static XmlElement roster(String group) {
        return XmlElement.of(Namespaces.ROSTER, "query")
                .child(XmlElement.of(Namespaces.ROSTER, "item")
                        .attribute("jid", CONTROL.bare().toString())
                        .child("group", group)
                        .build())
                .build();
    }
}
