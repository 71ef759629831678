package org.sdvp.demo.host;

import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browser of a desktop, if this program runs on one. */
public final class DesktopBrowser {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopBrowser.class);

    private DesktopBrowser() {}

    /** Opens an address; without effect if there is no desktop, or none that can. */
    public static void open(String address) {
        Map<String, String> env = System.getenv();
        if (env.getOrDefault("DISPLAY", "").isEmpty()
                && env.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder("xdg-open", address)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.debug("no browser is opened: {}", e.getMessage());
        }
    }
}
