package org.sdvp.acsi.service;

/** A message without an answer. */
public sealed interface AcsiUnconfirmed permits Abort, Report, CommandTermination {
    /** Which service this is; the thing to switch on. */
    ServiceName name();
}
