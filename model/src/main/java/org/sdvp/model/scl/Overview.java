package org.sdvp.model.scl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the first walk through a file finds.
 *
 * @param edition it says it follows
 * @param ieds names of all IEDs, in the order of the file, each with its access points that have a server
 * @param jids by name of the IED and access point, with a blank between
 * @param templates the data type templates; no children if there are none
 */
record Overview(
        SclDocument.Edition edition, Map<String, List<String>> ieds, Map<String, String> jids, SclElement templates) {

    /** The JID of an access point, or of an IED that has only one. */
    Optional<String> jid(String ied, String accessPoint) {
        return Optional.ofNullable(jids.get(ied + " " + accessPoint));
    }

    /** Walks through a file. */
    static Overview of(SclCursor cursor, Problems problems) {
        return new Walk(cursor, problems).walk();
    }

    private static final class Walk {
        private final SclCursor cursor;
        private final Problems problems;
        private final Map<String, List<String>> ieds = new LinkedHashMap<>();
        private final Map<String, String> jids = new LinkedHashMap<>();
        private Optional<SclElement> templates = Optional.empty();

        Walk(SclCursor cursor, Problems problems) {
            this.cursor = cursor;
            this.problems = problems;
        }

        Overview walk() {
            cursor.root();
            SclElement root = cursor.here();
            SclDocument.Edition edition = edition(root);
            boolean header = false;
            while (cursor.nextChild("SCL")) {
                switch (cursor.name()) {
                    case "IED" -> ied();
                    case "Communication" -> communication();
                    case "DataTypeTemplates" -> templates();
                    default -> {
                        header |= cursor.name().equals("Header");
                        cursor.skip();
                    }
                }
            }
            if (!header) {
                problems.warning(root, "expected a Header in SCL; went on without");
            }
            SclElement none = new SclElement("DataTypeTemplates", List.of(), List.of(), "", 0, 0);
            return new Overview(edition, ieds, jids, templates.orElse(none));
        }

        private SclDocument.Edition edition(SclElement root) {
            String version = root.attribute("version", "");
            String revision = root.attribute("revision", "");
            String release = root.attribute("release", "");
            boolean first = version.isEmpty() || version.equals("2003");
            boolean second = version.equals("2007") && (revision.equals("A") || revision.equals("B"));
            if (!first && !second) {
                problems.warning(
                        root,
                        "version " + version + ", revision \"" + revision
                                + "\" is none of edition 1 (2003), 2 (2007 A or B) or 2.1 (2007 B 4); read it as 2.1");
                return SclDocument.Edition.EDITION_2_1;
            }
            if (first) {
                return SclDocument.Edition.EDITION_1;
            }
            return release.matches("[4-9]") ? SclDocument.Edition.EDITION_2_1 : SclDocument.Edition.EDITION_2;
        }

        private void templates() {
            SclElement found = cursor.read();
            if (templates.isPresent()) {
                problems.error(found, "expected one DataTypeTemplates, but there is another; put both into one");
            }
            templates = templates.or(() -> Optional.of(found));
        }

        private void ied() {
            SclElement ied = cursor.here();
            String name = problems.required(ied, "name").orElse("");
            List<String> serving = new java.util.ArrayList<>();
            while (cursor.nextChild("")) {
                SclElement child = cursor.here();
                if (child.name().equals("AccessPoint")) {
                    boolean server = false;
                    while (cursor.nextChild("")) {
                        server |=
                                cursor.name().equals("Server") || cursor.name().equals("ServerAt");
                        cursor.skip();
                    }
                    if (server) {
                        serving.add(child.attribute("name", ""));
                    }
                } else {
                    cursor.skip();
                }
            }
            if (ieds.putIfAbsent(name, serving) != null) {
                throw problems.fatal(ied, "there are two IEDs named " + name + "; rename one");
            }
        }

        private void communication() {
            while (cursor.nextChild("")) {
                boolean xmpp = cursor.name().equals("SubNetwork")
                        && cursor.here().attribute("type", "").equals("8-XMPP");
                if (xmpp) {
                    SclElement network = cursor.read();
                    network.children("ConnectedAP").forEach(this::address);
                } else {
                    cursor.skip();
                }
            }
        }

        private void address(SclElement connected) {
            connected
                    .child("Address")
                    .flatMap(address -> address.children("P").stream()
                            .filter(p -> p.attribute("type", "").equals("JID"))
                            .findFirst())
                    .map(p -> p.text().strip())
                    .filter(jid -> !jid.isEmpty())
                    .ifPresent(jid -> jids.put(
                            connected.attribute("iedName", "") + " " + connected.attribute("apName", ""), jid));
        }
    }
}
