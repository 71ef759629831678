package org.sdvp.wire.compact;

import org.sdvp.wire.vectors.FormatVectors;
import org.sdvp.wire.vectors.FormatVectorsContract;

class CompactVectorsTest extends FormatVectorsContract {
    static final FormatVectors VECTORS = FormatVectors.of("compact");

    CompactVectorsTest() {
        super(new CompactFormat());
    }
}
