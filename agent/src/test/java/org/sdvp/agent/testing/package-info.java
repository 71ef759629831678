/** What holds for an agent over any XMPP server, for the tests of other modules too. */
@NullMarked
package org.sdvp.agent.testing;

import org.jspecify.annotations.NullMarked;
