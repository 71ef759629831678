/** What people are to be told of: made from values and presence, acknowledged by people. */
@NullMarked
package org.sdvp.centre.fleet.alarm;

import org.jspecify.annotations.NullMarked;
