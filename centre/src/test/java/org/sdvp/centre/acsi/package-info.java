/** Tests of the way to devices, with real agents on an XMPP server in memory. */
@NullMarked
package org.sdvp.centre.acsi;

import org.jspecify.annotations.NullMarked;
