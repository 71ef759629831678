package org.sdvp.agent.firmware;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sdvp.heatpump.firmware.FirmwareState;

/**
 * What is remembered of an update over a restart, as lines of key and value; a version that is newer than this one may
 * write further lines, and they are passed over.
 *
 * @param state where it stands
 * @param name of its file, without folder; empty if there is none
 * @param version it brings, empty while that is not known
 * @param reason why it failed or what is waited for; may be empty
 * @param size octets of the whole file, 0 while that is not known
 */
record FirmwareRecord(FirmwareState state, String name, String version, String reason, long size) {
    /** No update. */
    static final FirmwareRecord NONE = new FirmwareRecord(FirmwareState.NONE, "", "", "", 0);

    FirmwareRecord with(FirmwareState other) {
        return new FirmwareRecord(other, name, version, "", size);
    }

    FirmwareRecord with(FirmwareState other, String why) {
        return new FirmwareRecord(other, name, version, why, size);
    }

    byte[] octets() {
        return ("state=" + state.literal() + "\nname=" + name + "\nversion=" + version + "\nreason="
                        + reason.replaceAll("[\\r\\n]", " ") + "\nsize=" + size + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What was remembered; nothing if that cannot be read. */
    static FirmwareRecord of(byte[] octets) {
        Map<String, String> lines = new LinkedHashMap<>();
        new String(octets, StandardCharsets.UTF_8).lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                lines.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        for (FirmwareState state : FirmwareState.values()) {
            if (state.literal().equals(lines.get("state"))) {
                return new FirmwareRecord(
                        state,
                        lines.getOrDefault("name", ""),
                        lines.getOrDefault("version", ""),
                        lines.getOrDefault("reason", ""),
                        number(lines.getOrDefault("size", "")));
            }
        }
        return NONE;
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }
}
