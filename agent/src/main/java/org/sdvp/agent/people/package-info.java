/**
 * The heat pump for people with a chat client: what the commands (XEP-0050) show and do, and alarms as chat messages. All
 * values come and go by ACSI, in the name of whoever asks. How commands travel is in {@code org.sdvp.xmpp.command}.
 */
@NullMarked
package org.sdvp.agent.people;

import org.jspecify.annotations.NullMarked;
