/** Demo and agent as programs, over real XMPP servers, through outages and a sudden end. */
@NullMarked
package org.sdvp.it.demo;

import org.jspecify.annotations.NullMarked;
