/**
 * XMPP addresses and stanzas as immutable values, and their XML (RFC 6120, 6121, 7622). No network, no XMPP library.
 */
@NullMarked
package org.sdvp.xmpp.stanza;

import org.jspecify.annotations.NullMarked;
