package org.sdvp.operator.firmware;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.model.value.DataValue;
import org.sdvp.operator.ControlOptions;
import org.sdvp.operator.Device;
import org.sdvp.operator.Reading;

/**
 * The program of one device and its update. Stages fail as those of {@link Device} do, and with {@link ServiceErrorException}
 * for what the device refuses.
 */
public final class DeviceFirmware {
    private static final String NODE = "LFWU1.";
    private static final List<String> SHOWN = List.of(
            NODE + "RunVer.stVal[ST]",
            NODE + "UpdSt.stVal[ST]",
            NODE + "UpdPrg.stVal[ST]",
            NODE + "UpdVer.stVal[ST]",
            NODE + "UpdRsn.stVal[ST]");

    private final Device device;

    /** That of a device. */
    public DeviceFirmware(Device device) {
        this.device = device;
    }

    /** How it stands. */
    public CompletionStage<FirmwareView> view() {
        return device.read(SHOWN)
                .thenApply(readings -> new FirmwareView(
                        text(readings.get(0)),
                        FirmwareState.of(number(readings.get(1))),
                        (int) number(readings.get(2)),
                        text(readings.get(3)),
                        text(readings.get(4))));
    }

    private String text(Reading reading) {
        return value(reading) instanceof DataValue.Text text ? text.value() : "";
    }

    private long number(Reading reading) {
        return value(reading) instanceof DataValue.Int number ? number.value() : 0;
    }

    private DataValue value(Reading reading) {
        if (reading instanceof Reading.Value read) {
            return read.value();
        }
        Reading.Failure failure = (Reading.Failure) reading;
        throw new ServiceErrorException(
                device.jid().toString(),
                Refusal.of(
                        ServiceName.GET_DATA_VALUES,
                        failure.error(),
                        failure.asked() + (failure.detail().isEmpty() ? "" : ": " + failure.detail())));
    }

    /** Has the update that is verified installed; completes when the device has begun. */
    public CompletionStage<Void> install() {
        return device.operate(NODE + "Inst", "true", ControlOptions.USUAL).thenApply(done -> null);
    }

    /** Cancels the update: what the device holds of it is deleted. */
    public CompletionStage<Void> cancel() {
        return device.operate(NODE + "Can", "true", ControlOptions.USUAL).thenApply(done -> null);
    }
}
