/** Tests of what is asked of the machine. */
@NullMarked
package org.sdvp.demo.host;

import org.jspecify.annotations.NullMarked;
