package org.sdvp.agent.audit;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.audit.Audit;
import org.sdvp.acsi.audit.AuditRecord;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.model.ObjectReference;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError;

/**
 * Writes records to the log {@code LLN0.Audit} of a device, and shows the last one in the node {@code AUDT1}. Refusals that
 * come too fast are counted. Safe for many threads.
 */
public final class AuditLog implements Audit, AutoCloseable {
    private final ObjectReference log;
    private final AuditEntry entries;
    private final ProcessValues process;
    private final TimeSource time;
    private final BiConsumer<ObjectReference, List<LogEntry.Member>> append;
    private final RefusalBrake brake;

    /**
     * Makes one.
     *
     * @param device name of the logical device
     * @param process the values that are shown
     * @param time for records
     * @param append adds an entry to a log; not called before there is a record
     */
    public AuditLog(
            String device,
            ProcessValues process,
            TimeSource time,
            BiConsumer<ObjectReference, List<LogEntry.Member>> append) {
        ObjectReference top = ObjectReference.parse(device);
        this.log = top.child("LLN0").child("Audit");
        this.entries = new AuditEntry(top.child("AUDT1"));
        this.process = process;
        this.time = time;
        this.append = append;
        this.brake = new RefusalBrake(time, this::write);
    }

    @Override
    public void record(AuditRecord happened) {
        if (happened.isRefusal()) {
            brake.take(happened);
        } else {
            write(happened);
        }
    }

    private void write(AuditRecord happened) {
        append.accept(log, entries.members(happened));
        process.update(entries.writes(process.values(), happened));
    }

    /**
     * A request was answered with a stanza error, and so never came to the ACSI server.
     *
     * @param request the request
     * @param error the answer
     * @param roles what an address is
     */
    public void refused(Iq request, StanzaError error, Function<Jid, Set<Role>> roles) {
        request.from().ifPresent(from -> {
            XmlElement payload = request.payload().orElseThrow();
            record(new AuditRecord(
                    time.now(),
                    from.toString(),
                    roles.apply(from),
                    payload.name(),
                    payload.namespace(),
                    "",
                    error.text(),
                    error.condition().element(),
                    1));
        });
    }

    /** Writes what was counted. To be called before the log is closed. */
    @Override
    public void close() {
        brake.flush();
    }
}
