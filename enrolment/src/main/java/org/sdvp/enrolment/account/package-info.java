/**
 * The accounts of an XMPP server, changed through the interface that the server itself offers its administrator: one type
 * per server. Nothing here speaks XMPP.
 */
@NullMarked
package org.sdvp.enrolment.account;

import org.jspecify.annotations.NullMarked;
