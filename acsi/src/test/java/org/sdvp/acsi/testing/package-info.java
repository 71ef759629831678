/**
 * What tests of this and other modules need to drive the ACSI: time and deliveries that move when told to, a fixture
 * model, and the contract that every transport has to keep. Published as the test jar of this module, so that JUnit
 * stays out of the product; a reactor build finds it from phase {@code test-compile} on, without packaging.
 */
@NullMarked
package org.sdvp.acsi.testing;

import org.jspecify.annotations.NullMarked;
