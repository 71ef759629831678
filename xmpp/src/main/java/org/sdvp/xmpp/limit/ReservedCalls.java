package org.sdvp.xmpp.limit;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Namespaces;

/**
 * What must get through whatever else its sender asks: commands, the ends of selections and associations, and commands of
 * people (XEP-0050).
 *
 * @param formats in which calls come
 */
public record ReservedCalls(List<WireFormat> formats) implements Predicate<Iq> {
    private static final Set<ServiceName> RESERVED = EnumSet.of(
            ServiceName.SELECT,
            ServiceName.SELECT_WITH_VALUE,
            ServiceName.OPERATE,
            ServiceName.TIME_ACTIVATED_OPERATE,
            ServiceName.CANCEL,
            ServiceName.RELEASE);

    /** Copies the formats. */
    public ReservedCalls {
        formats = List.copyOf(formats);
    }

    @Override
    public boolean test(Iq request) {
        XmlElement payload = request.payload().orElseThrow();
        Optional<WireFormat> format = formats.stream()
                .filter(each -> each.namespace().equals(payload.namespace()) && each.isOurs(payload))
                .findFirst();
        try {
            return format.isEmpty()
                    ? payload.namespace().equals(Namespaces.COMMANDS)
                    : format.get().isUnconfirmed(payload)
                            || RESERVED.contains(format.get()
                                    .decodeRequest(payload)
                                    .service()
                                    .name());
        } catch (WireException e) {
            return false;
        }
    }
}
