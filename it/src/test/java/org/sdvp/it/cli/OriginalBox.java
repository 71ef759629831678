package org.sdvp.it.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.Subscriptions;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/**
 * A box of the SDVP2 project as its captured messages show it: it answers iq get only and leaves iq set without an answer,
 * has one {@code data} for each value, says nothing of itself in its presence, and knows nothing of the code it tests.
 */
final class OriginalBox implements AutoCloseable {
    static final String FORWARD = "LD_LIAB/LN_HP.heating.htfwd";
    static final String RELAY = "LD_LIAB/LN_HP.heatpump.pws_relay1";

    private static final Pattern METHOD = Pattern.compile("<methodName>([^<]*)</methodName>");
    private static final Pattern FIRST = Pattern.compile("</name><value><string>([^<]*)</string>");
    private static final Pattern DATA = Pattern.compile("<data><value><(?:string|double)>([^<]*)</");
    private static final String TIME = "2026-11-23T05:59:52Z";

    private final XmppConnection connection;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final AtomicInteger watchdog = new AtomicInteger();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final AtomicInteger sets = new AtomicInteger();

    /** Logs in; the account's roster gets its controller. */
    OriginalBox(XmppConnection connection, Jid controller) {
        this.connection = connection;
        values.put(FORWARD, "21.5");
        values.put("LD_LIAB/LN_HP.hotwater.whout", "48.25");
        values.put(RELAY, "0");
        new Subscriptions(connection, Map.of(controller, Set.of("Controllers")));
        connection.iqs().register(IqMux.Route.all(Iq.Type.GET, "jabber:iq:rpc"), Set.of(), iq -> {
            String answer = answer(XmlWriter.toString(iq.payload().orElseThrow()));
            return CompletableFuture.completedFuture(iq.result(new XmlReader().read(answer)));
        });
        connection.iqs().register(IqMux.Route.all(Iq.Type.SET, "jabber:iq:rpc"), Set.of(), iq -> {
            sets.incrementAndGet();
            return new CompletableFuture<>();
        });
        connection.login().toCompletableFuture().join();
        connection.send(Presence.available(0, ""));
    }

    synchronized String value(String reference) {
        return values.getOrDefault(reference, "");
    }

    private synchronized String answer(String query) {
        Matcher method = METHOD.matcher(query);
        String name = method.find() ? method.group(1) : "";
        Matcher first = FIRST.matcher(query);
        String reference = first.find() ? first.group(1) : "";
        asked.add(name + " " + reference);
        return switch (name) {
            case "GetNameList" ->
                struct(
                        "Identifiers",
                        array(names(reference)),
                        "<member><name>MoreFollows</name><value><boolean>0</boolean>" + "</value></member>");
            case "GetVariableAccessAttributes" -> struct("TypeDescription", array(children(reference)), "");
            case "Read" -> struct("ListOfAccessResult", read(reference), "");
            case "Write" -> struct("WriteResult", write(reference, query), "");
            case "Watchdog" ->
                "<query xmlns=\"jabber:iq:rpc\"><watchdog>" + watchdog.incrementAndGet() + "</watchdog></query>";
            default ->
                "<query xmlns=\"jabber:iq:rpc\" type=\"error\"><methodResponse><params><param><value><string>ERROR: Method"
                        + " is undefined.</string></value></param></params></methodResponse></query>";
        };
    }

    private List<String> names(String reference) {
        return Set.of("", "/", "domain").contains(reference)
                ? List.of("LD_LIAB/LN_HP.heating", "LD_LIAB/LN_HP.hotwater", "LD_LIAB/LN_HP.heatpump")
                : children(reference);
    }

    private List<String> children(String reference) {
        return values.keySet().stream()
                .filter(name -> name.startsWith(reference + "."))
                .toList();
    }

    private String read(String reference) {
        if (!values.containsKey(reference)) {
            return "<array><data><value><boolean>0</boolean></value></data></array>";
        }
        return "<array><data><value><string>" + reference + "</string></value></data><data><value><string>"
                + values.get(reference) + "</string></value></data><data><value><dateTime.iso8601>" + TIME
                + "</dateTime.iso8601></value></data></array>";
    }

    // Only what stands first in a data is seen: a second value in the same data would be lost.
    private String write(String reference, String query) {
        List<String> data = new ArrayList<>();
        Matcher matcher = DATA.matcher(query);
        while (matcher.find()) {
            data.add(matcher.group(1));
        }
        boolean known = values.containsKey(reference) && !data.isEmpty();
        if (known) {
            values.put(reference, data.get(0));
        }
        return "<boolean>" + (known ? 1 : 0) + "</boolean>";
    }

    private static String array(List<String> texts) {
        StringBuilder array = new StringBuilder("<array>");
        texts.forEach(text -> array.append("<data><value><string>").append(text).append("</string></value></data>"));
        return array.append("</array>").toString();
    }

    private static String struct(String name, String value, String more) {
        return "<query xmlns=\"jabber:iq:rpc\"><methodResponse><params><param><value><struct><member><name>" + name
                + "</name><value>" + value + "</value></member>" + more
                + "</struct></value></param></params></methodResponse></query>";
    }

    @Override
    public void close() {
        connection.close();
    }
}
