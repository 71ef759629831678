/** Tests: the box. */
@NullMarked
package org.sdvp.enrolment.box;

import org.jspecify.annotations.NullMarked;
