/** Times as people type them on the command line. */
@NullMarked
package org.sdvp.cli.typed;

import org.jspecify.annotations.NullMarked;
