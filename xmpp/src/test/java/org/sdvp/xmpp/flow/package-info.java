/** Tests of this package. */
@NullMarked
package org.sdvp.xmpp.flow;

import org.jspecify.annotations.NullMarked;
