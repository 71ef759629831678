/**
 * ACSI over XMPP: the port to an XMPP stream and what does not depend on how the stream is made, routing of stanzas,
 * roster, presence, roles, and the two ACSI transports on top. No type of an XMPP library appears here.
 */
@NullMarked
package org.sdvp.xmpp;

import org.jspecify.annotations.NullMarked;
