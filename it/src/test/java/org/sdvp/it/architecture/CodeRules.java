package org.sdvp.it.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executors;

/** What code of a module may and may not do. */
record CodeRules(Modules modules) {
    private static final List<String> PURE = List.of("model", "acsi", "wire");
    private static final Set<String> NOW = Set.of("now", "currentTimeMillis", "nanoTime");

    /** The three lower layers see time only as it is handed in. */
    ArchRule lowerLayersDoNotReadTheClock() {
        return noClasses()
                .that()
                .resideInAnyPackage(modules.of(PURE))
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("the clock of the machine is read") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        String owner = call.getTargetOwner().getName();
                        return (owner.equals(Clock.class.getName())
                                        && call.getName().startsWith("system"))
                                || ((owner.equals(System.class.getName())
                                                || call.getTargetOwner()
                                                        .getPackageName()
                                                        .equals("java.time"))
                                        && NOW.contains(call.getName())
                                        && call.getTarget()
                                                .getRawParameterTypes()
                                                .isEmpty());
                    }
                })
                .because("tests run on a clock of their own")
                .allowEmptyShould(true);
    }

    /** The three lower layers run on threads they are handed. */
    ArchRule lowerLayersStartNoThreads() {
        DescribedPredicate<JavaCall<?>> makesThread =
                DescribedPredicate.<JavaCall<?>>describe("a thread is made or put to sleep", CodeRules::touchesThreads);
        return noClasses()
                .that()
                .resideInAnyPackage(modules.of(PURE))
                .should()
                .callCodeUnitWhere(makesThread)
                .orShould()
                .callCodeUnitWhere(target(owner(assignableTo(Executors.class))))
                .orShould()
                .callCodeUnitWhere(target(owner(assignableTo(Timer.class))))
                .because("whoever runs them chooses the threads")
                .allowEmptyShould(true);
    }

    private static boolean touchesThreads(JavaCall<?> call) {
        return call.getTargetOwner().isAssignableTo(Thread.class)
                && (call.getName().equals("<init>") || call.getName().equals("sleep"));
    }

    /** Only the program prints; everything below it returns or logs. */
    ArchRule onlyTheCommandPrints() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(modules.of("cli"), modules.of("demo"))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("a library that prints spoils the output of the program it is in")
                .allowEmptyShould(true);
    }

    /** One way to log; what Smack says through the JDK's is dealt with where Smack is, or where logging is set up. */
    ArchRule nobodyLogsThroughTheJdk() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(modules.of("xmpp.smack"), modules.of("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("slf4j is the one way to log")
                .allowEmptyShould(true);
    }

    /** The public face of the libraries is theirs alone. */
    ArchRule publicFacesShowNoForeignTypes() {
        return classes()
                .that()
                .resideInAnyPackage(modules.of(List.of("model", "acsi", "wire", "xmpp")))
                .and()
                .resideOutsideOfPackage(modules.of("xmpp.smack"))
                .should(new ShowOnly(Set.of("java", "javax", "org.jspecify", modules.root())))
                .because("a user of the library must not be tied to what it is made with")
                .allowEmptyShould(true);
    }

    /** State belongs to objects. */
    ArchRule nothingStaticChanges() {
        return fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("main builds objects and hands them on")
                .allowEmptyShould(true);
    }

    /** Names say what a class is. */
    ArchRule namesSayWhatAClassIs() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl)")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .because("such a name fits any class")
                .allowEmptyShould(true);
    }
}
