package org.sdvp.wire.compact;

import java.util.Set;
import org.sdvp.model.TriggerOption;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.WordSet;
import org.sdvp.wire.xml.XmlSink;

/**
 * The reasons of members one after the other, as attribute {@code reason}, which is left out where it says what it said
 * for the member before; at the first one: where there is none. One for each list; not for many threads.
 */
final class Reasons {
    private static final String REASON = "reason";

    private Set<TriggerOption> last = Set.of();

    void put(Set<TriggerOption> reasons, XmlSink member) {
        if (!reasons.equals(last)) {
            member.attribute(REASON, WordSet.TRIGGER_OPTIONS.text(reasons));
            last = reasons;
        }
    }

    Set<TriggerOption> read(ElementReader member) {
        last = member.optional(REASON, WordSet.TRIGGER_OPTIONS::parse).orElse(last);
        return last;
    }
}
