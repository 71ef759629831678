package org.sdvp.centre.fleet;

/**
 * A device by its account, whatever resource it is logged in with.
 *
 * @param jid bare address (RFC 7622), in the form in which the XMPP server writes it
 */
public record DeviceId(String jid) implements Comparable<DeviceId> {
    /** The longest bare address (RFC 7622 3.2, 3.3). */
    private static final int LONGEST = 2047;

    /**
     * Checks the form; whether the account exists only its XMPP server knows.
     *
     * @throws IllegalArgumentException if the text is no bare address
     */
    public DeviceId {
        int at = jid.indexOf('@');
        if (at < 1 || at == jid.length() - 1 || jid.indexOf('/') >= 0 || jid.length() > LONGEST) {
            throw new IllegalArgumentException("expected a bare address such as hp01@example.org, not '" + jid + "'");
        }
    }

    /** What stands before the @: the name by which people call it. */
    public String name() {
        return jid.substring(0, jid.indexOf('@'));
    }

    @Override
    public int compareTo(DeviceId other) {
        return jid.compareTo(other.jid);
    }

    @Override
    public String toString() {
        return jid;
    }
}
