/** Tests that hold the documents against the code. */
@NullMarked
package org.sdvp.it.docs;

import org.jspecify.annotations.NullMarked;
