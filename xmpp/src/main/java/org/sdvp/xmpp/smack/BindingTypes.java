package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jxmpp.JxmppContext;

/**
 * The stream feature of XEP-0440: which kinds of channel binding the XMPP server can do.
 *
 * @param types their names
 */
record BindingTypes(List<String> types) implements ExtensionElement {
    static final String ELEMENT = "sasl-channel-binding";
    static final String NAMESPACE = "urn:xmpp:sasl-cb:0";
    private static final int MOST = 64;

    /** Has Smack read it; without effect the second time. */
    static void register() {
        ProviderManager.addStreamFeatureProvider(ELEMENT, NAMESPACE, new Provider());
    }

    @Override
    public String getNamespace() {
        return NAMESPACE;
    }

    @Override
    public String getElementName() {
        return ELEMENT;
    }

    @Override
    public XmlStringBuilder toXML(XmlEnvironment around) {
        XmlStringBuilder xml = new XmlStringBuilder(this, around).rightAngleBracket();
        types.forEach(type ->
                xml.halfOpenElement("channel-binding").attribute("type", type).closeEmptyElement());
        return xml.closeElement(this);
    }

    private static final class Provider extends ExtensionElementProvider<ExtensionElement> {
        @Override
        public BindingTypes parse(XmlPullParser parser, int depth, XmlEnvironment around, JxmppContext context)
                throws XmlPullParserException, IOException {
            List<String> types = new ArrayList<>();
            while (!(parser.getEventType() == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == depth)) {
                String type =
                        parser.next() == XmlPullParser.Event.START_ELEMENT ? parser.getAttributeValue("type") : null;
                if (type != null && types.size() < MOST) {
                    types.add(type);
                }
            }
            return new BindingTypes(List.copyOf(types));
        }
    }
}
