package org.sdvp.cli.enrol;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sdvp.enrolment.box.BoxEnrolment.EnrolledBox;
import org.sdvp.enrolment.box.BoxFiles;
import org.sdvp.xmpp.XmppSettings;

/** The configuration that an agent starts with after enrolment (YAML), beside the box's other files. */
final class AgentFile {
    private AgentFile() {}

    static String of(EnrolledBox box) {
        BoxFiles files = box.files();
        StringBuilder text = new StringBuilder(
                        "# Made by sdvp enrol redeem; docs/examples/agent.yaml shows all that can be set.\n")
                .append("account:\n  jid: ")
                .append(box.jid())
                .append("\n  password-file: ")
                .append(files.password().getFileName())
                .append(
                        "\n  # Where the XMPP server takes logins by certificate, this one; else the password.\n  certificate: ")
                .append(files.certificate().getFileName())
                .append("\n  # The desk that renews it, before it runs out.\n  renewed-by: ")
                .append(box.desk())
                .append('\n');
        server(box, text);
        text.append("owners:\n");
        box.owners().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Object::toString)))
                .forEach(owner -> text.append("  - jid: ")
                        .append(owner.getKey())
                        .append("\n    groups: [")
                        .append(groups(owner.getValue()))
                        .append("]\n"));
        return text.append("device:\n  driver: simulated\nstore:\n  directory: store\n")
                .toString();
    }

    private static void server(EnrolledBox box, StringBuilder text) {
        XmppSettings.Server server = box.server();
        if (server.address().isEmpty() && server.caFile().isEmpty() && server.tls() == XmppSettings.Tls.STARTTLS) {
            return;
        }
        text.append("xmpp-server:\n");
        server.address()
                .ifPresent(at -> text.append("  host: ")
                        .append(at.getHostString())
                        .append("\n  port: ")
                        .append(at.getPort())
                        .append('\n'));
        if (server.tls() == XmppSettings.Tls.DIRECT) {
            text.append("  tls: direct\n");
        }
        server.caFile()
                .ifPresent(file ->
                        text.append("  ca-file: ").append(file.getFileName()).append('\n'));
    }

    private static String groups(Set<String> groups) {
        return String.join(
                ", ",
                new TreeSet<>(groups)
                        .stream()
                                .map(group -> "\"" + group.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                                .toList());
    }
}
