/** {@code sdvp agent} as a supervisor and as what that starts, and the program itself as something to run or to pack. */
@NullMarked
package org.sdvp.cli.agent;

import org.jspecify.annotations.NullMarked;
