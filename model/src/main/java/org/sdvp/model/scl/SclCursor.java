package org.sdvp.model.scl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.sdvp.model.scl.text.BoundedReader;

/**
 * Walks through an SCL file element by element. Private parts and foreign namespaces are passed over, document types
 * refused, depth, length and number of elements kept in bounds; every fault names its line and column.
 */
final class SclCursor implements AutoCloseable {
    private static final String NAMESPACE = "http://www.iec.ch/61850/2003/SCL";
    private static final int MAX_TEXT = 1 << 16;
    private static final SclElement BEGIN = new SclElement("", List.of(), List.of(), "", 1, 1);

    /** Elements whose text is read. */
    private static final Set<String> TEXTUAL = Set.of("Val", "EnumVal", "P");

    /** Elements that say nothing about an ACSI server. */
    private static final Set<String> PASSED_OVER = Set.of(
            "Private",
            "Text",
            "Inputs",
            "GSEControl",
            "SampledValueControl",
            "SCLControl",
            "AccessControl",
            "ClientLN",
            "GOOSESecurity",
            "SMVSecurity",
            "History",
            "ProtNs",
            "Authentication",
            "Association",
            "KDC",
            "FCCB");

    private static final Set<String> LN_CHILDREN = Set.of("DataSet", "ReportControl", "LogControl", "DOI", "Log");

