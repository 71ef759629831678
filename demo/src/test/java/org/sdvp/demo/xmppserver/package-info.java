/** Tests of the private XMPP server, against real ones. */
@NullMarked
package org.sdvp.demo.xmppserver;

import org.jspecify.annotations.NullMarked;
