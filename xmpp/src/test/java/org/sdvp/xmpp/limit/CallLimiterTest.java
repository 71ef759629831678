package org.sdvp.xmpp.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError;

class CallLimiterTest {
    private static final Set<Role> USER = Set.of(Role.USER);
    private static final Jid HOME = Jid.of("home@example.org/phone");
    private static final Jid OTHER = Jid.of("operator@example.org/desk");

    private final ManualTimeSource time = new ManualTimeSource();
    private final RateLimits limits = new RateLimits(
            Map.of(Role.USER, new RateLimits.Rate(2, 4), Role.SERVICE_PROVIDER, new RateLimits.Rate(10, 8)),
            new RateLimits.Rate(1, 2),
            new RateLimits.LockOut(5, Duration.ofSeconds(10), Duration.ofSeconds(30)));
    private final CallLimiter limiter = new CallLimiter(limits, time);

    private Optional<Duration> call(Jid from, Set<Role> roles) {
        return limiter.call(from, roles, () -> false);
    }

    private int passing(Jid from, Set<Role> roles, int calls) {
        int passed = 0;
        for (int i = 0; i < calls; i++) {
            passed += call(from, roles).isEmpty() ? 1 : 0;
        }
        return passed;
    }

    @Test
    void burst_passes_andThenTheRateHolds() {
        assertThat(passing(HOME, USER, 4)).isEqualTo(4);
        assertThat(call(HOME, USER)).contains(Duration.ofMillis(500));
        time.advance(Duration.ofMillis(499));
        assertThat(call(HOME, USER)).isPresent();
        time.advance(Duration.ofMillis(1));
        assertThat(call(HOME, USER)).isEmpty();
        assertThat(call(HOME, USER)).contains(Duration.ofMillis(500));
    }

    @Test
    void anotherAccount_isNotSlowed_andResourcesShare() {
        passing(HOME, USER, 4);

        assertThat(call(Jid.of("home@example.org/tablet"), USER)).isPresent();
        assertThat(passing(OTHER, Set.of(Role.SERVICE_PROVIDER), 8)).isEqualTo(8);
    }

    @Test
    void severalRoles_haveTheMostGenerousRate_andARoleWithoutRateHasNoLimit() {
        assertThat(passing(OTHER, Set.of(Role.USER, Role.SERVICE_PROVIDER), 20)).isEqualTo(8);
        assertThat(passing(HOME, Set.of(Role.VENDOR), 1000)).isEqualTo(1000);
        assertThat(passing(HOME, Set.of(Role.USER, Role.VENDOR), 1000)).isEqualTo(1000);
    }

    @Test
    void whoGoesOn_isLockedOutForATime_andThenServedAgain() {
        passing(HOME, USER, 4);
        passing(HOME, USER, 4);
        assertThat(call(HOME, USER)).contains(Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(29));
        assertThat(call(HOME, USER)).contains(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(1));
        assertThat(passing(HOME, USER, 10)).isEqualTo(4);
    }

    @Test
    void refusalsFarApart_lockNobodyOut() {
        for (int i = 0; i < 20; i++) {
            passing(HOME, USER, 6);
            time.advance(Duration.ofSeconds(11));
        }
        assertThat(call(HOME, USER)).isEmpty();
    }

    @Test
    void reserve_isOpenWhenTheRestIsUsedUp_andToOneLockedOut_withinItsOwnRate() {
        passing(HOME, USER, 10);
        assertThat(limiter.call(HOME, USER, () -> true)).isEmpty();
        assertThat(limiter.call(HOME, USER, () -> true)).isEmpty();
        assertThat(limiter.call(HOME, USER, () -> true)).isPresent();
        time.advance(Duration.ofSeconds(1));
        assertThat(limiter.call(HOME, USER, () -> true)).isEmpty();
        assertThat(call(HOME, USER)).isPresent();
    }

    @Test
    void clockThatIsSetBack_locksNobodyOutForLonger() {
        passing(HOME, USER, 10);
        time.step(Duration.ofHours(-5));
        assertThat(call(HOME, USER)).contains(Duration.ofMillis(500));
        time.advance(Duration.ofSeconds(1));
        assertThat(call(HOME, USER)).isEmpty();
    }

    @Test
    void error_saysWait_withTheTimeInWordsAndForPrograms_roundedUp() {
        StanzaError error = RetryAfter.error(Duration.ofMillis(1230));

        assertThat(error.type()).isEqualTo(StanzaError.Type.WAIT);
        assertThat(error.condition()).isEqualTo(StanzaError.Condition.RESOURCE_CONSTRAINT);
        assertThat(error.text()).endsWith("call again in 1.3 s");
        assertThat(RetryAfter.of(error)).contains(Duration.ofMillis(1300));
        assertThat(RetryAfter.of(RetryAfter.error(Duration.ofNanos(1)))).contains(Duration.ofMillis(100));
        assertThat(RetryAfter.of(StanzaError.of(StanzaError.Condition.RESOURCE_CONSTRAINT)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1e9", "1e-999999999", "100000", "0.12345678901", "NaN"})
    void timeThatMakesNoSense_isNone(String seconds) {
        StanzaError error = new StanzaError(
                StanzaError.Type.WAIT,
                StanzaError.Condition.RESOURCE_CONSTRAINT,
                "",
                Optional.of(XmlElement.of(RetryAfter.NAMESPACE, "retry-after")
                        .attribute("seconds", seconds)
                        .build()));

        assertThat(RetryAfter.of(error)).isEmpty();
    }

    @Test
    void rate_ofNothing_isRefused() {
        assertThatThrownBy(() -> new RateLimits.Rate(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimits.Rate(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimits.Rate(1, 0)).hasMessageContaining("1 or more at once");
    }
}
