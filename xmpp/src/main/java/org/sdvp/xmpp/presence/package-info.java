/**
 * What is made of presence that comes and goes too often: when an account counts as flapping, and what listeners are told
 * then. Knows nothing of connections.
 */
@NullMarked
package org.sdvp.xmpp.presence;

import org.jspecify.annotations.NullMarked;
