/**
 * Ad-hoc commands (XEP-0050) as a device offers them: lists by what the asker may do, sessions of several steps, errors.
 * Knows nothing of what the commands do.
 */
@NullMarked
package org.sdvp.xmpp.command;

import org.jspecify.annotations.NullMarked;
