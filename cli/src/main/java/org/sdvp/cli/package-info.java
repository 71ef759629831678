/**
 * The {@code sdvp} command: what each of its commands asks of the operator, and how answers and failures are printed. The
 * commands that need more than that have packages of their own.
 */
@NullMarked
package org.sdvp.cli;

import org.jspecify.annotations.NullMarked;
