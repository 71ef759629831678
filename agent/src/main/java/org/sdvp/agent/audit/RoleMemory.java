package org.sdvp.agent.audit;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.audit.Audit;
import org.sdvp.acsi.audit.AuditRecord;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;

/**
 * Records when a contact of the device gets other roles. What the roles were is kept, so that a change made while the
 * device was away is recorded at its next login. Only the device's own account and its XMPP server change the roster, so
 * that account is who did it; the contact is what it was done to.
 */
public final class RoleMemory {
    /** Where the roles survive. */
    public interface Store {
        /** Account to roles, comma between, as last saved. */
        Map<String, String> load();

        /** Keeps all; a failure is the caller's to pass over, the next change tries again. */
        CompletionStage<Void> save(Map<String, String> roles);

        /** Keeps nothing beyond the process. */
        static Store inMemory() {
            return new Store() {
                @Override
                public Map<String, String> load() {
                    return Map.of();
                }

                @Override
                public CompletionStage<Void> save(Map<String, String> roles) {
                    return CompletableFuture.completedFuture(null);
                }
            };
        }
    }

    private final XmppConnection connection;
    private final RosterRoles roles;
    private final Store store;
    private final TimeSource time;
    private final Audit audit;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /**
     * Makes one, which watches from now on.
     *
     * @param connection of the device
     * @param roles of its roster
     * @param store keeps what was known
     * @param time for records
     * @param audit where they go
     */
    public RoleMemory(XmppConnection connection, RosterRoles roles, Store store, TimeSource time, Audit audit) {
        this.connection = connection;
        this.roles = roles;
        this.store = store;
        this.time = time;
        this.audit = audit;
        known.putAll(store.load());
        roles.onChange(this::look);
        connection.onState((state, reason) -> {
            if (state == ConnectionState.CONNECTED) {
                connection.roster().items().stream().map(RosterItem::jid).forEach(this::look);
                Set.copyOf(known.keySet()).forEach(account -> look(Jid.of(account)));
            }
        });
    }

    private synchronized void look(Jid contact) {
        Set<Role> held = roles.of(contact);
        String now = AuditEntry.roles(held);
        String before = known.getOrDefault(contact.bare().toString(), "");
        if (now.equals(before)) {
            return;
        }
        if (now.isEmpty()) {
            known.remove(contact.bare().toString());
        } else {
            known.put(contact.bare().toString(), now);
        }
        audit.record(new AuditRecord(
                time.now(),
                connection.jid().bare().toString(),
                Set.of(),
                "Roster",
                contact.bare().toString(),
                before,
                now,
                AuditRecord.OK,
                1));
        store.save(new TreeMap<>(known)).exceptionally(failure -> null);
    }
}
