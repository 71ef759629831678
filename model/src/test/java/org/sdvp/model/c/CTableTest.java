package org.sdvp.model.c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ServerModel;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.value.DataType;

class CTableTest {
    private static ServerModel model(String name, DataObject... objects) {
        return new ServerModel(
                name, List.of(new LogicalDevice("LD1", List.of(new LogicalNode("", "LLN0", "", List.of(objects))))));
    }

    private static String source(ServerModel model) {
        return new CTable(model, "relay").source(Optional.empty());
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @Test
    void objectsThatAreTheSame_areWrittenOnce() {
        String text = source(model(
                "A", Cdc.SPS.object("Ind1").build(), Cdc.SPS.object("Ind2").build()));

        assertThat(count(text, "static const sdvp_node_t in_LD1_LLN0_Ind")).isEqualTo(1);
        assertThat(count(text, ".children = in_LD1_LLN0_Ind1")).isEqualTo(2);
    }

    @Test
    void twoEnumerationsOfOneName_becomeTwoTables() {
        String text = source(model(
                "A",
                Cdc.ENS
                        .object("One")
                        .enumeration(new DataType.Enumeration("Mode", Map.of(1, "on")))
                        .build(),
                Cdc.ENS
                        .object("Two")
                        .enumeration(new DataType.Enumeration("Mode", Map.of(1, "off")))
                        .build()));

        assertThat(text).contains("literals_Mode[] =", "literals_Mode_2[] =");
    }

    @Test
    void aName_canNeitherEndACommentNorALiteral() {
        String text = source(model("*/ \"??/\\ \u00e6"));

        assertThat(text).startsWith("/* The model of  \"").contains(".name = \"*/ \\\"\\?\\?/\\\\ \\303\\246\"");
        assertThat(text.lines().findFirst().orElseThrow()).endsWith("made of. */");
    }

    @Test
    void arrayThatWouldHaveTheNameOfTheModel_hasAnother() {
        String text = new CTable(model("A"), "devices").source(Optional.empty());

        assertThat(text)
                .contains("const sdvp_logical_device_t devices_2[] =", "const sdvp_model_t devices = {")
                .doesNotContain(" devices[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "a b", "struct", "sdvp_model", "a-b"})
    void whatCCannotName_isRefused(String symbol) {
        assertThatThrownBy(() -> new CTable(model("A"), symbol))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a name for C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HP1", "1", "", "struct", "sdvp_x", "heat pump 7 (\u00c5rhus)"})
    void everyName_hasASymbol(String name) {
        assertThat(new CTable(model("A"), CTable.symbolOf(name)).header()).contains(CTable.symbolOf(name) + ";");
    }

    @Test
    void moreThanTheLibraryCanCount_isRefused() {
        DataObject[] objects = IntStream.rangeClosed(0, 0xffff)
                .mapToObj(i -> new DataObject("D" + i, "X", List.of()))
                .toArray(DataObject[]::new);

        assertThatThrownBy(() -> source(model("A", objects)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 65535")
                .hasMessageContaining("in_LD1_LLN0 has 65536");
    }
}
