/** Tests of {@link org.sdvp.centre.rest} over real HTTP. */
@NullMarked
package org.sdvp.centre.rest;

import org.jspecify.annotations.NullMarked;
