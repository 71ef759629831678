/** Tests of the tool that compares implementations. */
@NullMarked
package org.sdvp.cli.vectors;

import org.jspecify.annotations.NullMarked;
