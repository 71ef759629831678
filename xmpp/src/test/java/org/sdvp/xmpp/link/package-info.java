/** Tests of this package. */
@NullMarked
package org.sdvp.xmpp.link;

import org.jspecify.annotations.NullMarked;
