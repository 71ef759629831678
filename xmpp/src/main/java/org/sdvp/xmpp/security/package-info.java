/**
 * What a login rests on, whatever library carries it: the choice of the mechanism, SCRAM (RFC 5802) with channel binding, the
 * own certificate, and the check of the XMPP server's.
 */
@NullMarked
package org.sdvp.xmpp.security;

import org.jspecify.annotations.NullMarked;
