/** Logins at XMPP servers that do as a script says, for the faults and attacks that a good server cannot show. */
@org.jspecify.annotations.NullMarked
package org.sdvp.it.login;
