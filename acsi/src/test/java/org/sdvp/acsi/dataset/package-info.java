/** Tests of data sets. */
@NullMarked
package org.sdvp.acsi.dataset;

import org.jspecify.annotations.NullMarked;
