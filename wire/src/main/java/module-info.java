/** How ACSI messages become XML and XML becomes ACSI messages. */
module org.sdvp.wire {
    requires com.fasterxml.aalto;
    requires static org.jspecify;
    requires transitive org.sdvp.acsi;

    exports org.sdvp.wire;
    exports org.sdvp.wire.choice;
    exports org.sdvp.wire.command;
    exports org.sdvp.wire.compact;
    exports org.sdvp.wire.form;
    exports org.sdvp.wire.rpc;
    exports org.sdvp.wire.sdvp2;
    exports org.sdvp.wire.soap;
    exports org.sdvp.wire.tree.json;
    exports org.sdvp.wire.tree;
    exports org.sdvp.wire.xml;
}
