/** Commands that a device gives itself, and how they end. */
@NullMarked
package org.sdvp.acsi.control.local;

import org.jspecify.annotations.NullMarked;
