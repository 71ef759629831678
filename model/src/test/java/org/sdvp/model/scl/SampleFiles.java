package org.sdvp.model.scl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** SCL files to read in tests: those of others among the resources, and small ones made here. */
public final class SampleFiles {
    /** All files of others. */
    public static final List<String> ALL = List.of(
            "beanit-sample-model.icd",
            "compas-scl.scd",
            "der-scheduler.cid",
            "gxf-schoteroog.icd",
            "gxf-simple-substation-0.11.icd",
            "gxf-simple-substation-0.13.icd",
            "openscd-reportcontrol.scd",
            "openscd-setting-groups.scd",
            "otfabric-interop.icd",
            "otfabric-simple.scd",
            "scl-lib-valid.iid");

    private SampleFiles() {}

    /** The content of one of them. */
    public static byte[] bytes(String name) {
        try (InputStream stream = SampleFiles.class.getResourceAsStream("/scl/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one of them. */
    public static SclDocument read(String name) {
        return SclFile.read(new ByteArrayInputStream(bytes(name)), name, SclLimits.DEFAULT);
    }

    /** Reads a text. */
    public static SclDocument readText(String text) {
        return readText(text, SclLimits.DEFAULT);
    }

    /** Reads a text within limits. */
    public static SclDocument readText(String text, SclLimits limits) {
        return SclFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test.icd", limits);
    }

    /**
     * An IED named A with one logical device LD, whose LLN0 has a data object Mod, and with a logical node GGIO1 that has
     * what is given.
     *
     * @param node what is in the LN element
     * @param objects DO elements of its type
     * @param types further elements of DataTypeTemplates
     */
    public static String icd(String node, String objects, String types) {
        return """
                <SCL xmlns="http://www.iec.ch/61850/2003/SCL" version="2007" revision="B" release="4">
                <Header id="A"/>
                <IED name="A"><AccessPoint name="P"><Server><Authentication/><LDevice inst="LD">
                <LN0 lnClass="LLN0" inst="" lnType="Zero"/>
                <LN lnClass="GGIO" inst="1" lnType="Node">
                %s
                </LN></LDevice></Server></AccessPoint></IED>
                <DataTypeTemplates>
                <LNodeType id="Zero" lnClass="LLN0"><DO name="Mod" type="Status"/></LNodeType>
                <LNodeType id="Node" lnClass="GGIO">
                %s
                </LNodeType>
                <DOType id="Status" cdc="INS"><DA name="stVal" bType="INT32" fc="ST" dchg="true"/></DOType>
                %s
                </DataTypeTemplates>
                </SCL>
                """.formatted(node, objects, types);
    }

    /** An IED as {@link #icd(String, String, String)} makes it, whose node has one data object Obj with one attribute. */
    public static String attribute(String node, String attribute, String types) {
        return icd(
                node,
                "<DO name=\"Obj\" type=\"Obj\"/>",
                "<DOType id=\"Obj\" cdc=\"INS\">" + attribute + "</DOType>" + types);
    }
}
