/** What programs of an operator take of the machine that they run on. Knows neither XMPP nor devices. */
@NullMarked
package org.sdvp.operator.host;

import org.jspecify.annotations.NullMarked;