    /** What is looked for in an element; elements not listed may hold anything. */
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry(
                    "SCL",
                    Set.of("Header", "Substation", "Communication", "IED", "DataTypeTemplates", "Line", "Process")),
            Map.entry("IED", Set.of("Services", "AccessPoint")),
            Map.entry("AccessPoint", Set.of("Server", "LN", "ServerAt", "Services")),
            Map.entry("Server", Set.of("LDevice")),
            Map.entry("LDevice", Set.of("LN0", "LN")),
            Map.entry("LN0", Set.of("DataSet", "ReportControl", "LogControl", "DOI", "Log", "SettingControl")),
            Map.entry("LN", LN_CHILDREN),
            Map.entry("DataSet", Set.of("FCDA")),
            Map.entry("ReportControl", Set.of("TrgOps", "OptFields", "RptEnabled")),
            Map.entry("LogControl", Set.of("TrgOps")),
            Map.entry("DOI", Set.of("SDI", "DAI")),
            Map.entry("SDI", Set.of("SDI", "DAI")),
            Map.entry("DAI", Set.of("Val")),
            Map.entry("DataTypeTemplates", Set.of("LNodeType", "DOType", "DAType", "EnumType")),
            Map.entry("LNodeType", Set.of("DO")),
            Map.entry("DOType", Set.of("SDO", "DA")),
            Map.entry("DA", Set.of("Val")),
            Map.entry("DAType", Set.of("BDA")),
            Map.entry("BDA", Set.of("Val")),
            Map.entry("EnumType", Set.of("EnumVal")));

    private final String source;
    private final SclLimits limits;
    private final BoundedReader input;
    private final XMLStreamReader xml;
    private Problems problems;
    private String namespace = NAMESPACE;
    private int depth;
    private int line = 1;
    private int column = 1;
    private int elements;

    SclCursor(InputStream bytes, String source, Problems problems, SclLimits limits) {
        this.source = source;
        this.problems = problems;
        this.limits = limits;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            this.input = new BoundedReader(bytes, limits.maxLength());
            this.xml = factory.createXMLStreamReader(input);
        } catch (XMLStreamException e) {
            throw refused(e);
        } catch (UnsupportedEncodingException e) {
            throw problems.fatal(BEGIN, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source + ": " + e.getMessage(), e);
        }
    }

    /** Begins another collection of problems; what was found so far is not in it. */
    Problems problemsAnew() {
        problems = new Problems(source, limits);
        return problems;
    }

    /** Goes to the root element, which must be SCL. */
    void root() {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // Comments and processing instructions may come first.
        }
        String found = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        if (!xml.getLocalName().equals("SCL") || !(found.equals(NAMESPACE) || found.isEmpty())) {
            throw problems.fatal(
                    here(),
                    "expected an SCL file, whose root element is SCL in the namespace " + NAMESPACE + ", but got "
                            + xml.getLocalName() + (found.isEmpty() ? "" : " in " + found));
        }
        if (found.isEmpty()) {
            problems.warning(here(), "the root element has no namespace; took it for " + NAMESPACE);
        }
        namespace = found;
    }

    /**
     * Goes to the next element directly inside the current one, which has to be left with {@link #skip}, {@link #read}
     * or by calling this until it says false.
     *
     * @return false if the current element ended
     */
    boolean nextChild(String parent) {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (isWanted(parent)) {
                    return true;
                }
                skip();
            }
        }
    }

    private boolean isWanted(String parent) {
        String found = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        String name = xml.getLocalName();
        if (!found.equals(namespace) || PASSED_OVER.contains(name)) {
            return false;
        }
        Set<String> known = KNOWN.get(parent);
        if (known != null && !known.contains(name)) {
            problems.warning(
                    here(),
                    name + " is not expected in " + parent + "; it was left out. Expected "
                            + known.stream().sorted().toList());
            return false;
        }
        return true;
    }

    /** Name of the current element. */
    String name() {
        return xml.getLocalName();
    }

    /** The current element with its attributes, but without what is in it; it stays the current element. */
    SclElement here() {
        List<String> attributes = new ArrayList<>(2 * xml.getAttributeCount());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String foreign = xml.getAttributeNamespace(i);
            if (foreign == null || foreign.isEmpty()) {
                attributes.add(xml.getAttributeLocalName(i));
                attributes.add(xml.getAttributeValue(i).strip());
            }
        }
        return new SclElement(xml.getLocalName(), attributes, List.of(), "", line, column);
    }

    /** Leaves the current element. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /** Reads and leaves the current element. */
    SclElement read() {
        elements = 0;
        return element();
    }

    private SclElement element() {
        SclElement begun = here();
        if (++elements > limits.maxElements()) {
            throw problems.fatal(
                    begun,
                    "expected at most " + limits.maxElements()
                            + " elements in an IED or in the data type templates; raise the limit or split the file");
        }
        if (TEXTUAL.contains(begun.name())) {
            return new SclElement(begun.name(), begun.attributes(), List.of(), text(), begun.line(), begun.column());
        }
        List<SclElement> children = new ArrayList<>();
        while (nextChild(begun.name())) {
            children.add(element());
        }
        return new SclElement(begun.name(), begun.attributes(), children, "", begun.line(), begun.column());
    }

    private String text() {
        SclElement begun = here();
        StringBuilder text = new StringBuilder();
        int event = next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                skip();
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
            if (text.length() > MAX_TEXT) {
                throw problems.fatal(begun, "expected at most " + MAX_TEXT + " characters in " + begun.name());
            }
            event = next();
        }
        return text.toString();
    }

    private int next() {
        try {
            Location before = xml.getLocation();
            boolean afterText = xml.getEventType() == XMLStreamConstants.CHARACTERS;
            input.startToken();
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                line = before.getLineNumber();
                column = before.getColumnNumber() - (afterText ? 1 : 0);
                depth++;
                requireDepth();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD) {
                throw problems.fatal(
                        place(xml.getLocation()),
                        "the file has a document type (DOCTYPE), which SCL has not and "
                                + "which is never read, for it can name other files; delete it");
            }
            return event;
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    private void requireDepth() {
        if (depth > limits.maxDepth()) {
            throw problems.fatal(here(), "expected elements at most " + limits.maxDepth() + " deep");
        }
    }

    private SclException refused(XMLStreamException e) {
        Throwable cause = e.getNestedException();
        if (cause instanceof BoundedReader.TooLongException) {
            return problems.fatal(begun(), String.valueOf(cause.getMessage()));
        }
        if (cause instanceof CharacterCodingException) {
            return problems.fatal(
                    place(e.getLocation()),
                    "there are octets near this place that are no text in the encoding of the file; save it as UTF-8");
        }
        if (cause instanceof IOException io) {
            throw new UncheckedIOException("cannot read " + source + ": " + io.getMessage(), io);
        }
        String message = String.valueOf(e.getMessage());
        int cut = message.indexOf("Message: ");
        String why = cut < 0 ? message : message.substring(cut + "Message: ".length());
        return problems.fatal(place(e.getLocation()), "this is not well-formed XML: " + why);
    }

    private SclElement begun() {
        return new SclElement("", List.of(), List.of(), "", line, column);
    }

    private static SclElement place(Location location) {
        return new SclElement(
                "",
                List.of(),
                List.of(),
                "",
                Math.max(0, location.getLineNumber()),
                Math.max(0, location.getColumnNumber()));
    }

    /** Leaves the parser; the stream it read from is closed by whoever opened it. */
    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }
}
