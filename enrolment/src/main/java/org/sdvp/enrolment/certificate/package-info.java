/**
 * A private certificate authority and the certificates it makes on the fly.
 *
 * <p>Here lives what turns keys into X.509 certificates (RFC 5280) and both into PEM, and files that only their owner may read; nothing that opens a socket.
 */
@NullMarked
package org.sdvp.enrolment.certificate;

import org.jspecify.annotations.NullMarked;
