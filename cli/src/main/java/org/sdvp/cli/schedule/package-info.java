/** What {@code sdvp schedule} reads of people and prints for them and for programs. */
@NullMarked
package org.sdvp.cli.schedule;

import org.jspecify.annotations.NullMarked;
