/**
 * The desk, where a service provider enrols boxes: what it keeps of each, its codes, certificates and revocations, and what
 * it answers to a box.
 */
@NullMarked
package org.sdvp.enrolment.desk;

import org.jspecify.annotations.NullMarked;
