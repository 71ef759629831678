package org.sdvp.enrolment.desk;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.sdvp.xmpp.stanza.Jid;

/**
 * What the desk keeps of a box. No secret is in it.
 *
 * @param name localpart of its account
 * @param site what people call the place; may be empty
 * @param state how far it is
 * @param ordered when its latest code was made
 * @param expires when that code runs out
 * @param owners bare address to roster groups
 * @param certificate serial number of its latest certificate, hexadecimal; empty before it has one
 * @param certifiedUntil when the last of its certificates runs out; empty before it has one
 */
public record BoxRecord(
        String name,
        String site,
        BoxState state,
        Instant ordered,
        Instant expires,
        Map<Jid, Set<String>> owners,
        String certificate,
        Optional<Instant> certifiedUntil) {
    private static final String OWNER = "owner.";
    private static final String CERTIFIED_UNTIL = "certified-until";

    /** Copies the owners. */
    public BoxRecord {
        owners = Map.copyOf(owners);
    }

    /** The same in another state. */
    public BoxRecord in(BoxState other) {
        return new BoxRecord(name, site, other, ordered, expires, owners, certificate, certifiedUntil);
    }

    /** The same with a new certificate. */
    BoxRecord certified(X509Certificate fresh) {
        Instant end = fresh.getNotAfter().toInstant();
        return new BoxRecord(
                name,
                site,
                state,
                ordered,
                expires,
                owners,
                fresh.getSerialNumber().toString(16),
                certifiedUntil.filter(end::isBefore).or(() -> Optional.of(end)));
    }

    /** Whether its code is out and has run out. */
    boolean isOverdue(Instant now) {
        return state == BoxState.PENDING && !now.isBefore(expires);
    }

    Properties properties() {
        Properties kept = new Properties();
        kept.setProperty("name", name);
        kept.setProperty("site", site);
        kept.setProperty("state", state.text());
        kept.setProperty("ordered", ordered.toString());
        kept.setProperty("expires", expires.toString());
        kept.setProperty("certificate", certificate);
        certifiedUntil.ifPresent(end -> kept.setProperty(CERTIFIED_UNTIL, end.toString()));
        owners.forEach((jid, groups) -> kept.setProperty(OWNER + jid, String.join(",", new TreeSet<>(groups))));
        return kept;
    }

    /** Reads one; fails with IllegalArgumentException or DateTimeException on what is none. */
    static BoxRecord of(Properties kept) {
        Map<Jid, Set<String>> owners = new LinkedHashMap<>();
        for (String key : kept.stringPropertyNames()) {
            if (key.startsWith(OWNER)) {
                owners.put(
                        Jid.of(key.substring(OWNER.length())),
                        Set.of(text(kept, key).split(",")));
            }
        }
        return new BoxRecord(
                text(kept, "name"),
                text(kept, "site"),
                BoxState.valueOf(text(kept, "state").toUpperCase(Locale.ROOT)),
                Instant.parse(text(kept, "ordered")),
                Instant.parse(text(kept, "expires")),
                owners,
                text(kept, "certificate"),
                Optional.ofNullable(kept.getProperty(CERTIFIED_UNTIL)).map(Instant::parse));
    }

    private static String text(Properties kept, String key) {
        return Optional.ofNullable(kept.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is missing"));
    }
}
