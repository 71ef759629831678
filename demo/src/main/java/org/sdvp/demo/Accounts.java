package org.sdvp.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.stanza.Jid;

/**
 * The accounts of a demo.
 *
 * @param operator who reads and steers
 * @param centre of the control centre; empty: it is not run
 * @param pumps one for each heat pump in this process
 * @param inC one for each heat pump in C
 */
record Accounts(Account operator, Optional<Account> centre, List<Account> pumps, List<Account> inC) {
    private static final int PASSWORD_BYTES = 16;

    /**
     * One account.
     *
     * @param jid bare address
     * @param password of it
     */
    record Account(Jid jid, Password password) {
        String name() {
            return jid.local();
        }
    }

    Accounts {
        pumps = List.copyOf(pumps);
        inC = List.copyOf(inC);
    }

    /**
     * Fresh accounts with passwords by lot: {@code operator}, {@code centre}, {@code hp01}, {@code hp02} and so on, {@code c01} and so on.
     *
     * @param domain of all
     * @param pumps number of heat pumps in this process
     * @param inC number of heat pumps in C
     */
    static Accounts fresh(String domain, int pumps, int inC) {
        SecureRandom random = new SecureRandom();
        return new Accounts(
                fresh("operator@" + domain, random),
                Optional.of(fresh("centre@" + domain, random)),
                numbered("hp", domain, pumps, random),
                numbered("c", domain, inC, random));
    }

    private static List<Account> numbered(String prefix, String domain, int count, SecureRandom random) {
        int digits = Math.max(2, Integer.toString(count).length());
        List<Account> list = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            list.add(fresh(String.format(Locale.ROOT, prefix + "%0" + digits + "d@%s", i, domain), random));
        }
        return list;
    }

    private static Account fresh(String jid, SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return new Account(Jid.of(jid), Password.of(HexFormat.of().formatHex(bytes)));
    }

    /**
     * Reads accounts from a file: one a line, address and password with a blank between, the operator's first. Empty lines
     * and those that begin with # are passed over.
     *
     * @param file to read
     * @param pumps how many heat pumps are wanted in this process; further accounts are left alone
     * @param inC how many are wanted in C; theirs follow those of the others
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException naming file and line, but no password, if it cannot be used
     */
    static Accounts load(Path file, int pumps, int inC) throws IOException {
        List<Account> all = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                all.add(account(file + ":" + (i + 1), line));
            }
        }
        int wanted = pumps + inC;
        if (all.size() < wanted + 1) {
            throw new IllegalArgumentException(file + ": expected " + (wanted + 1) + " accounts, the operator's and "
                    + wanted + " of heat pumps, but there are " + all.size());
        }
        return new Accounts(
                all.get(0), Optional.empty(), all.subList(1, pumps + 1), all.subList(pumps + 1, wanted + 1));
    }

    private static Account account(String place, String line) {
        String[] parts = line.split("\\s+", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException(place + ": expected an address and a password with a blank between");
        }
        try {
            Jid jid = Jid.of(parts[0]);
            if (jid.local().isEmpty() || !jid.isBare()) {
                throw new IllegalArgumentException(
                        "expected an account such as hp01@example.org, but got \"" + jid + "\"");
            }
            return new Account(jid, Password.of(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    /** Those who steer: each pump is to know them as service providers. */
    List<Jid> providers() {
        return Stream.concat(Stream.of(operator), centre.stream())
                .map(Account::jid)
                .toList();
    }

    /** Passwords by name, as the private XMPP server wants them. */
    Map<String, String> byName() {
        Map<String, String> passwords = new LinkedHashMap<>();
        passwords.put(operator.name(), new String(operator.password().characters()));
        centre.ifPresent(account ->
                passwords.put(account.name(), new String(account.password().characters())));
        Stream.concat(pumps.stream(), inC.stream())
                .forEach(pump ->
                        passwords.put(pump.name(), new String(pump.password().characters())));
        return passwords;
    }
}
