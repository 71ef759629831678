/** Tests that what is measured works. */
@NullMarked
package org.sdvp.bench;

import org.jspecify.annotations.NullMarked;
