/**
 * The self-test of a device by its own services: checks of conformance, one small method each, named with the test family
 * of the UCA International Users Group. Knows associations and their transport, but neither XMPP nor heat pumps.
 */
@NullMarked
package org.sdvp.operator.selftest;

import org.jspecify.annotations.NullMarked;
