/** What the demo of updates needs besides the demo's own: a heat pump as a process of its own, run from slots. */
@NullMarked
package org.sdvp.demo.firmware;

import org.jspecify.annotations.NullMarked;
