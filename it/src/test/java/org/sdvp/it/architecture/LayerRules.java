package org.sdvp.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Who may use whom. */
record LayerRules(Modules modules) {
    /** A class belongs to a module of the table; a new module needs a line there first. */
    ArchRule everyClassIsInAKnownModule() {
        return classes()
                .that()
                .resideInAPackage(modules.root() + "..")
                .should()
                .resideInAnyPackage(modules.of(List.copyOf(modules.names())))
                .because("the layers are kept module by module")
                .allowEmptyShould(true);
    }

    /** Modules use only those below them; agent and operator do not know each other. */
    ArchRule modulesUseOnlyThoseBelow() {
        return forEach(
                modules.names().stream().filter(name -> !name.equals("cli")).toList(),
                module -> noClasses()
                        .that()
                        .resideInAPackage(modules.of(module))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(modules.closedTo(module))
                        .because(module + " may use only the modules listed for it")
                        .allowEmptyShould(true));
    }

    /** Libraries from elsewhere come in only where they are listed. */
    ArchRule modulesUseOnlyTheirLibraries() {
        return forEach(
                modules.withListedLibraries(),
                module -> classes()
                        .that()
                        .resideInAPackage(modules.of(module))
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(modules.openTo(module))
                        .because(module + " may use only the libraries listed for it")
                        .allowEmptyShould(true));
    }

    /** Smack stays behind one package. */
    ArchRule onlyOnePackageKnowsSmack() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(modules.of("xmpp.smack"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jivesoftware..", "org.jxmpp..", "org.minidns..")
                .because("a slimmer XMPP client shall be able to take its place")
                .allowEmptyShould(true);
    }

    /** In the centre one package each knows the ACSI, databases and HTTP; what a fleet is knows none of them. */
    ArchRule theCentreKnowsItsWorldInOnePlaceEach() {
        return CompositeArchRule.of(
                        onlyIn("centre.acsi", "devices", modules.of(List.of("operator", "xmpp", "wire", "acsi"))))
                .and(onlyIn("centre.store", "databases", "java.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb.."))
                .and(onlyIn("centre.rest", "HTTP", "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."));
    }

    private ArchRule onlyIn(String room, String what, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(modules.of("centre"))
                .and()
                .resideOutsideOfPackage(modules.of(room))
                .and()
                .resideOutsideOfPackage(modules.root() + ".centre")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("in the centre " + room + " alone knows " + what
                        + ", and the main class that puts all together")
                .allowEmptyShould(true);
    }

    /** XML is parsed in two places, stanzas and files, where document types, depth and size are kept in bounds. */
    ArchRule onlyTheReaderOfWireParsesXml() {
        return noClasses()
                .that()
                .haveNameNotMatching(Pattern.quote(modules.root() + ".wire.xml.XmlReader") + "(\\$.*)?")
                .and()
                .haveNameNotMatching(Pattern.quote(modules.root() + ".model.scl.SclCursor") + "(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javax.xml..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "org.codehaus.stax2..",
                        "com.fasterxml.aalto..")
                .because("a parser made elsewhere would not have the bounds that XmlReader and SclCursor set")
                .allowEmptyShould(true);
    }

    /** No two packages use each other, not even the long way round. */
    ArchRule packagesHaveNoCycles() {
        return slices().matching(modules.root() + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    private static ArchRule forEach(Iterable<String> names, Function<String, ArchRule> rule) {
        CompositeArchRule all = null;
        for (String name : names) {
            all = all == null ? CompositeArchRule.of(rule.apply(name)) : all.and(rule.apply(name));
        }
        return Objects.requireNonNull(all, "no module to make a rule for");
    }
}
