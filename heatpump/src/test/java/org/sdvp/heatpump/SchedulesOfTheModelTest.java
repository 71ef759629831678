package org.sdvp.heatpump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;

/** FSCH, FSCC and the derived nodes in the model of the heat pump. */
class SchedulesOfTheModelTest {
    private static final Map<String, Set<String>> MANDATORY = Map.of(
            "FSCH",
                    Set.of(
                            "Beh",
                            "SchdSt",
                            "SchdEnaErr",
                            "NxtStrTm",
                            "EnaReq",
                            "DsaReq",
                            "NumEntr",
                            "SchdIntv",
                            "SchdReuse"),
            "FSCC", Set.of("Beh", "ActSchdRef", "CtlEnt", "Schd01"));

    private final HeatPumpModel heatPump = HeatPumpModel.create("HP7");
    private final ServerModel model = heatPump.serverModel();
    private final ModelValues values = new ModelValues(model);

    private List<LogicalNode> nodes(String lnClass) {
        return model.logicalDevices().get(0).logicalNodes().stream()
                .filter(node -> node.lnClass().equals(lnClass))
                .toList();
    }

    private String value(String fcda) {
        return values.get(model.select(Fcda.parse(fcda)).orElseThrow(() -> new AssertionError(fcda)))
                .toString();
    }

    @Test
    void nodes_haveTheirMandatoryObjects() {
        MANDATORY.forEach((lnClass, objects) -> assertThat(nodes(lnClass))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.dataObjects())
                        .extracting(DataObject::name)
                        .containsAll(objects)));
    }

    @Test
    void schedules_haveOneKindOfCurrentValue_and96OfTheEntriesThatBelongToIt() {
        Map<String, String> entries = Map.of("ValMV", "ValASG", "ValENS", "ValENG", "ValSPS", "ValSPG");
        assertThat(nodes("FSCH")).hasSize(8).allSatisfy(node -> {
            List<String> current = node.dataObjects().stream()
                    .map(DataObject::name)
                    .filter(entries::containsKey)
                    .toList();
            assertThat(current).hasSize(1);
            assertThat(node.dataObjects().stream().map(DataObject::name).filter(name -> name.matches("Val...[0-9]+")))
                    .hasSize(96)
                    .allMatch(name -> name.startsWith(entries.get(current.get(0))))
                    .startsWith(entries.get(current.get(0)) + "001")
                    .endsWith(entries.get(current.get(0)) + "096");
        });
    }

    @Test
    void controllers_referToWhatThereIs_inTheirOwnLogicalDevice() {
        assertThat(nodes("FSCC")).hasSize(4).allSatisfy(node -> {
            String entity = value("HP7/" + node.name() + ".CtlEnt.setSrcRef[SP]");
            assertThat(heatPump.control(ObjectReference.parse(entity)))
                    .as(entity)
                    .isPresent();
            for (String schedule : List.of("Schd01", "Schd02")) {
                String reference = value("HP7/" + node.name() + "." + schedule + ".setSrcRef[SP]");
                assertThat(model.logicalNode(ObjectReference.parse(reference)))
                        .as(reference)
                        .isPresent();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ComfMinFSCH1.NumEntr, USER, WRITE, true",
        "ComfMinFSCH1.ValASG096, USER, WRITE, true",
        "ComfMaxFSCH2.EnaReq, USER, OPERATE, true",
        "OpCtlFSCH1.ValSPG001, USER, WRITE, false",
        "OpCtlFSCH1.ValSPG001, USER, READ, true",
        "OpCtlFSCH1.DsaReq, USER, OPERATE, false",
        "OpModFSCH1.StrTm1, USER, WRITE, false",
        "OpModFSCH1.StrTm1, SERVICE_PROVIDER, WRITE, true",
        "OpCtlFSCH2.EnaReq, SERVICE_PROVIDER, OPERATE, true",
        "OpCtlFSCC1.CtlEnt, SERVICE_PROVIDER, WRITE, false",
        "OpCtlFSCH1.SchdSt, VENDOR, READ, false"
    })
    void rights_areThoseOfTheSetPoints(String object, HeatPumpRole role, AccessRight right, boolean permitted) {
        assertThat(heatPump.access().permits(role, right, ObjectReference.parse("HP7/" + object)))
                .isEqualTo(permitted);
    }

    @Test
    void everyMeasuredValueOfTheInformationList_hasAMean_withTheRightsOfTheLiveOne() {
        assertThat(InformationRow.all())
                .filteredOn(row -> row.ifiv().startsWith("4.2."))
                .flatExtracting(InformationRow::objects)
                .filteredOn(object -> model.dataNode(ObjectReference.parse("HP7/" + object))
                        .filter(node -> ((DataObject) node).cdc().equals("MV"))
                        .isPresent())
                .isNotEmpty()
                .allSatisfy(object -> {
                    String derived = "HP7/" + object.replaceFirst("([A-Z]{4}1)", "Avg$1");
                    ObjectReference mean = ObjectReference.parse(derived);
                    ObjectReference node = mean.parent().orElseThrow();
                    assertThat(model.dataNode(mean)).isPresent();
                    assertThat(value(node + ".ClcMth.setVal[SP]")).isEqualTo("7");
                    assertThat(value(node + ".ClcIntvPer.setVal[SP]")).isEqualTo("300000");
                    assertThat(value(node + ".ClcSrc.setSrcRef[SP]"))
                            .isEqualTo("HP7/" + object.substring(0, object.indexOf('.')));
                    assertThat(value(mean + ".units.SIUnit[CF]"))
                            .isEqualTo(value("HP7/" + object + ".units.SIUnit[CF]"));
                    for (HeatPumpRole role : HeatPumpRole.values()) {
                        assertThat(heatPump.access().rights(role, mean))
                                .isEqualTo(heatPump.access().rights(role, ObjectReference.parse("HP7/" + object)));
                    }
                });
    }
}
