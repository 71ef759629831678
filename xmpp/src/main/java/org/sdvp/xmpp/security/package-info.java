/** What a login rests on, whatever library carries it: SCRAM (RFC 5802) and the check of the XMPP server's certificate. */
@NullMarked
package org.sdvp.xmpp.security;

import org.jspecify.annotations.NullMarked;
