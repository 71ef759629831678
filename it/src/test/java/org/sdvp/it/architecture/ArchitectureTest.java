package org.sdvp.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product keeps the rules of its architecture. */
class ArchitectureTest {
    private static final Architecture ARCHITECTURE = new Architecture("org.sdvp");
    private static final JavaClasses PRODUCT = ARCHITECTURE.product();

    static Set<String> rules() {
        return ARCHITECTURE.rules().keySet();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isKept(String rule) {
        ArchRule checked = ARCHITECTURE.rules().get(rule);
        checked.check(PRODUCT);
    }

    @Test
    void rules_seeTheClassesOfTheModulesAndNoTests() {
        Set<String> modules = PRODUCT.stream()
                .map(type -> type.getPackageName().split("\\.")[2])
                .collect(Collectors.toSet());
        assertThat(modules).contains("model", "acsi", "wire").doesNotContain("it");
    }
}
