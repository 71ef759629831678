/** References, values, data types and the tree of an IEC 61850 server. */
module org.sdvp.model {
    requires java.xml;
    requires static org.jspecify;

    exports org.sdvp.model;
    exports org.sdvp.model.c;
    exports org.sdvp.model.cdc;
    exports org.sdvp.model.scl;
    exports org.sdvp.model.scl.write;
    exports org.sdvp.model.value;
}
