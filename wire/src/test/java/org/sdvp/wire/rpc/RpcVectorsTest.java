package org.sdvp.wire.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdvp.wire.vectors.FormatVectors;
import org.sdvp.wire.vectors.FormatVectorsContract;

class RpcVectorsTest extends FormatVectorsContract {
    static final FormatVectors VECTORS = FormatVectors.of("rpc");

    RpcVectorsTest() {
        super(new RpcFormat());
    }

    @Test
    void vectorsOfTheSameNameAsOfCompact_areTheSameMessages_andNoCanonicalOneIsLeftOut() {
        FormatVectors compact = FormatVectors.of("compact");
        List<String> canonical = new ArrayList<>();
        for (String name : compact.valid()) {
            if (compact.vector(name).isCanonical()) {
                canonical.add(name);
                assertThat(VECTORS.vector(name).message())
                        .as(name)
                        .isEqualTo(compact.vector(name).message());
            }
        }
        assertThat(canonical).hasSizeGreaterThan(200);
    }
}
