/** Devices of SCL files are served, walked through, written as ICD and compared. */
@NullMarked
package org.sdvp.cli.scl;

import org.jspecify.annotations.NullMarked;
