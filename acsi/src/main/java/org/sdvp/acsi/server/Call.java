package org.sdvp.acsi.server;

import org.sdvp.acsi.Caller;

/**
 * A call within an association, as a service sees it.
 *
 * @param caller by whom; has at least one role
 * @param associationId in which association
 * @param invokeId number of the call in it
 * @param maxMessageSize greatest answer, in octets of the encoded payload
 */
record Call(Caller caller, String associationId, int invokeId, int maxMessageSize) {}
