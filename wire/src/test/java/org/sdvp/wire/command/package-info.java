/** Tests of the format {@code command}. */
@NullMarked
package org.sdvp.wire.command;

import org.jspecify.annotations.NullMarked;
