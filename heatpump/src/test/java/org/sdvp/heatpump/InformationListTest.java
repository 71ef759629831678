package org.sdvp.heatpump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.ObjectReference;

class InformationListTest {
    private final HeatPumpModel model = HeatPumpModel.create("HP1");

    @Test
    void list_hasEveryRowOfTheBriefInItsOrder() {
        Stream<String> measurements = IntStream.rangeClosed(1, 17).mapToObj(i -> "4.2." + i);
        Stream<String> status = Stream.of("4.3.1", "4.3.2");
        Stream<String> control = IntStream.rangeClosed(1, 6).mapToObj(i -> "4.4." + i);
        Stream<String> settings = IntStream.rangeClosed(1, 3).mapToObj(i -> "4.5." + i);
        List<String> expected = Stream.of(Stream.of(""), measurements, status, control, settings)
                .flatMap(rows -> rows)
                .toList();

        assertThat(InformationRow.all()).extracting(InformationRow::ifiv).containsExactlyElementsOf(expected);
    }

    @Test
    void list_keepsTheNamesOfSdvpV1() {
        assertThat(InformationRow.all())
                .extracting(InformationRow::sdvpV1)
                .contains(
                        "acc.hflow",
                        "acc.htfwd",
                        "acc.htret",
                        "acc.pwhp",
                        "acc.tttop",
                        "acc.wflow",
                        "acc.wcin",
                        "acc.whout",
                        "acc.rtind",
                        "acc.rtoutd",
                        "pws_relay1",
                        "comfort_min, comfort_max",
                        "enstyrerapp_mode");
    }

    @Test
    void everyObjectOfTheList_isInTheModel() {
        assertThat(InformationRow.all().stream().flatMap(row -> row.objects().stream()))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(model.serverModel().dataNode(ObjectReference.parse("HP1/" + object)))
                        .containsInstanceOf(DataObject.class));
    }

    @Test
    void everyRow_hasAnObject() {
        assertThat(InformationRow.all())
                .allSatisfy(row -> assertThat(row.objects()).as(row.ifiv()).isNotEmpty());
    }

    @Test
    void objectNames_areThoseOfTheBriefWhereItNamesOne() {
        assertThat(InformationRow.all())
                .filteredOn(row -> row.brief().matches("[A-Z]{4}\\.[A-Za-z]+"))
                .hasSizeGreaterThan(15)
                .allSatisfy(row -> assertThat(row.objects())
                        .allSatisfy(object -> assertThat(object.replaceFirst("^[A-Za-z]*?([A-Z]{4})[0-9]+", "$1"))
                                .isEqualTo(row.brief())));
    }

    @Test
    void commonDataClasses_areThoseOfTheStandard() {
        assertThat(cdc("HP1/PMRI1.StrInh")).isEqualTo("SPS");
        assertThat(cdc("HP1/KPMP1.OpCtl")).isEqualTo("SPC");
        assertThat(cdc("HP1/ComfMinFSPT1.SptVal")).isEqualTo("APC");
        assertThat(cdc("HP1/MMTR1.TotWh")).isEqualTo("BCR");
        assertThat(cdc("HP1/LLN0.Loc")).isEqualTo("SPS");
        assertThat(cdc("HP1/DHTP1.OpMod")).isEqualTo("ENC");
        assertThat(cdc("HP1/DHTP1.OpModSt")).isEqualTo("ENS");
    }

    private String cdc(String reference) {
        DataNode node =
                model.serverModel().dataNode(ObjectReference.parse(reference)).orElseThrow();
        return ((DataObject) node).cdc();
    }
}
