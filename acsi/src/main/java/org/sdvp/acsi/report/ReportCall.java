package org.sdvp.acsi.report;

import java.util.function.Predicate;
import org.sdvp.model.Fcda;

/**
 * Who sets a control block.
 *
 * @param peer address of the caller: with XMPP its full JID
 * @param link to the association of the call
 * @param mayRead which members the caller may read; a control block is enabled only for one who may read all of them
 */
public record ReportCall(String peer, ReportLink link, Predicate<Fcda> mayRead) {}
