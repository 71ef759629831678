package org.sdvp.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** What a package must be like. */
record PackageRules(Modules modules) {
    private static final int MOST_TYPES = 25;

    /** A package stays small enough to be read; the one that holds the standard's list of services may be as long as that. */
    ArchRule packagesAreSmall() {
        Set<String> larger = Set.of(modules.root() + ".acsi.service");
        return all(packages())
                .should(condition("have at most " + MOST_TYPES + " top-level types", packageOfClasses -> {
                    long types = packageOfClasses.getClasses().stream()
                            .filter(type -> type.isTopLevelClass() && !type.isArray())
                            .filter(type -> !type.getSimpleName().equals("package-info"))
                            .count();
                    return types <= MOST_TYPES || larger.contains(packageOfClasses.getName())
                            ? ""
                            : "has " + types + " top-level types";
                }))
                .because("a larger one holds more than one idea")
                .allowEmptyShould(true);
    }

    /** A package says what lives in it, and that null does not, unless marked. */
    ArchRule packagesAreNullMarked() {
        return all(packages())
                .should(condition(
                        "have a package-info with @NullMarked",
                        each -> each.isAnnotatedWith(NullMarked.class) ? "" : "has no package-info with @NullMarked"))
                .because("NullAway looks only at what is marked")
                .allowEmptyShould(true);
    }

    private static AbstractClassesTransformer<JavaPackage> packages() {
        return new AbstractClassesTransformer<>("packages") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                Set<JavaPackage> found =
                        classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
                return found;
            }
        };
    }

    private static ArchCondition<JavaPackage> condition(String description, Function<JavaPackage, String> fault) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaPackage each, ConditionEvents events) {
                String found = fault.apply(each);
                events.add(new SimpleConditionEvent(each, found.isEmpty(), each.getName() + " " + found));
            }
        };
    }
}
