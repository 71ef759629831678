/** {@code sdvp scl}: what SCL files (IEC 61850-6) hold and what is wrong with them; needs no XMPP server. */
@NullMarked
package org.sdvp.cli.scl;

import org.jspecify.annotations.NullMarked;
