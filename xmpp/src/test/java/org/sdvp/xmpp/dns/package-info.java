/** Tests of this package. */
@NullMarked
package org.sdvp.xmpp.dns;

import org.jspecify.annotations.NullMarked;
