package org.sdvp.model.scl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is too much is refused before it is kept. */
class SclLimitsTest {
    private static final String STATUS = "<DO name=\"Obj\" type=\"Status\"/>";

    /** An endless file: a beginning, then the same octet for ever. */
    private static final class Endless extends InputStream {
        private final byte[] begin;
        private final byte rest;
        private long read;

        Endless(String begin, char rest) {
            this.begin = begin.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            this.rest = (byte) rest;
        }

        @Override
        public int read() {
            return read < begin.length ? begin[(int) read++] : rest;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (read < begin.length) {
                bytes[offset] = (byte) read();
                return 1;
            }
            Arrays.fill(bytes, offset, offset + length, rest);
            return length;
        }
    }

    private static SclDocument endless(String begin, char rest, SclLimits limits) {
        return new SclDocument("endless", () -> new Endless(begin, rest), limits);
    }

    @Test
    void anEndlessStream_isRefused() {
        SclLimits few = new SclLimits(1000, 1000, 9, 9, 9, 9);

        assertThatThrownBy(() -> SclFile.read(new Endless("<SCL>", ' '), "endless", few))
                .isInstanceOf(SclException.class)
                .hasMessage(
                        "endless: expected at most 1000 bytes from a stream; save it and give the name of the file");
    }

    @Test
    void anEndlessFile_isRefused() {
        SclLimits limits = new SclLimits(1 << 22, 1, 9, 9, 9, 9);

        assertThatThrownBy(() -> endless("<SCL xmlns=\"http://www.iec.ch/61850/2003/SCL\">", ' ', limits))
                .isInstanceOf(SclException.class)
                .hasMessageStartingWith("endless:1:1: expected a file of at most 4194304 characters");
    }

    @Test
    void anEndlessAttributeOrComment_isRefused() {
        assertThatThrownBy(() -> endless("<SCL a=\"", 'x', SclLimits.DEFAULT))
                .hasMessageStartingWith(
                        "endless:1:1: expected no single tag, comment or instruction of more than 1048576 characters");
        assertThatThrownBy(() -> endless("<SCL><!--", 'x', SclLimits.DEFAULT))
                .hasMessageStartingWith(
                        "endless:1:1: expected no single tag, comment or instruction of more than 1048576 characters");
    }

    @Test
    void anEndlessValue_isRefused() {
        assertThatThrownBy(() -> endless(
                        "<SCL xmlns=\"http://www.iec.ch/61850/2003/SCL\"><DataTypeTemplates><EnumType id=\"E\"><EnumVal ord=\"1\">",
                        'x',
                        SclLimits.DEFAULT))
                .hasMessageContaining("expected at most 65536 characters in EnumVal");
    }

    @Test
    void elementsTooDeep_areRefused() {
        String deep = "<Private>".repeat(100) + "</Private>".repeat(100);

        assertThatThrownBy(() ->
                        SampleFiles.readText("<SCL xmlns=\"http://www.iec.ch/61850/2003/SCL\">" + deep + "</SCL>"))
                .hasMessageContaining("expected elements at most 64 deep");
    }

    @Test
    void tooManyElementsOfAnIed_areRefused() {
        SclLimits few = new SclLimits(1 << 20, 1 << 20, 64, 12, 1000, 10);
        String text = SampleFiles.icd("<DOI name=\"Obj\"/>".repeat(20), STATUS, "");

        assertThatThrownBy(() -> SampleFiles.readText(text, few).single())
                .hasMessageContaining("expected at most 12 elements in an IED");
    }

    @Test
    void aFewTypesThatNameBillionsOfValues_areRefused() {
        StringBuilder types = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            types.append(
                    "<DOType id=\"T%d\" cdc=\"X\"><SDO name=\"a\" type=\"T%d\"/><SDO name=\"b\" type=\"T%d\"/></DOType>"
                            .formatted(i, i + 1, i + 1));
        }
        types.append("<DOType id=\"T30\" cdc=\"X\"><DA name=\"a\" bType=\"INT8\" fc=\"ST\"/></DOType>");

