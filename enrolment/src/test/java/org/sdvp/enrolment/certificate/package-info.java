/** Tests of the certificates made on the fly. */
@NullMarked
package org.sdvp.enrolment.certificate;

import org.jspecify.annotations.NullMarked;
