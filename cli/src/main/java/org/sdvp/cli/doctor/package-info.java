/** {@code sdvp doctor}: what {@link org.sdvp.operator.doctor} finds, for people and programs. */
@NullMarked
package org.sdvp.cli.doctor;

import org.jspecify.annotations.NullMarked;
