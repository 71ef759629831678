package org.sdvp.enrolment.account;

import java.io.IOException;

/**
 * The accounts of one domain of a running XMPP server, changed through the server's own interface. Names are localparts
 * and passwords printable ASCII; both are checked here, for they go into the languages of the servers. Every call asks
 * the server anew and waits for it, 10 seconds at most. Safe for many threads.
 */
public interface ServerAccounts {
    /**
     * Adds an account.
     *
     * @param name localpart
     * @param password printable ASCII
     * @throws AccountException if there is one of that name, or the server refuses or does not answer
     * @throws IllegalArgumentException if name or password is not usable
     */
    void add(String name, String password) throws IOException;

    /**
     * Removes an account and ends its streams. Whoever logged in with it, by password or certificate, cannot any more.
     *
     * @param name localpart
     * @throws AccountException if there is none of that name, or the server refuses or does not answer
     * @throws IllegalArgumentException if the name is not usable
     */
    void remove(String name) throws IOException;

    /**
     * Sets a new password. Prosody ends the streams that are open, ejabberd leaves them.
     *
     * @param name localpart
     * @param password printable ASCII
     * @throws AccountException if there is no such account, or the server refuses or does not answer
     * @throws IllegalArgumentException if name or password is not usable
     */
    void changePassword(String name, String password) throws IOException;

    /**
     * Whether there is an account.
     *
     * @param name localpart
     * @throws AccountException if the server does not answer
     * @throws IllegalArgumentException if the name is not usable
     */
    boolean exists(String name) throws IOException;
}
