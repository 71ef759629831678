/** Roles, rates, audit and explanations of a whole agent on real XMPP servers. */
@NullMarked
package org.sdvp.it.rights;

import org.jspecify.annotations.NullMarked;
