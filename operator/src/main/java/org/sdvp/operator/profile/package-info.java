/** With which account and at which XMPP server an operator works, and where that is written down. */
@NullMarked
package org.sdvp.operator.profile;

import org.jspecify.annotations.NullMarked;
