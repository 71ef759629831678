/**
 * Examines how an account, its XMPP server and a device are set up: checks, one small class each, that tell what was found
 * and what to do about it. They change nothing.
 */
@NullMarked
package org.sdvp.operator.doctor;

import org.jspecify.annotations.NullMarked;
