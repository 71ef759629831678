package org.sdvp.xmpp.smack;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.packet.StreamError;

/** Says in words for people what broke a link. Libraries wrap one fault into many, each named by its Java class. */
final class LinkFaults {
    private static final Pattern CLASS_NAME =
            Pattern.compile("\\b(?:[a-z]\\w*\\.)*[A-Z][\\w$]*(?:Exception|Error)\\b:?\\s*");

    private LinkFaults() {}

    /** The fault behind all the wrapping, without any class name. */
    static String describe(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        Throwable root = failure;
        for (Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
            if (t instanceof StreamErrorException stream) {
                return streamError(stream.getStreamError());
            }
            root = t;
        }
        String words = words(String.valueOf(root.getMessage()));
        if (root instanceof UnknownHostException) {
            return "the host is not known: " + words;
        }
        if (root instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (root instanceof ConnectException || root instanceof NoRouteToHostException) {
            return words.toLowerCase(Locale.ROOT);
        }
        if (root instanceof SocketException) {
            return socket(words);
        }
        if (root instanceof EOFException || isUnexpectedEnd(words)) {
            return "the other side ended the connection without a word";
        }
        if (root instanceof SmackException.NotConnectedException) {
            return "not connected";
        }
        return root instanceof InterruptedException ? "the connection broke" : words;
    }

    /** A text of a library without the names of Java classes. */
    static String words(String text) {
        String bare = CLASS_NAME.matcher(text).replaceAll("").strip();
        return bare.isEmpty() || bare.equals("null") ? "no reason given" : bare;
    }

    private static String socket(String words) {
        return switch (words.toLowerCase(Locale.ROOT)) {
            case "connection reset", "connection reset by peer" -> "connection reset by the net or the other side";
            case "broken pipe", "broken pipe (write failed)", "socket closed" -> "the connection was cut";
            default -> words;
        };
    }

    private static boolean isUnexpectedEnd(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("unexpected end-of-input") || lower.contains("peer did inbound closure");
    }

    /** Whether the XMPP server has said that it shuts down. */
    static boolean isShutdown(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
            if (t instanceof StreamErrorException stream) {
                return stream.getStreamError().getCondition() == StreamError.Condition.system_shutdown;
            }
        }
        return false;
    }

    private static String streamError(StreamError error) {
        String text = error.getDescriptiveText();
        String what = error.getCondition() == StreamError.Condition.system_shutdown
                ? "the XMPP server is shutting down (system-shutdown)"
                : "the XMPP server ended the stream with " + error.getCondition();
        return what + (text == null || text.isEmpty() ? "" : ": " + text);
    }
}
