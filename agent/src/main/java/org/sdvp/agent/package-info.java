/** The device agent: one heat pump, seen through the driver port, served by ACSI on its own XMPP account. */
@NullMarked
package org.sdvp.agent;

import org.jspecify.annotations.NullMarked;
