/**
 * The messages of the boxes of the SDVP2 project, as they were seen on the wire: five methods of Jabber-RPC without an
 * association. What they mean to a device or an operator of ours is said elsewhere.
 */
@NullMarked
package org.sdvp.wire.sdvp2;

import org.jspecify.annotations.NullMarked;
