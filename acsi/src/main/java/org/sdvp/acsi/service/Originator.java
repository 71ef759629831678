package org.sdvp.acsi.service;

/**
 * Who issues a control (IEC 61850-7-3 clause 6.8).
 *
 * @param orCat category
 * @param orIdent identification, free text of at most 64 octets in UTF-8; may be empty
 */
public record Originator(OrCat orCat, String orIdent) {
    private static final int MAX_OCTETS = 64;

    /** Checks the text. */
    public Originator {
        Ranges.unicode("orIdent", orIdent);
        int octets = orIdent.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (octets > MAX_OCTETS) {
            throw new IllegalArgumentException("orIdent must have at most 64 octets, but has " + octets);
        }
    }
}
