/** Server-sent events: what changes, told at once to whoever listens, and no more than a listener can take. */
@NullMarked
package org.sdvp.centre.rest.stream;

import org.jspecify.annotations.NullMarked;