        assertThatThrownBy(() -> SampleFiles.readText(
                                SampleFiles.icd("", "<DO name=\"Obj\" type=\"T0\"/>", types.toString()))
                        .single())
                .hasMessageContaining("expected at most 1000000 values in DOType T");
    }

    @Test
    void typesOfCountedSizeThatNameBillionsOfValues_areRefused() {
        StringBuilder types = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            types.append(("<DOType id=\"T%d\" cdc=\"X\"><SDO name=\"a\" type=\"T%d\" count=\"n\"/>"
                            + "<SDO name=\"b\" type=\"T%d\"/><DA name=\"n\" bType=\"INT8\" fc=\"CF\"><Val>1</Val></DA></DOType>")
                    .formatted(i, i + 1, i + 1));
        }
        types.append("<DOType id=\"T30\" cdc=\"X\"><DA name=\"a\" bType=\"INT8\" fc=\"ST\"/></DOType>");

        assertThatThrownBy(() -> SampleFiles.readText(
                                SampleFiles.icd("", "<DO name=\"Obj\" type=\"T0\"/>", types.toString()),
                                new SclLimits(1 << 20, 1 << 20, 64, 10_000, 1_000_000, 10))
                        .single())
                .hasMessageContaining("expected at most 10000 data objects whose array size is a value");
    }

    @Test
    void arraysOfArraysOfStructures_areCounted() {
        String text = SampleFiles.attribute(
                "",
                "<DA name=\"a\" bType=\"Struct\" type=\"S\" fc=\"ST\" count=\"1000\"/>",
                "<DAType id=\"S\"><BDA name=\"b\" bType=\"INT8\" count=\"2000\"/></DAType>");

        assertThatThrownBy(() -> SampleFiles.readText(text).single())
                .hasMessageContaining("expected at most 1000000 values in DOType Obj, but it has 2000000");
    }

    @Test
    void tooManyValuesOfAnIed_areRefused() {
        SclLimits few = new SclLimits(1 << 20, 1 << 20, 64, 1000, 5, 10);
        String text = SampleFiles.attribute("", "<DA name=\"a\" bType=\"INT8\" fc=\"ST\" count=\"5\"/>", "");

        assertThatThrownBy(() -> SampleFiles.readText(text, few).single())
                .hasMessageContaining("expected at most 5 values in an IED");
    }

    @Test
    void typesTooDeep_areRefused() {
        StringBuilder types = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            types.append(
                    "<DAType id=\"T%d\"><BDA name=\"a\" bType=\"Struct\" type=\"T%d\"/></DAType>".formatted(i, i + 1));
        }

        SclDocument document = SampleFiles.readText(
                SampleFiles.attribute("", "<DA name=\"a\" bType=\"Struct\" type=\"T0\" fc=\"ST\"/>", types.toString()));

        assertThatThrownBy(document::single).hasMessageContaining("expected types at most 64 deep at DAType T64");
    }

    @Test
    void dataDeeperThanAMessageCarries_isRefusedWithItsPlace() {
        StringBuilder types = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            types.append(
                    "<DAType id=\"T%d\"><BDA name=\"a\" bType=\"Struct\" type=\"T%d\"/></DAType>".formatted(i, i + 1));
        }
        types.append("<DAType id=\"T14\"><BDA name=\"a\" bType=\"INT8\"/></DAType>");

        SclDocument document = SampleFiles.readText(
                SampleFiles.attribute("", "<DA name=\"a\" bType=\"Struct\" type=\"T0\" fc=\"ST\"/>", types.toString()));

        assertThatThrownBy(document::single)
                .hasMessageContaining("expected at most 16 levels of data and types in Obj, but there are 18");
    }

    @Test
    void moreProblemsThanTheListHolds_areCounted() {
        SclLimits two = new SclLimits(1 << 20, 1 << 20, 64, 1000, 1000, 2);
        String text =
                SampleFiles.icd("<DOI name=\"A\"/><DOI name=\"B\"/><DOI name=\"C\"/><DOI name=\"D\"/>", STATUS, "");

        assertThat(SampleFiles.readText(text, two).single().warnings())
                .hasSize(3)
                .last()
                .extracting(SclProblem::message)
                .isEqualTo("2 more problems were left out here");
    }

    @Test
    void aFaultOfTheDisk_isNoFaultOfTheFile() throws Exception {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        assertThatThrownBy(() -> SclFile.read(broken, "b.icd", SclLimits.DEFAULT))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessage("cannot read b.icd: Stream closed");
        assertThatThrownBy(() -> new SclDocument("b.icd", () -> broken, SclLimits.DEFAULT))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessage("cannot read b.icd: Stream closed");
        assertThatThrownBy(() -> SclFile.read(java.nio.file.Path.of("no such file.icd")))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageStartingWith("cannot read no such file.icd");
    }

    @Test
    void limitsAreOfOneIed_soAFileMayHaveThousands() {
        String one = SampleFiles.icd("<DOI name=\"Obj\"/>", STATUS, "");
        String ied = one.substring(one.indexOf("<IED"), one.indexOf("</IED>") + "</IED>".length());
        StringBuilder many = new StringBuilder(one.substring(0, one.indexOf("<IED")));
        for (int i = 0; i < 2000; i++) {
            many.append(ied.replace("name=\"A\"", "name=\"A" + i + "\""));
        }
        many.append(one.substring(one.indexOf("</IED>") + "</IED>".length()));
        SclDocument document = SampleFiles.readText(many.toString(), new SclLimits(1 << 24, 1 << 24, 64, 20, 2, 10));
        int[] read = new int[1];
        document.eachIed(found -> read[0]++, refused -> {
            throw refused;
        });

        assertThat(document.iedNames()).hasSize(2000);
        assertThat(document.ied("A1999").model().logicalDevices().get(0).name()).isEqualTo("A1999LD");
        assertThat(read[0]).isEqualTo(2000);
    }
}
