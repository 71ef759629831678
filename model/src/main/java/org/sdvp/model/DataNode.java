package org.sdvp.model;

/** What a data object is made of: data attributes and, in some common data classes, further data objects. */
public sealed interface DataNode permits DataObject, DataAttribute {
    /** Name below its parent, such as {@code Tmp} or {@code mag}. */
    String name();
}
