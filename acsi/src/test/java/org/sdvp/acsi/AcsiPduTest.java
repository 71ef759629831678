package org.sdvp.acsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;

class AcsiPduTest {
    @Test
    void request_namesItsAssociation_unlessItIsAssociate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AcsiPdu.Request(Optional.empty(), 1, new Release.Request()))
                .withMessageContaining("Release must name its association");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AcsiPdu.Request(Optional.of("a"), 1, new Associate.Request(1024, 1)));
        assertThatNoException()
                .isThrownBy(() -> new AcsiPdu.Request(Optional.empty(), 1, new Associate.Request(1024, 1)));
    }

    @Test
    void invokeId_isAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AcsiPdu.Request(Optional.of("a"), 0, new Release.Request()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AcsiPdu.Response(Optional.of("a"), 0, new Release.Response()));
    }

    @Test
    void answer_namesItsAssociation_unlessItIsARefusal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AcsiPdu.Response(Optional.empty(), 1, new Release.Response()))
                .withMessageContaining("Release must name its association");
        assertThatNoException()
                .isThrownBy(() -> new AcsiPdu.Response(
                        Optional.empty(), 1, Refusal.of(ServiceName.ASSOCIATE, ServiceError.ACCESS_VIOLATION, "")));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new AcsiPdu.Response(Optional.of("b"), 1, new Associate.Response("a", 1024, 1, Set.of())))
                .withMessageContaining("its own association a, not b");
    }

    @Test
    void associationId_hasLettersDigitsAndHyphensOnly() {
        for (String bad : List.of("", "a b", "a_b", "\u00e6", "a".repeat(37))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AcsiPdu.Unconfirmed(bad, new Abort("")))
                    .withMessageContaining("1 to 36 letters, digits or hyphens");
        }
    }

    @Test
    void textThatIsCut_isNotCutInsideACharacter() {
        String text = "x".repeat(254) + new String(Character.toChars(0x1f525)) + "y";

        assertThat(new Abort(text).reason()).isEqualTo("x".repeat(254));
        assertThat(Refusal.of(ServiceName.RELEASE, ServiceError.ACCESS_VIOLATION, text)
                        .detail())
                .isEqualTo("x".repeat(254));
        assertThat(new Abort("y" + text).reason()).hasSize(255);
    }
}
