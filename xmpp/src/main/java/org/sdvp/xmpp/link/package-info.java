/**
 * What is made of a link that comes and goes: finding out that the own stream is dead, and how far the clocks at its ends
 * are apart.
 */
@NullMarked
package org.sdvp.xmpp.link;

import org.jspecify.annotations.NullMarked;
