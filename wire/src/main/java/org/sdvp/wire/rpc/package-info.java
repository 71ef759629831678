/**
 * The format {@code rpc}: ACSI messages as calls and answers of XML-RPC in XMPP (XEP-0009). What a message says comes
 * from {@code org.sdvp.wire.tree}; here is only how a tree is an XML-RPC value, and what is around it.
 */
@NullMarked
package org.sdvp.wire.rpc;

import org.jspecify.annotations.NullMarked;
