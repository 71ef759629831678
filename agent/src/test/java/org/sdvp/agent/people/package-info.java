/** Tests of the commands for people, by a chat client over an XMPP server in memory. */
@NullMarked
package org.sdvp.agent.people;

import org.jspecify.annotations.NullMarked;
