/** The checks of the self-test, a class for each part of the ACSI. */
@NullMarked
package org.sdvp.operator.selftest.check;

import org.jspecify.annotations.NullMarked;
