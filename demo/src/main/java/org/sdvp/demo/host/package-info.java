/**
 * What is asked of the Linux machine itself: its commands, its users, and Debian's packages, unpacked but never installed.
 *
 * <p>Nothing here knows what an XMPP server is.
 */
@NullMarked
package org.sdvp.demo.host;

import org.jspecify.annotations.NullMarked;
