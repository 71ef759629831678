package org.sdvp.wire.xml;

/** One element, there as a tree or to be told when it is asked for. Immutable: it says the same each time. */
public interface XmlSource {
    /** URI of its namespace, empty for none. */
    String namespace();

    /** Its local name. */
    String name();

    /** Says all of it, from the start to the end of the element. */
    void writeTo(XmlSink sink);

    /** The element as a tree. */
    default XmlElement element() {
        XmlTreeBuilder tree = new XmlTreeBuilder();
        writeTo(tree);
        return tree.element();
    }
}
