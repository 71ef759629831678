/** The XMPP room on real XMPP servers: login and its refusals, stanzas, cut links, hostile XML. */
@NullMarked
package org.sdvp.it.xmpp;

import org.jspecify.annotations.NullMarked;
