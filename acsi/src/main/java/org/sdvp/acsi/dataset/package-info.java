/**
 * Data sets (IEC 61850-7-2 clause 13): configured ones, those that clients made, those of one association, and the port
 * through which the second kind outlives the process.
 */
@NullMarked
package org.sdvp.acsi.dataset;

import org.jspecify.annotations.NullMarked;
