/**
 * An XMPP server for tests inside one process: no sockets, no threads, the same order of things in every run. It knows
 * what ACSI over XMPP rests on: routing, presence, rosters, subscriptions, and streams that are cut and resumed. Not
 * for use in a product.
 */
@NullMarked
package org.sdvp.xmpp.memory;

import org.jspecify.annotations.NullMarked;
