/** Tests of reporting, most of them with a client and a server over the loopback. */
@NullMarked
package org.sdvp.acsi.report;

import org.jspecify.annotations.NullMarked;
