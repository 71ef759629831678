/**
 * How much of what a device sends may be on its way, and how late what comes to it may be: rules of an
 * {@link org.sdvp.acsi.ServerTransport} over a link that comes and goes, without the link.
 */
@NullMarked
package org.sdvp.xmpp.flow;

import org.jspecify.annotations.NullMarked;
