/** Tests: the desk. */
@NullMarked
package org.sdvp.enrolment.desk;

import org.jspecify.annotations.NullMarked;
