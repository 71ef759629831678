/** Where the XMPP server of a domain listens, as the DNS and the configuration say. Knows no library but the JDK's. */
@NullMarked
package org.sdvp.xmpp.dns;

import org.jspecify.annotations.NullMarked;
