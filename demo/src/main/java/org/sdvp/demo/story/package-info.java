/** The short story the demo tells: what an operator does to a few heat pumps, by which ACSI service, and what comes of it. */
@NullMarked
package org.sdvp.demo.story;

import org.jspecify.annotations.NullMarked;
