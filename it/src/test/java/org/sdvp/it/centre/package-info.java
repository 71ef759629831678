/** The centre over real XMPP servers. */
@NullMarked
package org.sdvp.it.centre;

import org.jspecify.annotations.NullMarked;
