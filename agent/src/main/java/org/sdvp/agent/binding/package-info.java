/**
 * Joins one machine, seen through the driver port, with one IEC 61850 model: signals become values, quality and time
 * stamps, commands of ACSI become commands of the machine, and rights of the information model become an access policy.
 * Nothing here knows of XMPP.
 */
@NullMarked
package org.sdvp.agent.binding;

import org.jspecify.annotations.NullMarked;
