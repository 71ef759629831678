/**
 * The information model of a heat pump as data: which information of the project's list is which data object of
 * IEC 61850, in which unit, and which role may touch it. Two tables beside this package hold it; code here only reads
 * them. Knows neither XMPP nor ACSI: roles are {@link org.sdvp.heatpump.HeatPumpRole}, which an agent maps to those of
 * its access policy.
 */
@NullMarked
package org.sdvp.heatpump;

import org.jspecify.annotations.NullMarked;
