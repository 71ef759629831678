/** Commands to many devices: what is asked, of whom, how it went at each. The engine is here, its ports too. */
@NullMarked
package org.sdvp.centre.fleet.command;

import org.jspecify.annotations.NullMarked;
