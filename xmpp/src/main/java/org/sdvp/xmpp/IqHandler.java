package org.sdvp.xmpp;

import java.util.concurrent.CompletionStage;
import org.sdvp.xmpp.stanza.Iq;

/** Answers requests of one kind. */
@FunctionalInterface
public interface IqHandler {
    /**
     * A request came. Must not block.
     *
     * @param request get or set with a payload
     * @return the answer, made by {@link Iq#result} or {@link Iq#error}. If it throws, or the stage fails: on {@link
     *     StanzaErrorException} that error is answered, on {@link org.sdvp.wire.xml.WireException} {@code bad-request} with
     *     its text, on everything else {@code internal-server-error}.
     */
    CompletionStage<Iq> handle(Iq request);
}
