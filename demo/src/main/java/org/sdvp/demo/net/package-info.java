/** A network cable that can be pulled. */
@NullMarked
package org.sdvp.demo.net;

import org.jspecify.annotations.NullMarked;
