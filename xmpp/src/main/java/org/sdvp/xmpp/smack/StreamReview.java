package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jxmpp.JxmppContext;
import org.sdvp.xmpp.security.SaslChoice;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.security.StreamFacts.Feature;

/** Looks at a stream that is open. */
final class StreamReview {
    private static final Mark ROSTER_VERSIONING = new Mark("ver", "urn:xmpp:features:rosterver");
    private static final Mark PRE_APPROVAL = new Mark("sub", "urn:xmpp:features:pre-approval");

    private StreamReview() {}

    /** Has Smack read the features that it passes over otherwise; without effect the second time. */
    static void register() {
        for (Mark mark : List.of(ROSTER_VERSIONING, PRE_APPROVAL)) {
            ProviderManager.addStreamFeatureProvider(mark.element(), mark.namespace(), new Provider(mark));
        }
    }

    static StreamFacts of(SmackStream stream, SaslChoice choice, SSLSession session) {
        return new StreamFacts(
                session.getProtocol(),
                session.getCipherSuite(),
                certificates(session),
                choice.offer(),
                choice.mechanism(),
                features(stream),
                resumption(stream));
    }

    private static List<X509Certificate> certificates(SSLSession session) {
        try {
            Certificate[] shown = session.getPeerCertificates();
            return Arrays.stream(shown)
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    private static Set<Feature> features(SmackStream stream) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        if (stream.isSmAvailable()) {
            features.add(Feature.STREAM_MANAGEMENT);
        }
        if (stream.hasFeature(ROSTER_VERSIONING.element(), ROSTER_VERSIONING.namespace())) {
            features.add(Feature.ROSTER_VERSIONING);
        }
        if (stream.hasFeature(PRE_APPROVAL.element(), PRE_APPROVAL.namespace())) {
            features.add(Feature.PRE_APPROVAL);
        }
        return features;
    }

    private static Optional<Duration> resumption(SmackStream stream) {
        // Smack tells whether a stream can be resumed only once it is lost; that it is managed is known before.
        if (!stream.isSmEnabled()) {
            return Optional.empty();
        }
        int seconds = stream.getMaxSmResumptionTime();
        return Optional.of(seconds == Integer.MAX_VALUE ? Duration.ZERO : Duration.ofSeconds(seconds));
    }

    /**
     * A stream feature that says nothing but that it is there.
     *
     * @param element its name
     * @param namespace of the element
     */
    private record Mark(String element, String namespace) implements ExtensionElement {
        @Override
        public String getNamespace() {
            return namespace;
        }

        @Override
        public String getElementName() {
            return element;
        }

        @Override
        public XmlStringBuilder toXML(XmlEnvironment around) {
            return new XmlStringBuilder(this, around).closeEmptyElement();
        }
    }

    private static final class Provider extends ExtensionElementProvider<ExtensionElement> {
        private final Mark mark;

        Provider(Mark mark) {
            this.mark = mark;
        }

        @Override
        public ExtensionElement parse(XmlPullParser parser, int depth, XmlEnvironment around, JxmppContext context)
                throws XmlPullParserException, IOException {
            while (!(parser.getEventType() == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == depth)) {
                parser.next();
            }
            return mark;
        }
    }
}
