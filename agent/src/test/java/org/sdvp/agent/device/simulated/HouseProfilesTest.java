package org.sdvp.agent.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sdvp.agent.device.OperatingMode;

class HouseProfilesTest {

    @Test
    void tenHousesDiffer() {
        List<HouseProfile> ten = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> Plants.PROFILES.derive(String.format(Locale.ROOT, "hp%02d", i), i))
                .toList();
        assertThat(ten).extracting(HouseProfile::name).startsWith("hp01").endsWith("hp10");
        assertThat(ten).extracting(HouseProfile::dwelling).doesNotHaveDuplicates();
        assertThat(ten.stream().map(p -> p.machine().product().model()).distinct())
                .hasSizeGreaterThan(3);
        assertThat(ten.stream().map(HouseProfile::wishes).distinct()).hasSizeGreaterThan(4);
    }

    @Test
    void theSeedDecides() {
        assertThat(Plants.profile(42)).isEqualTo(Plants.profile(42)).isNotEqualTo(Plants.profile(43));
    }

    @Test
    void impossibleHouses_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HouseProfile.Tank(10, 1))
                .withMessageContaining("10");
        assertThatIllegalArgumentException().isThrownBy(() -> new HouseProfile.Building(100, 0, 1e5, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HouseProfile.Emitters(HouseProfile.EmitterKind.UNDERFLOOR, 20))
                .withMessageContaining("20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HouseProfile.Wishes(23, 21, 50, OperatingMode.EXTERN))
                .withMessageContaining("comfort_min");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new HouseProfile.Machine(Plants.PROFILES.products().get(0), -1, 0));
    }
}
