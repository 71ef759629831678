/** The box's side of enrolment: what a new box does with its code, and the files that it has afterwards. */
@NullMarked
package org.sdvp.enrolment.box;

import org.jspecify.annotations.NullMarked;
