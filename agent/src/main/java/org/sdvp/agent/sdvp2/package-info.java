/**
 * The device as a controller of the SDVP2 project sees it: five methods of Jabber-RPC that are answered by the services of
 * the device's own ACSI server, with the rights of the caller. Knows the model, but no driver and no store.
 */
@NullMarked
package org.sdvp.agent.sdvp2;

import org.jspecify.annotations.NullMarked;
