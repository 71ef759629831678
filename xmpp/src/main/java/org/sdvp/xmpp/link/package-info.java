/** What is made of a link that comes and goes: finding out that the own stream is dead. */
@NullMarked
package org.sdvp.xmpp.link;

import org.jspecify.annotations.NullMarked;
