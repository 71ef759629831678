/**
 * Asking a device why something is or is not allowed to somebody: the question and its answer as an iq in the namespace
 * {@code urn:sdvp:rights:1}, the side that asks and the side that answers.
 */
@NullMarked
package org.sdvp.xmpp.rights;

import org.jspecify.annotations.NullMarked;
