package org.sdvp.model.scl.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML file in the encoding it declares, up to a length: in all, and between two events of a parser,
 * for a tag or comment may be endless, too.
 */
public final class BoundedReader extends Reader {
    /** Most characters between two events. */
    public static final int MAX_TOKEN = 1 << 20;

    private static final int HEAD = 256;
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"'].*", Pattern.DOTALL);

    private final Reader reader;
    private final long max;
    private long count;
    private long tokenStart;

    /** The file goes beyond a bound; the message says which. */
    public static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        TooLongException(String message) {
            super(message);
        }
    }

    /**
     * Looks at the beginning of a file for its encoding.
     *
     * @param max most characters of the file
     * @throws IOException if it cannot be read
     * @throws java.io.UnsupportedEncodingException if it declares an encoding that there is not
     */
    public BoundedReader(InputStream bytes, long max) throws IOException {
        PushbackInputStream input = new PushbackInputStream(bytes, HEAD);
        byte[] head = input.readNBytes(HEAD);
        String ascii = new String(head, StandardCharsets.ISO_8859_1);
        boolean marked = ascii.startsWith("\u00ef\u00bb\u00bf");
        int from = marked ? 3 : 0;
        input.unread(head, from, head.length - from);
        this.reader = new InputStreamReader(
                input,
                encoding(marked ? ascii.substring(from) : ascii)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        this.max = max;
    }

    private static Charset encoding(String head) throws IOException {
        if (head.startsWith("\u00fe\u00ff") || head.startsWith("\u00ff\u00fe")) {
            return StandardCharsets.UTF_16;
        }
        if (head.startsWith("\0<")) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.startsWith("<\0")) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = DECLARED.matcher(head);
        try {
            return declared.matches() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
        } catch (UnsupportedCharsetException e) {
            java.io.UnsupportedEncodingException known = new java.io.UnsupportedEncodingException(
                    "expected a known encoding such as UTF-8, but got " + declared.group(1));
            known.initCause(e);
            throw known;
        }
    }

    /** The parser begins with its next event. */
    public void startToken() {
        tokenStart = count;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int read = reader.read(characters, offset, Math.min(length, MAX_TOKEN / 4));
        count += Math.max(0, read);
        if (count > max) {
            throw new TooLongException("expected a file of at most " + max + " characters; raise the limit");
        }
        if (count - tokenStart > MAX_TOKEN) {
            throw new TooLongException(
                    "expected no single tag, comment or instruction of more than " + MAX_TOKEN + " characters");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
