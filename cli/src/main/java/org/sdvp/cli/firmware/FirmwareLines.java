package org.sdvp.cli.firmware;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.operator.firmware.FirmwareView;

/** How an update stands, as it is printed. */
final class FirmwareLines {
    static final int OK = 0;
    static final int REFUSED = 3;
    private static final String NO_VERSION = "0";

    private FirmwareLines() {}

    /** In one line. */
    static String line(FirmwareView view) {
        StringBuilder line = new StringBuilder("runs ").append(running(view.running()));
        if (view.state() != FirmwareState.NONE) {
            line.append("; update");
            if (!view.version().isEmpty()) {
                line.append(' ').append(view.version());
            }
            line.append(": ").append(view.state().literal());
        }
        if (view.state() == FirmwareState.DOWNLOADING) {
            line.append(", ").append(view.percent()).append(" %");
        }
        return line.append(view.reason().isEmpty() ? "" : ": " + view.reason()).toString();
    }

    // What a build says that was not made as a release.
    private static String running(String version) {
        return version.isEmpty() || version.equals(NO_VERSION) ? "a build without a version" : version;
    }

    /** Prints it: as a JSON document where that is wanted. */
    static void print(DeviceSession session, String device, FirmwareView view) {
        if (!session.json()) {
            session.out().println(line(view));
            return;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("device", device);
        tree.put("running", view.running());
        tree.put("state", view.state().literal());
        tree.put("percent", view.percent());
        tree.put("version", view.version());
        tree.put("reason", view.reason());
        session.out().println(Json.document(tree));
    }
}
