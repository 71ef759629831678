package org.sdvp.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.audit.AuditRecord;
import org.sdvp.acsi.testing.ManualTimeSource;

class RefusalBrakeTest {
    private final ManualTimeSource time = new ManualTimeSource();
    private final List<AuditRecord> written = new ArrayList<>();
    private final RefusalBrake brake = new RefusalBrake(time, written::add);

    private AuditRecord refusal(String peer, Set<Role> roles) {
        return new AuditRecord(time.now(), peer, roles, "GetDataValues", "HP1/X", "", "", "access-violation", 1);
    }

    @Test
    void fewRefusals_areWrittenOneByOne() {
        for (int i = 0; i < RefusalBrake.OF_ACCOUNT; i++) {
            brake.take(refusal("home@example.org/phone" + i, Set.of(Role.USER)));
        }
        time.advance(RefusalBrake.MINUTE.multipliedBy(2));

        assertThat(written).hasSize(RefusalBrake.OF_ACCOUNT).allMatch(record -> record.count() == 1);
    }

    @Test
    void floodOfOneAccount_isCounted_andTellsTheLastOnce_whileOthersAreWritten() {
        for (int i = 0; i < 100_000; i++) {
            brake.take(refusal("home@example.org/phone", Set.of(Role.USER)));
        }
        brake.take(refusal("anna@example.org/x", Set.of(Role.USER)));
        assertThat(written).hasSize(RefusalBrake.OF_ACCOUNT + 1);

        time.advance(RefusalBrake.MINUTE);

        assertThat(written).hasSize(RefusalBrake.OF_ACCOUNT + 2);
        assertThat(written.get(written.size() - 1))
                .returns("home@example.org/phone", AuditRecord::peer)
                .returns(100_000 - RefusalBrake.OF_ACCOUNT, AuditRecord::count);
    }

    @Test
    void strangersOfManyAccounts_shareOneCount() {
        for (int i = 0; i < 50_000; i++) {
            brake.take(refusal("bot" + i + "@evil.example/x", Set.of()));
        }
        time.advance(RefusalBrake.MINUTE);

        assertThat(written).hasSize(RefusalBrake.OF_STRANGERS + 1);
        assertThat(written.get(RefusalBrake.OF_STRANGERS).count()).isEqualTo(50_000 - RefusalBrake.OF_STRANGERS);
    }

    @Test
    void afterTheMinute_itBeginsAnew_andQuietMinutesTellNothing() {
        for (int i = 0; i < 30; i++) {
            brake.take(refusal("home@example.org/phone", Set.of(Role.USER)));
        }
        time.advance(RefusalBrake.MINUTE);
        int before = written.size();
        time.advance(Duration.ofHours(1));
        brake.take(refusal("home@example.org/phone", Set.of(Role.USER)));

        assertThat(written).hasSize(before + 1);
    }

    @Test
    void textsOfStrangers_areMadeHarmless_andCut() {
        assertThat(AuditEntry.visible("a\u0000\nbä€")).isEqualTo("a\\u0000\\u000Ab\\u00E4\\u20AC");
        assertThat(AuditEntry.visible("x".repeat(5000))).hasSize(255).endsWith("x...");
        assertThat(AuditEntry.visible("x".repeat(255))).isEqualTo("x".repeat(255));
    }
}
