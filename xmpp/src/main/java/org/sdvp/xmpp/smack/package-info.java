/** The link to a real XMPP server by Smack. The only package that knows Smack; only its connector is public. */
@NullMarked
package org.sdvp.xmpp.smack;

import org.jspecify.annotations.NullMarked;
