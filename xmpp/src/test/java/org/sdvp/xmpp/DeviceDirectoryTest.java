package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stream.ScriptedLink;
import org.sdvp.xmpp.stream.StreamConnection;

class DeviceDirectoryTest {
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final Jid HP = Jid.of("hp7@example.org/pump");

    private final ManualTimeSource time = new ManualTimeSource();
    private final ScriptedLink link = new ScriptedLink(CONTROL);
    private final StreamConnection control =
            new StreamConnection(XmppSettings.of(CONTROL, Password.of("secret")), link, time, Runnable::run);

    /** The loss is news of another lane than the device's own stanzas, and may come between two listeners. */
    @Test
    void deviceThatGoesWhileItsComingIsTold_isOfflineForEveryListener_andNoGhost() {
        CompactFormat format = new CompactFormat();
        DeviceDirectory directory = new DeviceDirectory(control, List.of(format), time, jid -> true);
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        directory.listen(listener(first, link::breaks));
        directory.listen(listener(second, () -> {}));
        control.login();
        link.comes(link.lastRequest().result(roster()));
        link.comes(Presence.available(0, "").withFrom(HP));
        XmlElement.Builder info = XmlElement.of(Namespaces.DISCO_INFO, "query");
        format.features()
                .forEach(feature -> info.child(XmlElement.of(Namespaces.DISCO_INFO, "feature")
                        .attribute("var", feature)
                        .build()));
        Iq question = link.lastRequest();
        link.comes(question.result(info.build()).withFrom(HP));
        assertThat(first).containsExactly("online", "offline");
        assertThat(second).containsExactly("online", "offline");
        assertThat(directory.online()).isEmpty();
    }

    private static DeviceDirectory.Listener listener(List<String> heard, Runnable onOnline) {
        return new DeviceDirectory.Listener() {
            @Override
            public void onOnline(DeviceDirectory.Device device) {
                heard.add("online");
                onOnline.run();
            }

            @Override
            public void onOffline(DeviceDirectory.Device device, String reason) {
                heard.add("offline");
            }
        };
    }

    private static XmlElement roster() {
        return XmlElement.of(Namespaces.ROSTER, "query")
                .child(XmlElement.of(Namespaces.ROSTER, "item")
                        .attribute("jid", HP.bare().toString())
                        .attribute("subscription", "both")
                        .build())
                .build();
    }
}
