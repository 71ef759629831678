package org.sdvp.demo.xmppserver;

import java.io.IOException;

/** The accounts of a running XMPP server. Names and passwords are checked by the caller. */
interface ServerAccounts {
    /** Adds an account; throws {@link XmppServerException} if there is one of that name. */
    void add(String name, String password) throws IOException;

    /** Removes an account and ends its streams; throws {@link XmppServerException} if there is none. */
    void remove(String name) throws IOException;

    /** Sets a new password; throws {@link XmppServerException} if there is no such account. */
    void changePassword(String name, String password) throws IOException;
}
