/** Clients that nobody here wrote against a heat pump on a real XMPP server. */
@NullMarked
package org.sdvp.it.interop;

import org.jspecify.annotations.NullMarked;
