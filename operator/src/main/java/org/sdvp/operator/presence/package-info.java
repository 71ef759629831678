/** What is remembered of when devices were there: in memory for a program, in a file for the next one. */
@NullMarked
package org.sdvp.operator.presence;

import org.jspecify.annotations.NullMarked;
