import java.util.List;
import java.util.Optional;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.profile.ProfileLookup;
import org.sdvp.operator.Reading;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.smack.SmackConnector;

/** Reads one value of one heat pump of the running demo: ./sdvp run docs/examples/ReadRoomTemperature.java */
class ReadRoomTemperature {
    public static void main(String[] args) {
        var profile = ProfileLookup.ofProcess().find(Optional.empty());
        var settings = OperatorSettings.usual(List.of(new CompactFormat()));
        try (var operator = Operator.login(SmackConnector.withOwnThreads(), profile, settings)) {
            var device = operator.device("hp01");
            for (var reading : operator.await(device.read(List.of("RoomSTMP1.Tmp.mag.f")))) {
                System.out.println(reading instanceof Reading.Value read ? read.value() + " °C" : "refused: " + reading);
            }
        }
    }
}
