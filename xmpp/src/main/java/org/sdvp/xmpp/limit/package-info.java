/**
 * What a request to a device passes before the ACSI server sees it: whether its sender has a role and keeps to its rate, how
 * it is told when to come back, and whether an order is there for the second time.
 */
@NullMarked
package org.sdvp.xmpp.limit;

import org.jspecify.annotations.NullMarked;
