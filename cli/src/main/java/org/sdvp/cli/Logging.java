package org.sdvp.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sdvp.cli.output.Cell;
import org.slf4j.LoggerFactory;

/**
 * How the command logs: warnings as one line each to standard error; more, with time and place, where {@code --verbose}
 * asks for it. In code and not in a file, since reading a file of Logback's would take longer than most commands run.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String OURS = "org.sdvp";

    /** Found by Logback as a service. */
    public Logging() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Line layout = new Line();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Says how much to log.
     *
     * @param verbosity 0: warnings; 1: what happens; 2 or more: all of our own
     */
    static void verbosity(int verbosity) {
        if (verbosity > 0 && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(OURS).setLevel(verbosity > 1 ? Level.TRACE : Level.INFO);
        }
    }

    /** Keeps warnings back as long as a screen is redrawn in place, which they would tear; faults still show. */
    static void faultsOnly() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(OURS).setLevel(Level.ERROR);
        }
    }

    /** One line an event: terse for warnings of the usual kind, whole where more is asked for. */
    private static final class Line extends LayoutBase<ILoggingEvent> {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

        @Override
        public String doLayout(ILoggingEvent event) {
            boolean verbose = LoggerFactory.getLogger(OURS).isInfoEnabled();
            StringBuilder line = new StringBuilder("sdvp: ");
            if (verbose) {
                String logger = event.getLoggerName();
                line.append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())))
                        .append(' ')
                        .append(event.getLevel().toString().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(logger.substring(logger.lastIndexOf('.') + 1))
                        .append(": ");
            }
            line.append(Cell.harmless(event.getFormattedMessage())).append(System.lineSeparator());
            IThrowableProxy thrown = event.getThrowableProxy();
            if (thrown != null) {
                line.append(verbose ? ThrowableProxyUtil.asString(thrown) : "sdvp: " + thrown.getMessage())
                        .append(System.lineSeparator());
            }
            return line.toString();
        }
    }
}
