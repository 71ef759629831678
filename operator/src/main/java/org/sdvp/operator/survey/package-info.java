/**
 * What a device is made of, learned by its own services alone: directories, definitions, data sets, control blocks. Knows
 * associations, but neither XMPP nor heat pumps; what is done with it is elsewhere.
 */
@NullMarked
package org.sdvp.operator.survey;

import org.jspecify.annotations.NullMarked;
