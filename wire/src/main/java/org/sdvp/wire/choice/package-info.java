/** Which formats there are, by their names, for configurations. Stands above the formats, which do not know of it. */
@NullMarked
package org.sdvp.wire.choice;

import org.jspecify.annotations.NullMarked;
