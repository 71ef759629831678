/** What checks of the self-test work with: the bench with its associations, and the ways to expect and to fail. */
@NullMarked
package org.sdvp.operator.selftest.bench;

import org.jspecify.annotations.NullMarked;
