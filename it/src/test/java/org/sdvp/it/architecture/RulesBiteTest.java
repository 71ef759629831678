package org.sdvp.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.it.architecture.fixture.Fixture;

/** Each rule finds the classes, made for this, that break it. */
class RulesBiteTest {
    private static final Architecture ARCHITECTURE = new Architecture(Fixture.class.getPackageName());
    private static final Map<String, ArchRule> RULES = ARCHITECTURE.rules();
    private static final JavaClasses WRONG = ARCHITECTURE.everything();

    @ParameterizedTest
    @CsvSource({
        "everyClassIsInAKnownModule,    stray.Lost",
        "modulesUseOnlyThoseBelow,      model.Thing",
        "modulesUseOnlyThoseBelow,      operator.Spy",
        "modulesUseOnlyTheirLibraries,  wire.ValueHelper",
        "onlyOnePackageKnowsSmack,      xmpp.Face",
        "theCentreKnowsItsWorldInOnePlaceEach, centre.fleet.House",
        "theCentreKnowsItsWorldInOnePlaceEach, centre.rest.Page",
        "onlyTheReaderOfWireParsesXml,  wire.Parser",
        "packagesHaveNoCycles,          model.Thing",
        "lowerLayersDoNotReadTheClock,  acsi.Service",
        "lowerLayersStartNoThreads,     acsi.Waiter",
        "lowerLayersStartNoThreads,     acsi.Pool",
        "onlyTheCommandPrints,          heatpump.Talker",
        "nobodyLogsThroughTheJdk,       heatpump.Talker",
        "publicFacesShowNoForeignTypes, xmpp.Face",
        "nothingStaticChanges,          wire.ValueHelper",
        "namesSayWhatAClassIs,          wire.ValueHelper",
        "packagesAreSmall,              crowd",
        "packagesAreNullMarked,         crowd"
    })
    void aBrokenRule_isReportedWithItsBreaker(String rule, String breaker) {
        List<String> report = RULES.get(rule).evaluate(WRONG).getFailureReport().getDetails();

        assertThat(report).anySatisfy(line -> assertThat(line).contains(breaker));
    }

    @Test
    void everyRule_hasABreaker() throws NoSuchMethodException {
        String[] cases = RulesBiteTest.class
                .getDeclaredMethod("aBrokenRule_isReportedWithItsBreaker", String.class, String.class)
                .getAnnotation(CsvSource.class)
                .value();

        assertThat(Arrays.stream(cases).map(each -> each.split(",", -1)[0])).containsAll(RULES.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "everyClassIsInAKnownModule",
                "packagesHaveNoCycles",
                "publicFacesShowNoForeignTypes",
                "nothingStaticChanges",
                "namesSayWhatAClassIs"
            })
    void aClassThatKeepsTheRules_isNotReported(String rule) {
        List<String> report = RULES.get(rule).evaluate(WRONG).getFailureReport().getDetails();

        assertThat(report).noneSatisfy(line -> assertThat(line).contains("agent.Device"));
    }
}
