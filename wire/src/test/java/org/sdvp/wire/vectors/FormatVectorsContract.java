package org.sdvp.wire.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.value.BasicType;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** Every file of a format's vectors, both ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FormatVectorsContract {
    private final WireFormat format;
    private final FormatVectors vectors;
    private final XmlReader reader = new XmlReader();

    /** Tests this format with the vectors of its name. */
    protected FormatVectorsContract(WireFormat format) {
        this.format = format;
        this.vectors = FormatVectors.of(format.name());
    }

    /** The services of which the format carries messages; all, unless overridden. */
    protected Set<ServiceName> carried() {
        return EnumSet.allOf(ServiceName.class);
    }

    List<String> valid() {
        return vectors.valid();
    }

    List<String> invalid() {
        return vectors.invalid();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidVector_isReadAndWrittenAsItsJsonSays(String name) {
        FormatVectors.Vector vector = vectors.vector(name);
        AcsiPdu message = vector.message();
        if (Boolean.getBoolean("sdvp.vectors.write")
                && !vectors.folder().names("valid", ".xml").contains(name)) {
            vectors.folder().write("valid", name + ".xml", XmlWriter.toString(format.encode(message)));
        }
        String xml = vectors.xml(name);
        assertThat(vector.id()).isEqualTo(format.name() + "/" + name);
        assertThat(FormatVectors.decode(format, FormatVectors.pdu(message), reader.read(xml)))
                .isEqualTo(message);
        if (vector.isCanonical()) {
            assertThat(XmlWriter.toString(format.encode(message))).isEqualTo(xml);
            assertThat(XmlWriter.toString(format.payload(message))).isEqualTo(xml);
        } else {
            assertThat(XmlWriter.toString(format.encode(message))).isNotEqualTo(xml);
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidVector_isRefusedWithItsCodeAndPath(String name) {
        String[] expected = vectors.folder().read("invalid", name + ".error").split("\n", -1);
        assertThat(expected).as("pdu, code and path").hasSize(3);
        String xml = vectors.folder().read("invalid", name + ".xml");
        WireException fault = catchThrowableOfType(
                WireException.class, () -> FormatVectors.decode(format, expected[0], reader.read(xml)));
        assertThat(fault).as("fault of " + name).isNotNull();
        assertThat(fault.error().code() + "\n" + fault.path())
                .as(fault.getMessage())
                .isEqualTo(expected[1] + "\n" + expected[2]);
    }

    @Test
    void theIndex_listsEveryVectorOnceAndExplainsEveryFlag() {
        try (StrictJson index = vectors.folder().index()) {
            assertThat(index.text("format")).isEqualTo(format.name());
            assertThat(index.text("namespace")).isEqualTo(format.namespace());
            assertThat(index.texts("valid"))
                    .isEqualTo(valid())
                    .isEqualTo(vectors.folder().names("valid", ".xml"));
            assertThat(index.texts("invalid"))
                    .isEqualTo(invalid())
                    .isEqualTo(vectors.folder().names("invalid", ".error"));
            List<String> known = index.object("flags").names();
            assertThat(known)
                    .containsAll(valid().stream()
                            .flatMap(name -> vectors.vector(name).flags().stream())
                            .toList());
        }
    }

    @Test
    void everyService_hasVectorsOfRequestAnswerAndRefusal() {
        List<String> there = new ArrayList<>();
        for (String name : valid()) {
            AcsiPdu message = vectors.vector(name).message();
            if (message instanceof AcsiPdu.Request request) {
                there.add(request.service().name() + " request");
            } else if (message instanceof AcsiPdu.Response response) {
                there.add(response.service().name() + (response.service() instanceof Refusal ? " refusal" : " answer"));
            } else {
                there.add(((AcsiPdu.Unconfirmed) message).service().name() + " message");
            }
        }
        assertThat(there)
                .containsAll(carried().stream()
                        .flatMap(name -> RandomMessages.UNCONFIRMED.contains(name)
                                ? Stream.of(name + " message")
                                : Stream.of(name + " request", name + " answer", name + " refusal"))
                        .toList());
    }

    @Test
    void everyType_hasAVector() {
        assertThat(valid())
                .containsAll(Stream.of(BasicType.values())
                        .map(type -> "value-"
                                + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                        .toList());
    }
}
