/** The self-test is tried on a sound device and on devices with faults, a fault for each check. */
@NullMarked
package org.sdvp.operator.selftest;

import org.jspecify.annotations.NullMarked;
