/** Tests of commands to many devices, in a time of their own. */
@NullMarked
package org.sdvp.centre.fleet.command;

import org.jspecify.annotations.NullMarked;
