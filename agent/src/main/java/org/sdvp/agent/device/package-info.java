/**
 * The device side of one heat pump: the driver port and the plain records that cross it. Nothing here knows of
 * IEC 61850, ACSI or XMPP; the agent above maps signals to references. Drivers live in sub-packages.
 */
@NullMarked
package org.sdvp.agent.device;

import org.jspecify.annotations.NullMarked;
