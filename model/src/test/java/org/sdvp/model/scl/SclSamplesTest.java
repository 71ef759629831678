package org.sdvp.model.scl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.scl.write.SclWriter;
import org.sdvp.model.value.DataType;

/** Files made by the tools of others. */
class SclSamplesTest {
    @ParameterizedTest
    @CsvSource({
        // file, edition, IEDs, logical devices, logical nodes, data sets, report, log control blocks; counted by hand
        "beanit-sample-model.icd,        EDITION_1,   1, 1,  5,  1,  2, 0",
        "compas-scl.scd,                 EDITION_2_1, 1, 1,  3,  0,  0, 0",
        "der-scheduler.cid,              EDITION_2_1, 1, 1, 41,  0,  0, 0",
        "gxf-schoteroog.icd,             EDITION_2,   1, 7, 43, 13, 13, 0",
        "gxf-simple-substation-0.11.icd, EDITION_1,   1, 1,  4,  0,  0, 0",
        "gxf-simple-substation-0.13.icd, EDITION_2,   1, 1,  4,  0,  0, 0",
        "openscd-reportcontrol.scd,      EDITION_2_1, 6, 7, 32,  5,  6, 0",
        "openscd-setting-groups.scd,     EDITION_2_1, 1, 2,  4,  0,  0, 0",
        "otfabric-interop.icd,           EDITION_2,   1, 1,  4,  1,  2, 0",
        "otfabric-simple.scd,            EDITION_2,   1, 1,  3,  1,  2, 1",
        "scl-lib-valid.iid,              EDITION_2_1, 1, 1,  5,  0,  0, 0"
    })
    void aFileOfAnotherTool_isReadWhole(
            String file,
            SclDocument.Edition edition,
            int ieds,
            int devices,
            int nodes,
            int dataSets,
            int reports,
            int logs) {
        SclDocument document = SampleFiles.read(file);
        List<LogicalDevice> allDevices = new ArrayList<>();
        document.eachIed(ied -> allDevices.addAll(ied.model().logicalDevices()), refused -> {
            throw refused;
        });
        List<LogicalNode> allNodes = allDevices.stream()
                .flatMap(each -> each.logicalNodes().stream())
                .toList();

        assertThat(document.edition()).isEqualTo(edition);
        assertThat(document.iedNames()).hasSize(ieds);
        assertThat(allDevices).hasSize(devices);
        assertThat(allNodes).hasSize(nodes);
        assertThat(allNodes.stream()
                        .mapToInt(each -> each.blocks().dataSets().size())
                        .sum())
                .isEqualTo(dataSets);
        assertThat(allNodes.stream()
                        .mapToInt(each -> each.blocks().reportControls().size())
                        .sum())
                .isEqualTo(reports);
        assertThat(allNodes.stream()
                        .mapToInt(each -> each.blocks().logControls().size())
                        .sum())
                .isEqualTo(logs);
    }

    @ParameterizedTest
    @FieldSource("org.sdvp.model.scl.SampleFiles#ALL")
    void whatIsWrittenOfIt_isReadAsTheSameAgain(String file) {
        List<String> read = new ArrayList<>();
        SampleFiles.read(file)
                .eachIed(
                        ied -> {
                            ByteArrayOutputStream written = new ByteArrayOutputStream();
                            SclWriter.write(ied, written);
                            SclIed back = SampleFiles.readText(
                                            written.toString(java.nio.charset.StandardCharsets.UTF_8))
                                    .single();

                            assertThat(back.model().logicalDevices())
                                    .isEqualTo(ied.model().logicalDevices());
                            assertThat(back.settings()).isEqualTo(ied.settings());
                            assertThat(back.services()).isEqualTo(ied.services());
                            assertThat(back.name()).isEqualTo(ied.name());
                            read.add(ied.name());
                        },
                        refused -> {
                            throw refused;
                        });

        assertThat(read).isNotEmpty();
    }

    @Test
    void aScheduleOf7_420_hasItsArrays() {
        SclIed ied = SampleFiles.read("gxf-schoteroog.icd").single();

        assertThat(ied.model().dataType(ObjectReference.parse("WAGO61850ServerRTU1/DSCH1.SchdAbsTm.val")))
                .get()
                .isInstanceOfSatisfying(
                        DataType.Array.class, array -> assertThat(array.size()).isEqualTo(50));
        assertThat(ied.services().dataSets().configured().orElseThrow().max()).isEqualTo(13);
        assertThat(ied.services().reports().settings().orElseThrow().rptId()).isEqualTo(ServiceLimits.Setting.DYN);
    }

    @Test
    void aDataSetOfAnotherTool_namesItsMembers() {
        SclIed ied = SampleFiles.read("beanit-sample-model.icd").single();
        LogicalNode node = ied.model().logicalDevices().get(0).logicalNodes().get(0);

        assertThat(node.blocks().dataSets().get(0).members().stream().map(Object::toString))
                .containsExactly("ied1lDevice1/MMXU1.TotW[MX]", "ied1lDevice1/MMXU1.W.phsA.cVal.mag.f[MX]");
        assertThat(node.blocks().reportControls().get(0).instanceNames())
                .containsExactly("urcb101", "urcb102", "urcb103");
    }

    @Test
    void anIedOfSeveral_isChosenByName() {
        SclDocument document = SampleFiles.read("openscd-reportcontrol.scd");

        assertThat(document.ied("IED3").name()).isEqualTo("IED3");
        assertThatThrownBy(document::single)
                .isInstanceOf(SclException.class)
                .hasMessageContaining("there are 6; choose one of [IED2, IED3");
        assertThatThrownBy(() -> document.ied("IED99"))
                .isInstanceOf(SclException.class)
                .hasMessageContaining("there is no IED IED99; choose one of [IED2, IED3");
    }

    @Test
    void aFile_isReadAnewForEachIed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("r.scd");
        Files.write(file, SampleFiles.bytes("openscd-reportcontrol.scd"));
        SclDocument document = SclFile.read(file);
        Files.writeString(file, SampleFiles.icd("", "<DO name=\"Obj\" type=\"Status\"/>", ""));

        assertThat(document.source()).isEqualTo("r.scd");
        assertThatThrownBy(() -> document.ied("IED3"))
                .isInstanceOf(SclException.class)
                .hasMessage("r.scd: IED IED3 has gone since the file was read; read it anew");
    }
}
