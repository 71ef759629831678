/** How ACSI messages become XML and XML becomes ACSI messages: the formats' common face. */
@NullMarked
package org.sdvp.wire;

import org.jspecify.annotations.NullMarked;
