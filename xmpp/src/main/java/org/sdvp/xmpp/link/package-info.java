/**
 * What is made of a link that comes and goes: finding out that the own stream is dead, damping of devices that flap,
 * what is remembered of when they were there, and how far the clocks at its ends are apart.
 */
@NullMarked
package org.sdvp.xmpp.link;

import org.jspecify.annotations.NullMarked;
