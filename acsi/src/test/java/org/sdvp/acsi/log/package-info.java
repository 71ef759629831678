/** Tests of logging, most of them with a client and a server over the loopback. */
@NullMarked
package org.sdvp.acsi.log;

import org.jspecify.annotations.NullMarked;
