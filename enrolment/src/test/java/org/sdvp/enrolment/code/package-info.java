/** Tests: the codes. */
@NullMarked
package org.sdvp.enrolment.code;

import org.jspecify.annotations.NullMarked;
