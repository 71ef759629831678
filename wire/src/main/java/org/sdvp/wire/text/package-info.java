/** Numbers and octets as text, the same in every format. Knows no XML and no message. */
@NullMarked
package org.sdvp.wire.text;

import org.jspecify.annotations.NullMarked;
