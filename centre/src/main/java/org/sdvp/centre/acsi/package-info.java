/**
 * The way of the fleet to its devices: presence, models, reports, commands. The only package of the centre that knows the ACSI
 * and XMPP.
 */
@NullMarked
package org.sdvp.centre.acsi;

import org.jspecify.annotations.NullMarked;
