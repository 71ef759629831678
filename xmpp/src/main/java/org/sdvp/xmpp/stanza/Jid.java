package org.sdvp.xmpp.stanza;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An XMPP address, RFC 7622: {@code local@domain/resource}, where local part and resource may be missing. Local part
 * and domain are kept in lower case, all parts in normalisation form C, so that equal addresses are equal objects. Of
 * the PRECIS profiles the rules of width and of bidirectional text are left out: XMPP servers enforce them when an
 * account is made.
 */
public final class Jid implements Comparable<Jid> {
    private static final int MAX_PART_BYTES = 1023;
    private static final String NOT_IN_LOCAL = "\"&'/:<>@";

    private final String local;
    private final String domain;
    private final String resource;
    private final String text;

    private Jid(String local, String domain, String resource) {
        this.local = local;
        this.domain = domain;
        this.resource = resource;
        this.text = (local.isEmpty() ? "" : local + "@") + domain + (resource.isEmpty() ? "" : "/" + resource);
    }

    /**
     * Reads an address.
     *
     * @param text such as {@code hp7@example.org/pump}
     * @throws IllegalArgumentException if it is no address; the message says which part is wrong and why
     */
    public static Jid of(String text) {
        int slash = text.indexOf('/');
        String bare = slash < 0 ? text : text.substring(0, slash);
        int at = bare.indexOf('@');
        if (slash >= 0 && slash == text.length() - 1) {
            throw wrong(text, "there is nothing after the '/'; expected a resource");
        }
        if (at == 0) {
            throw wrong(text, "there is nothing before the '@'; expected a local part");
        }
        String local = at < 0 ? "" : local(text, bare.substring(0, at));
        String domain = domain(text, bare.substring(at + 1));
        String resource = slash < 0 ? "" : resource(text, text.substring(slash + 1));
        return new Jid(local, domain, resource);
    }

    /** The part before the {@code @}, empty for the address of a domain. */
    public String local() {
        return local;
    }

    /** The domain: the XMPP server's name. */
    public String domain() {
        return domain;
    }

    /** The part after the {@code /}, empty for a bare address. */
    public String resource() {
        return resource;
    }

    /** Whether there is no resource: the address of an account or of a domain. */
    public boolean isBare() {
        return resource.isEmpty();
    }

    /** Whether it has a local part and a resource: the address of one stream of an account. */
    public boolean isFull() {
        return !local.isEmpty() && !resource.isEmpty();
    }

    /**
     * Whether this address is meant by another one: it is the same, or the other is bare and this one is of its account.
     *
     * @param other full or bare address
     */
    public boolean belongsTo(Jid other) {
        return equals(other) || (other.isBare() && bare().equals(other));
    }

    /** This address without its resource. */
    public Jid bare() {
        return isBare() ? this : new Jid(local, domain, "");
    }

    /** The address of the domain alone. */
    public Jid domainJid() {
        return local.isEmpty() && isBare() ? this : new Jid("", domain, "");
    }

    /**
     * The same account with another resource.
     *
     * @throws IllegalArgumentException if that is no resource
     */
    public Jid withResource(String newResource) {
        return new Jid(local, domain, resource(text, newResource));
    }

    private static String local(String whole, String part) {
        String local = Normalizer.normalize(part, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        checkCharacters(whole, "local part", local, NOT_IN_LOCAL, false);
        return Normalizer.normalize(local, Normalizer.Form.NFC);
    }

    private static String domain(String whole, String part) {
        String domain = Normalizer.normalize(part, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (domain.endsWith(".")) {
            domain = domain.substring(0, domain.length() - 1);
        }
        if (domain.isEmpty()) {
            throw wrong(whole, "the domain is missing");
        }
        boolean literal = domain.startsWith("[") && domain.endsWith("]");
        checkCharacters(whole, "domain", domain, literal ? NOT_IN_LOCAL.replace(":", "") : NOT_IN_LOCAL + "[]%", false);
        if (domain.startsWith(".") || domain.contains("..")) {
            throw wrong(whole, "the domain has an empty label");
        }
        return domain;
    }

    private static String resource(String whole, String part) {
        String resource = Normalizer.normalize(part, Normalizer.Form.NFC);
        if (resource.isEmpty()) {
            throw wrong(whole, "the resource is empty");
        }
        checkCharacters(whole, "resource", resource, "", true);
        return resource;
    }

    private static void checkCharacters(String whole, String name, String part, String refused, boolean spaces) {
        if (part.getBytes(StandardCharsets.UTF_8).length > MAX_PART_BYTES) {
            throw wrong(abridged(whole), "the " + name + " is longer than " + MAX_PART_BYTES + " bytes");
        }
        Optional<Integer> bad = part.codePoints()
                .filter(c -> refused.indexOf(c) >= 0 || isRefused(c, spaces))
                .boxed()
                .findFirst();
        if (bad.isPresent()) {
            throw wrong(whole, String.format("the %s holds U+%04X, which is not allowed there", name, bad.get()));
        }
    }

    private static boolean isRefused(int c, boolean spaces) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> !(spaces && c == ' ');
            default -> false;
        };
    }

    private static String abridged(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("\"" + printable(text) + "\" is no XMPP address: " + why
                + "; expected local@domain or local@domain/resource");
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public int compareTo(Jid other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Jid jid && text.equals(jid.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The address as text, as {@link #of} reads it. */
    @Override
    public String toString() {
        return text;
    }
}
