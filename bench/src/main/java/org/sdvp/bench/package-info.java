/** Measurements with JMH: what parts of the product cost, and how long messages are. Never shipped. */
@NullMarked
package org.sdvp.bench;

import org.jspecify.annotations.NullMarked;
