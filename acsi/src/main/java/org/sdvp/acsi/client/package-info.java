/**
 * The client side of the ACSI: opens associations with one server and calls its services, asynchronously or blocking.
 * Knows the services and the ports, nothing of the server side.
 */
@NullMarked
package org.sdvp.acsi.client;

import org.jspecify.annotations.NullMarked;
