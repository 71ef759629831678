/**
 * Original boxes of the SDVP2 project for an operator: their five methods, and a way to them that looks to an ACSI client
 * like one to a device. Knows nothing of the operator itself.
 */
@NullMarked
package org.sdvp.operator.sdvp2;

import org.jspecify.annotations.NullMarked;
