package org.sdvp.demo.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading apt-cache's description of what depends on what. */
class PackageClosureTest {
    private static final String GRAPH = """
            server
              PreDepends: init-system-helpers
              Depends: lib-a
              Depends: <virtual-lib>
                lib-b
                lib-b-other
             |Depends: debconf
              Depends: <debconf-2.0>
                cdebconf
                debconf
             |Depends: lib-c
              Depends: lib-d
              Depends: <nobody-provides-this>
            lib-a
              Depends: libc6
              Depends: lib-b
            lib-b
              Depends: lib-a
            lib-c
            lib-d
            lib-b-other
            libc6
            init-system-helpers
            <virtual-lib>
            """;

    @Test
    void closure_takesEachNeededPackageOnce_theFirstOfAlternatives_andNoneOfTheEssentialSystem() {
        assertThat(PackageClosure.parse(GRAPH).of(List.of("server")))
                .containsExactlyInAnyOrder("server", "lib-a", "lib-b", "lib-c");
    }

    @Test
    void packageWithoutDependencies_standsForItself() {
        assertThat(PackageClosure.parse(GRAPH).of(List.of("lib-d"))).containsExactly("lib-d");
    }
}
