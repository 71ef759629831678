package org.sdvp.centre.acsi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.model.ObjectReference;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;

/** Reads the whole model of a device with all its values. Waits for the device. */
final class ModelReader {
    private static final Pattern SCHEDULE = Pattern.compile(".*FSCH\\d*");
    /** The values of a schedule, of which there may be thousands: they are had as a schedule. */
    private static final Pattern OF_SCHEDULE = Pattern.compile("Val[A-Z]{3}\\d+");

    private final Operator operator;

    ModelReader(Operator operator) {
        this.operator = operator;
    }

    /** Fails as calls of a {@link Device} do. */
    DeviceImage read(Device device) {
        ClientAssociation association = operator.await(device.association());
        List<String> wanted = new ArrayList<>();
        for (String name : operator.await(association.getServerDirectory(ObjectClass.LOGICAL_DEVICE))) {
            ObjectReference logicalDevice = ObjectReference.parse(name);
            for (String node : operator.await(association.getLogicalDeviceDirectory(name))) {
                ObjectReference reference = logicalDevice.child(node);
                if (SCHEDULE.matcher(node).matches()) {
                    operator.await(association.getLogicalNodeDirectory(reference, AcsiClass.DATA_OBJECT)).stream()
                            .filter(object -> !OF_SCHEDULE.matcher(object).matches())
                            .forEach(
                                    object -> wanted.add(reference.child(object).toString()));
                } else {
                    wanted.add(reference.toString());
                }
            }
        }
        return DeviceImage.of(operator.await(device.read(wanted)));
    }
}
