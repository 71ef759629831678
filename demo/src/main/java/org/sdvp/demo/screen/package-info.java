/** How the demo shows itself: a table redrawn in place on a terminal, blocks of lines in a file, or JSON lines. */
@NullMarked
package org.sdvp.demo.screen;

import org.jspecify.annotations.NullMarked;
