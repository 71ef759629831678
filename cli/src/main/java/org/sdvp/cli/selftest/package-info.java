/** {@code sdvp selftest}: the checks of {@link org.sdvp.operator.selftest} for people and programs. */
@NullMarked
package org.sdvp.cli.selftest;

import org.jspecify.annotations.NullMarked;
