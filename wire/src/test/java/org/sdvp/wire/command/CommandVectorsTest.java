package org.sdvp.wire.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.vectors.FormatVectors;
import org.sdvp.wire.vectors.FormatVectorsContract;

class CommandVectorsTest extends FormatVectorsContract {
    static final FormatVectors VECTORS = FormatVectors.of("command");

    CommandVectorsTest() {
        super(new CommandFormat());
    }

    @Override
    protected Set<ServiceName> carried() {
        return EnumSet.copyOf(new CommandFormat().services());
    }

    @Test
    void vectorsOfTheSameNameAsOfCompact_areTheSameMessages_andNoCanonicalOneThatIsCarriedIsLeftOut() {
        FormatVectors compact = FormatVectors.of("compact");
        List<String> canonical = new ArrayList<>();
        for (String name : compact.valid()) {
            AcsiPdu message = compact.vector(name).message();
            if (compact.vector(name).isCanonical() && isCarried(message)) {
                canonical.add(name);
                assertThat(VECTORS.vector(name).message()).as(name).isEqualTo(message);
            }
        }
        assertThat(canonical).hasSizeGreaterThan(200);
    }

    private static boolean isCarried(AcsiPdu message) {
        return !(message instanceof AcsiPdu.Unconfirmed unconfirmed)
                || unconfirmed.service().name() == ServiceName.ABORT;
    }
}
