package org.sdvp.xmpp.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.form.DataForm;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.stanza.Jid;

class CommandSessionsTest {
    private static final Jid PHONE = Jid.of("home@example.org/phone");
    private static final Jid DESK = Jid.of("home@example.org/desk");
    private static final Jid OTHER = Jid.of("maker@example.org/desk");

    private final CommandSessions sessions =
            new CommandSessions(CommandLimits.USUAL, new ManualTimeSource(), new SplittableRandom(1));

    /** Of which only the node counts here. */
    private static final class Named implements AdHocCommand {
        @Override
        public String node() {
            return "restart";
        }

        @Override
        public String title() {
            return "Restart";
        }

        @Override
        public boolean isFor(Requester requester) {
            return true;
        }

        @Override
        public CommandDialog open(Requester requester) {
            return new CommandDialog() {
                @Override
                public CompletionStage<CommandStep> begin() {
                    throw new AssertionError("no step is taken here");
                }

                @Override
                public CompletionStage<CommandStep> proceed(CommandAction action, DataForm filled) {
                    throw new AssertionError("no step is taken here");
                }
            };
        }
    }

    private CommandSession open(Jid jid) {
        CommandSession session = sessions.open(new Requester(jid, Set.of(Role.USER)), new Named());
        sessions.giveBack(session);
        return session;
    }

    @Test
    void aSession_isGoneOnWithByItsOwnStreamOnly_notByTheBareAddressOfItsAccount() {
        String id = open(PHONE).id();
        assertThatThrownBy(() -> sessions.take(id, PHONE.bare(), "restart")).isInstanceOf(StanzaErrorException.class);
        assertThatThrownBy(() -> sessions.take(id, DESK, "restart")).isInstanceOf(StanzaErrorException.class);
        assertThat(sessions.take(id, PHONE, "restart").id()).isEqualTo(id);
    }

    @Test
    void streamThatGoes_losesItsSessions_andNoOtherStreamDoes() {
        open(PHONE);
        open(DESK);
        open(OTHER);
        sessions.endAllOf(PHONE);
        assertThat(sessions.size()).isEqualTo(2);
    }

    @Test
    void contactThatIsLost_losesTheSessionsOfAllItsStreams() {
        open(PHONE);
        open(DESK);
        String id = open(OTHER).id();
        sessions.endAllOf(PHONE.bare());
        assertThat(sessions.size()).isEqualTo(1);
        assertThat(sessions.take(id, OTHER, "restart").id()).isEqualTo(id);
    }
}
