package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.ref;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;

/** The directory services and GetDataDefinition. */
@Tag("sSrv")
interface DirectoryContract extends ContractBench {
    @Test
    default void wholeModel_isFoundByBrowsing() {
        BlockingAssociation association = associate();
        ServerModel model = ContractModel.create();

        assertThat(association.getServerDirectory(ObjectClass.LOGICAL_DEVICE)).containsExactly("HP1", "HP2", "HP3");
        for (LogicalDevice device : model.logicalDevices()) {
            assertThat(association.getLogicalDeviceDirectory(device.name()))
                    .containsExactlyElementsOf(device.logicalNodes().stream()
                            .map(LogicalNode::name)
                            .toList());
            for (LogicalNode node : device.logicalNodes()) {
                ObjectReference reference = ref(device.name() + "/" + node.name());
                assertThat(association.getLogicalNodeDirectory(reference, AcsiClass.DATA_OBJECT))
                        .containsExactlyElementsOf(node.dataObjects().stream()
                                .map(DataObject::name)
                                .toList());
                if (!node.lnClass().equals("GAPC")) {
                    node.dataObjects().forEach(object -> browse(association, reference.child(object.name()), object));
                }
            }
        }
    }

    private static void browse(BlockingAssociation association, ObjectReference reference, DataObject object) {
        assertThat(association.getDataDirectory(reference))
                .containsExactlyElementsOf(
                        object.children().stream().map(DataNode::name).toList());
        assertThat(association.getDataDefinition(reference)).isEqualTo(definition(object));
    }

    private static DataNode definition(DataNode node) {
        if (node instanceof DataObject object) {
            return new DataObject(
                    object.name(),
                    object.cdc(),
                    object.children().stream()
                            .map(DirectoryContract::definition)
                            .toList());
        }
        DataAttribute attribute = (DataAttribute) node;
        return new DataAttribute(attribute.name(), attribute.fc(), attribute.type(), Set.of(), Optional.empty());
    }

    @Test
    default void getDataDefinition_ofAnAttribute_tellsItsType() {
        DataNode definition = associate().getDataDefinition(ref("HP1/ZTYP1.Curve.crvPts"));

        assertThat(definition)
                .isInstanceOfSatisfying(
                        DataAttribute.class,
                        attribute -> assertThat(attribute.type())
                                .isEqualTo(new org.sdvp.model.value.DataType.Array(
                                        ContractModel.POINTS, ContractModel.POINT)));
    }

    @Test
    default void getDataDirectory_ofAttributes_listsComponents() {
        BlockingAssociation association = associate();

        assertThat(association.getDataDirectory(ref("HP1/MMXU1.A.phsA.cVal"))).containsExactly("mag", "ang");
        assertThat(association.getDataDirectory(ref("HP1/MMXU1.A.phsA.cVal.mag")))
                .containsExactly("f");
        assertThat(association.getDataDirectory(ref("HP1/ZTYP1.Curve.crvPts(3)")))
                .containsExactly("xVal", "yVal");
        assertThat(association.getDataDirectory(ref("HP1/GGIO1.AnIn1.q"))).isEmpty();
    }

    @Test
    default void longDirectory_comesInPagesAndWhole() {
        List<String> expected = IntStream.range(0, ContractModel.LONG_DIRECTORY)
                .mapToObj("Ind%03d"::formatted)
                .toList();
        BlockingAssociation narrow =
                associate(ClientSettings.defaults().withMaxMessageSize(1024), Role.SERVICE_PROVIDER);

        assertThat(narrow.getLogicalNodeDirectory(ref("HP1/GAPC1"), AcsiClass.DATA_OBJECT))
                .startsWith(expected.toArray(String[]::new))
                .hasSize(ContractModel.LONG_DIRECTORY + 1);
        assertThat(associate().getLogicalNodeDirectory(ref("HP1/GAPC1"), AcsiClass.DATA_OBJECT))
                .startsWith(expected.toArray(String[]::new))
                .hasSize(ContractModel.LONG_DIRECTORY + 1);
    }

    @Test
    default void unknownInstances_areNotAvailable() {
        BlockingAssociation association = associate();

        assertThat(List.of(
                        refusal(() -> association.getLogicalDeviceDirectory("HP9")),
                        refusal(() -> association.getLogicalDeviceDirectory("HP1/GGIO1")),
                        refusal(() -> association.getLogicalDeviceDirectory("not a name")),
                        refusal(() -> association.getLogicalNodeDirectory(ref("HP1/GGIO9"), AcsiClass.DATA_OBJECT)),
                        refusal(() -> association.getLogicalNodeDirectory(ref("HP1"), AcsiClass.DATA_OBJECT)),
                        refusal(() -> association.getDataDirectory(ref("HP1/GGIO1.NoSuch"))),
                        refusal(() -> association.getDataDirectory(ref("HP1/GGIO1"))),
                        refusal(() -> association.getDataDefinition(ref("HP1/GGIO1.AnIn1.mag.f")))))
                .allSatisfy(refusal -> {
                    assertThat(refusal.error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
                    assertThat(refusal.detail()).contains("expected");
                });
    }

    @Test
    default void aNodeWithoutInstancesOfAClass_hasAnEmptyDirectory() {
        BlockingAssociation association = associate();

        for (AcsiClass each : AcsiClass.values()) {
            if (each != AcsiClass.DATA_OBJECT) {
                assertThat(association.getLogicalNodeDirectory(ref("HP1/GGIO1"), each))
                        .as("%s", each)
                        .isEmpty();
            }
        }
    }

    @Test
    default void user_seesOnlyTheWayToWhatItMayUse() {
        BlockingAssociation user = associate(ClientSettings.defaults(), Role.USER);

        assertThat(user.getServerDirectory(ObjectClass.LOGICAL_DEVICE)).containsExactly("HP1");
        assertThat(user.getLogicalDeviceDirectory("HP1")).containsExactly("GGIO1");
        assertThat(user.getLogicalNodeDirectory(ref("HP1/GGIO1"), AcsiClass.DATA_OBJECT))
                .containsExactly("AnIn1");
        assertThat(user.getDataDirectory(ref("HP1/GGIO1.AnIn1"))).containsExactly("mag", "q", "t", "d");
        assertThat(refusal(() -> user.getDataDirectory(ref("HP1/GGIO1.SPCSO1"))).error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
        assertThat(refusal(() -> user.getDataDirectory(ref("HP1/GGIO1.NoSuch"))).error())
                .as("what does not exist looks the same as what is forbidden")
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
    }
}
