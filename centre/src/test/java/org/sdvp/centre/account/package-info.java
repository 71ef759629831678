/** Tests of {@link org.sdvp.centre.account}. */
@NullMarked
package org.sdvp.centre.account;

import org.jspecify.annotations.NullMarked;
