package org.sdvp.xmpp.rights;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.wire.xml.XmlElement;

/**
 * The two payloads: {@code <explain who='' reference='' service=''/>}, service left out for all of them, and {@code
 * <explained who='' in-roster='' reference=''>} with a {@code group} and a {@code role} for each, and a {@code verdict} with
 * {@code reason}s for each service.
 */
final class RightsXml {
    /** Namespace of both. */
    static final String NAMESPACE = "urn:sdvp:rights:1";

    static final String EXPLAIN = "explain";
    private static final String EXPLAINED = "explained";
    private static final String SERVICE = "service";
    private static final String ALLOWED = "allowed";

    private RightsXml() {}

    static XmlElement question(String who, String reference, Optional<String> service) {
        XmlElement.Builder question =
                XmlElement.of(NAMESPACE, EXPLAIN).attribute("who", who).attribute("reference", reference);
        service.ifPresent(name -> question.attribute(SERVICE, name));
        return question.build();
    }

    static XmlElement answer(Explanation explanation) {
        XmlElement.Builder answer = XmlElement.of(NAMESPACE, EXPLAINED)
                .attribute("who", explanation.who())
                .attribute("in-roster", Boolean.toString(explanation.inRoster()))
                .attribute("reference", explanation.reference());
        explanation.groups().forEach(group -> answer.child("group", group));
        explanation.roles().forEach(role -> answer.child("role", role));
        for (Explanation.Verdict verdict : explanation.verdicts()) {
            XmlElement.Builder one = XmlElement.of(NAMESPACE, "verdict")
                    .attribute(SERVICE, verdict.service())
                    .attribute(ALLOWED, Boolean.toString(verdict.allowed()));
            for (Explanation.Reason reason : verdict.reasons()) {
                one.child(XmlElement.of(NAMESPACE, "reason")
                        .attribute("role", reason.role())
                        .attribute(ALLOWED, Boolean.toString(reason.allowed()))
                        .text(reason.text())
                        .build());
            }
            answer.child(one.build());
        }
        return answer.build();
    }

    /** Reads an answer; empty if it is none. */
    static Optional<Explanation> read(XmlElement answer) {
        if (!answer.is(NAMESPACE, EXPLAINED)) {
            return Optional.empty();
        }
        List<Explanation.Verdict> verdicts = new ArrayList<>();
        for (XmlElement verdict : named(answer, "verdict")) {
            verdicts.add(new Explanation.Verdict(
                    text(verdict, SERVICE),
                    flag(verdict, ALLOWED),
                    named(verdict, "reason").stream()
                            .map(reason ->
                                    new Explanation.Reason(text(reason, "role"), flag(reason, ALLOWED), reason.text()))
                            .toList()));
        }
        return Optional.of(new Explanation(
                text(answer, "who"),
                flag(answer, "in-roster"),
                texts(answer, "group"),
                texts(answer, "role"),
                text(answer, "reference"),
                verdicts));
    }

    private static List<XmlElement> named(XmlElement parent, String name) {
        return parent.children().stream()
                .filter(child -> child.is(NAMESPACE, name))
                .toList();
    }

    private static Set<String> texts(XmlElement parent, String name) {
        Set<String> texts = new LinkedHashSet<>();
        named(parent, name).forEach(child -> texts.add(child.text()));
        return texts;
    }

    private static String text(XmlElement element, String attribute) {
        return element.attribute(attribute).orElse("");
    }

    private static boolean flag(XmlElement element, String attribute) {
        return text(element, attribute).equals("true");
    }
}
