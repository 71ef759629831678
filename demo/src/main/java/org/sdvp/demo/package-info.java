/**
 * The demo: an XMPP server, simulated heat pumps that dial out to it, an operator who finds, reads and steers them, and a
 * story told about that. Everything runs in this process but the XMPP server and the heat pumps in C, which are children of
 * it.
 */
@NullMarked
package org.sdvp.demo;

import org.jspecify.annotations.NullMarked;
