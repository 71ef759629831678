/** How ACSI messages become XML and XML becomes ACSI messages: the formats' common face and the errors of reading. */
@NullMarked
package org.sdvp.wire;

import org.jspecify.annotations.NullMarked;
