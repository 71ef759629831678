/** The sdvp command against devices on a real XMPP server. */
@NullMarked
package org.sdvp.it.cli;

import org.jspecify.annotations.NullMarked;
