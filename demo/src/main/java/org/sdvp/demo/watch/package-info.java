/** Keeps an eye on all heat pumps at once, by nothing but presence and GetDataValues, and remembers what was last seen. */
@NullMarked
package org.sdvp.demo.watch;

import org.jspecify.annotations.NullMarked;
