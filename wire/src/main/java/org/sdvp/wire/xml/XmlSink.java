package org.sdvp.wire.xml;

/**
 * Takes an element piece by piece, in the order in which it stands in a document: {@link XmlWriter} makes text of it,
 * {@link XmlTreeBuilder} a tree. Whoever says what an element holds need not know which. Names are taken to be XML names
 * and each attribute to come once. To be used by one thread.
 */
public interface XmlSink {
    /**
     * An element begins.
     *
     * @param namespace URI, empty for none
     * @param name local name
     * @return this
     */
    XmlSink start(String namespace, String name);

    /**
     * An element begins in the namespace of the one around it.
     *
     * @param name local name
     * @return this
     */
    XmlSink start(String name);

    /**
     * An attribute without namespace of the element that has just begun.
     *
     * @return this
     * @throws IllegalArgumentException if XML cannot carry the value
     */
    XmlSink attribute(String name, String value);

    /**
     * An attribute in a namespace of the element that has just begun, after all those without.
     *
     * @return this
     * @throws IllegalArgumentException if XML cannot carry the value
     */
    XmlSink attribute(String namespace, String name, String value);

    /**
     * The text of an element that holds nothing else.
     *
     * @return this
     * @throws IllegalArgumentException if XML cannot carry it
     */
    XmlSink text(String text);

    /**
     * The element that began last and has not ended yet ends.
     *
     * @return this
     */
    XmlSink end();

    /**
     * An element in the namespace of the one around it that holds only text.
     *
     * @return this
     * @throws IllegalArgumentException if XML cannot carry the text
     */
    default XmlSink leaf(String name, String text) {
        return start(name).text(text).end();
    }
}
