/** Each check of the doctor fires on what is wrong. */
@NullMarked
package org.sdvp.operator.doctor;

import org.jspecify.annotations.NullMarked;
