/**
 * Measurements that a person can repeat: round trips through an XMPP server, of the ACSI and of XMPP itself, side by side.
 */
@NullMarked
package org.sdvp.cli.bench;

import org.jspecify.annotations.NullMarked;
