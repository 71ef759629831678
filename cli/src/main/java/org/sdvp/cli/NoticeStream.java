package org.sdvp.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A stream of lines that somebody else shows, the mark of this program taken off. */
final class NoticeStream extends PrintStream {
    private static final String MARK = "sdvp: ";

    /** Hands each line that is not empty to somebody. */
    NoticeStream(Consumer<String> notices) {
        super(new Lines(notices), true, StandardCharsets.UTF_8);
    }

    private static final class Lines extends OutputStream {
        private final Consumer<String> notices;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(Consumer<String> notices) {
            this.notices = notices;
        }

        @Override
        public synchronized void write(int octet) {
            if (octet != '\n') {
                line.write(octet);
                return;
            }
            String text = line.toString(StandardCharsets.UTF_8).strip();
            line.reset();
            if (!text.isEmpty()) {
                notices.accept(text.startsWith(MARK) ? text.substring(MARK.length()) : text);
            }
        }
    }
}
