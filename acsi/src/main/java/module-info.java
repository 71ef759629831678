/** The ACSI services of IEC 61850-7-2: client side, server side, and the ports through which their messages travel. */
module org.sdvp.acsi {
    requires static org.jspecify;
    requires transitive org.sdvp.model;

    exports org.sdvp.acsi;
    exports org.sdvp.acsi.audit;
    exports org.sdvp.acsi.client;
    exports org.sdvp.acsi.control;
    exports org.sdvp.acsi.control.local;
    exports org.sdvp.acsi.file;
    exports org.sdvp.acsi.log;
    exports org.sdvp.acsi.process;
    exports org.sdvp.acsi.dataset;
    exports org.sdvp.acsi.report;
    exports org.sdvp.acsi.server;
    exports org.sdvp.acsi.service;
    exports org.sdvp.acsi.setting;
}
