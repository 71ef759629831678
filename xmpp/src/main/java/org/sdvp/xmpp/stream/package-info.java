/**
 * A connection made of any link to an XMPP server: states of the stream, matching of answers, order of each sender,
 * roster and capabilities. Whoever brings a new kind of link implements {@link org.sdvp.xmpp.stream.XmppLink}.
 */
@NullMarked
package org.sdvp.xmpp.stream;

import org.jspecify.annotations.NullMarked;
