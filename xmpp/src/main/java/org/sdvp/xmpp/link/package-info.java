/**
 * What is made of a link that comes and goes: finding out that the own stream is dead, damping of devices that flap, and
 * what is remembered of when they were there.
 */
@NullMarked
package org.sdvp.xmpp.link;

import org.jspecify.annotations.NullMarked;
