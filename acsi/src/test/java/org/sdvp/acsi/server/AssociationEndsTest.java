package org.sdvp.acsi.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.audit.Audit;
import org.sdvp.acsi.audit.AuditTrail;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.size.EstimatedSize;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.ModelValues;

@Tag("sAss")
class AssociationEndsTest {
    private static final String REASON = "the report could not be sent: " + "&".repeat(220);

    private final Associations associations = new Associations(ServerLimits.defaults());
    private final CapturedListener transport = new CapturedListener();
    private final AssociationEnds ends = new AssociationEnds(
            transport,
            new AcsiServerListener() {},
            associations,
            new AuditTrail(new ModelValues(ContractModel.create()), new ManualTimeSource(), Audit.none()));

    @Test
    void reasonOfAnAbortThatWouldNotFit_isCut() {
        assertThat(aborted(1024)).hasSizeLessThan(130).isEqualTo(REASON.substring(0, REASON.length() / 2));
    }

    @Test
    void reasonOfAnAbortThatFits_isSentWhole() {
        assertThat(aborted(65_536)).isEqualTo(REASON);
    }

    private String aborted(int maxMessageSize) {
        Caller narrow = new Caller("narrow", Set.of());
        Associate.Response granted =
                (Associate.Response) associations.open(narrow, new Associate.Request(maxMessageSize, 1), Set.of());
        Call call = new Call(narrow, granted.associationId(), 1, maxMessageSize);

        ends.link(call).abort(REASON);

        Abort abort = (Abort) transport.sent().service();
        assertThat(EstimatedSize.fitted(abort, maxMessageSize)).isEqualTo(abort);
        assertThat(associations.size()).isZero();
        return abort.reason();
    }
}
