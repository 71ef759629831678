/**
 * What a box and the desk that enrols it say to each other, in stanzas of the namespace {@code urn:sdvp:enrolment:1}. The
 * desk's side is {@code .desk}, the box's {@code .box}; {@code .code} is what goes from one to the other on paper.
 */
@NullMarked
package org.sdvp.enrolment;

import org.jspecify.annotations.NullMarked;
