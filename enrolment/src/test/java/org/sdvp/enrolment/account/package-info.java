/** Tests: accounts. */
@NullMarked
package org.sdvp.enrolment.account;

import org.jspecify.annotations.NullMarked;
