package org.sdvp.wire.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.server.ResponseSize;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.xml.XmlWriter;

class WireFormatsTest {
    private static final int LONG = 4000;

    static Stream<WireFormat> formats() {
        return WireFormats.all().stream();
    }

    @Test
    void formats_areFoundByTheirNames_inTheOrderAskedFor() {
        assertThat(WireFormats.names()).containsExactly("compact", "soap", "rpc", "command");
        assertThat(WireFormats.named(List.of("rpc", "compact")).stream().map(WireFormat::name))
                .containsExactly("rpc", "compact");
    }

    @Test
    void whatIsNoFormat_orNamedTwice_isRefused() {
        assertThatThrownBy(() -> WireFormats.named(List.of("compact", "xer")))
                .hasMessage("expected formats of [compact, soap, rpc, command], but got \"xer\"");
        assertThatThrownBy(() -> WireFormats.named(List.of("rpc", "rpc"))).hasMessage("the format rpc is named twice");
        assertThatThrownBy(() -> WireFormats.named(List.of())).hasMessageStartingWith("expected at least one format");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noLongAnswer_isLongerThanReckoned(WireFormat format) {
        List<AcsiPdu.Response> answers = new ArrayList<>();
        usual().forEach(answer -> answers.add(new AcsiPdu.Response(Optional.of("k3f9"), 1, answer)));
        for (long seed = 1; seed <= 3000; seed++) {
            if (new RandomMessages(seed).next() instanceof AcsiPdu.Response response
                    && !(response.service() instanceof Refusal)) {
                answers.add(response);
            }
        }
        for (AcsiPdu.Response answer : answers) {
            int reckoned = ResponseSize.estimate().octets(answer.service()) * format.sizeFactor();
            int is = XmlWriter.toString(format.encode(answer)).length();
            if (is >= LONG) {
                assertThat(is).as("%s", answer.service().name()).isLessThanOrEqualTo(reckoned);
            }
        }
    }

    private static List<AcsiResponse> usual() {
        DataValue time = new Timestamp(1795418460L, 2097152, 10);
        DataValue measured =
                DataValue.Structure.of(DataValue.Structure.of(new DataValue.Float32(21.5f)), Quality.GOOD, time);
        DataValue deep = DataValue.Bool.TRUE;
        for (int i = 0; i < 6; i++) {
            deep = DataValue.Structure.of(deep, deep);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            names.add("STMP" + i);
        }
        return List.of(
                values(measured, 100),
                values(DataValue.Bool.TRUE, 200),
                values(Quality.GOOD, 200),
                values(deep, 5),
                new GetLogicalDeviceDirectory.Response(names, false),
                new SetDataValues.Response(Collections.nCopies(200, Optional.empty())));
    }

    private static AcsiResponse values(DataValue value, int count) {
        return new GetDataValues.Response(Collections.nCopies(count, new AccessResult.Value(value)));
    }
}
