/** The code that brings a box to its desk: as a text to type, paste or mail, and as a QR code to scan. */
@NullMarked
package org.sdvp.enrolment.code;

import org.jspecify.annotations.NullMarked;
