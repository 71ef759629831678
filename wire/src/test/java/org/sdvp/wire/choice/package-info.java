/** Tests of what all formats have in common. */
@NullMarked
package org.sdvp.wire.choice;

import org.jspecify.annotations.NullMarked;
