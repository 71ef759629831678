package org.sdvp.xmpp.command;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.sdvp.acsi.TimeSource;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** The sessions that are open. Safe for many threads. */
final class CommandSessions {
    private static final int REMEMBERED = 200;

    private final CommandLimits limits;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Map<String, CommandSession> open = new LinkedHashMap<>();
    private final Set<String> expired = new LinkedHashSet<>();

    CommandSessions(CommandLimits limits, TimeSource time, RandomGenerator random) {
        this.limits = limits;
        this.time = time;
        this.random = random;
    }

    /**
     * Opens a session, busy with its first step.
     *
     * @throws StanzaErrorException if there are too many
     */
    synchronized CommandSession open(Requester requester, AdHocCommand command) {
        expire();
        long own = open.values().stream()
                .filter(session -> session.requester().jid().equals(requester.jid()))
                .count();
        if (own >= limits.perRequester() || open.size() >= limits.all()) {
            throw CommandErrors.of(
                    Condition.RESOURCE_CONSTRAINT,
                    own >= limits.perRequester()
                            ? "you have " + own + " commands open; finish or cancel one of them"
                            : "too many commands are open; try again later");
        }
        String id = id();
        CommandSession session = new CommandSession(id, requester, command, time.now());
        open.put(id, session);
        return session;
    }

    private String id() {
        String id;
        do {
            id = Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
        } while (open.containsKey(id) || expired.contains(id));
        return id;
    }

    /**
     * The session of a request, which is busy from now on.
     *
     * @throws StanzaErrorException if there is none of that id, or it is another's or of another command, or has expired,
     *     or is busy
     */
    synchronized CommandSession take(String id, Jid jid, String node) {
        expire();
        CommandSession session = open.get(id);
        if (session == null && expired.contains(id)) {
            throw CommandErrors.of(
                    Condition.NOT_ALLOWED,
                    CommandErrors.SESSION_EXPIRED,
                    "this command has waited too long; begin anew");
        }
        if (session == null
                || !session.requester().jid().equals(jid)
                || !session.command().node().equals(node)) {
            throw CommandErrors.of(
                    Condition.BAD_REQUEST, CommandErrors.BAD_SESSIONID, "there is no such session of \"" + node + "\"");
        }
        if (session.isBusy()) {
            throw CommandErrors.of(Condition.RESOURCE_CONSTRAINT, "the step before is still under way");
        }
        session.begin();
        return session;
    }

    /** A step has been reached. */
    synchronized void reached(CommandSession session, CommandStep step) {
        session.reached(step, time.now());
        if (step.isEnd()) {
            open.remove(session.id(), session);
        }
    }

    /** Gives a session back that was taken for nothing. */
    synchronized void giveBack(CommandSession session) {
        session.reached(session.step(), time.now());
    }

    /** Ends a session. */
    synchronized void end(CommandSession session) {
        open.remove(session.id(), session);
    }

    /** Ends all sessions of an address; of a bare one, those of all its streams. */
    synchronized void endAllOf(Jid jid) {
        open.values().removeIf(session -> session.requester().jid().belongsTo(jid));
    }

    /** Number of open sessions. */
    synchronized int size() {
        expire();
        return open.size();
    }

    private void expire() {
        Iterator<CommandSession> sessions = open.values().iterator();
        while (sessions.hasNext()) {
            CommandSession session = sessions.next();
            if (!session.isBusy() && !session.used().plus(limits.idle()).isAfter(time.now())) {
                sessions.remove();
                expired.add(session.id());
            }
        }
        Iterator<String> oldest = expired.iterator();
        while (expired.size() > REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
    }
}
