/** The format {@code soap}: ACSI messages in SOAP 1.2 envelopes over XMPP (XEP-0072). */
@NullMarked
package org.sdvp.wire.soap;

import org.jspecify.annotations.NullMarked;
