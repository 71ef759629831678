/** Tests of ad-hoc commands. */
@NullMarked
package org.sdvp.xmpp.command;

import org.jspecify.annotations.NullMarked;
