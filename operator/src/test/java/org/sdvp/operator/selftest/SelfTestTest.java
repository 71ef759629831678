package org.sdvp.operator.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.operator.selftest.FaultyTransport.Fault;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.survey.DeviceSurvey;
import org.sdvp.operator.survey.Surveyor;

class SelfTestTest {
    private static final String WALK = "sSrv directories and definitions lead through the model";
    private static final SelfTest.Options ALL = new SelfTest.Options(true, Evidence.none());

    private SoundDevice device;

    @BeforeEach
    void begin() {
        device = new SoundDevice();
    }

    @AfterEach
    void end() {
        device.close();
    }

    private static String name(Check check) {
        return check.family().code() + " " + check.title();
    }

    private SelfTest test(ClientTransport transport, SelfTest.Options options) {
        return new SelfTest(() -> transport, SoundDevice.SETTINGS, device.time, options);
    }

    private DeviceSurvey survey() {
        ClientTransport transport = device.connect();
        try {
            ClientAssociation association =
                    SoundDevice.get(new AcsiClient(transport, SoundDevice.SETTINGS, device.time).associate());
            DeviceSurvey survey = SoundDevice.get(new Surveyor(association).survey());
            SoundDevice.get(association.release());
            return survey;
        } finally {
            device.cut();
        }
    }

    @Test
    void aSoundDevice_failsNothing_andIsLeftAsItWas() {
        DeviceSurvey before = survey();
        List<CheckResult> results;
        try {
            results = test(device.connect(), ALL).run(result -> {});
        } finally {
            device.cut();
        }
        assertThat(results)
                .filteredOn(result -> result.verdict() == Verdict.FAIL)
                .isEmpty();
        assertThat(results).hasSize(SelfTest.size());
        assertThat(results)
                .filteredOn(result -> result.verdict() == Verdict.SKIP)
                .extracting(CheckResult::check)
                .containsExactly("a service that is not offered is refused");
        assertThat(device.server.associations()).isZero();
        assertThat(survey())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*(sqNum|entryId|timeOfEntry)")
                .isEqualTo(before);
    }

    @Test
    void aSoundDeviceInTestMode_takesTestCommands_andEndsThem() {
        device.behaviour(3);
        try {
            List<CheckResult> results = chosen(
                    device.connect(),
                    check -> check.family() == Family.CONTROL || name(check).equals(WALK));
            assertThat(results).allMatch(result -> result.verdict() == Verdict.PASS);
            assertThat(results)
                    .extracting(CheckResult::reason)
                    .anyMatch(reason -> reason.endsWith(": accepted"))
                    .anyMatch(reason -> reason.endsWith("accepted and done"))
                    .anyMatch(reason -> reason.endsWith("accepted and cancelled"));
        } finally {
            device.cut();
            device.behaviour(1);
        }
    }

    @Test
    void withoutOperate_nothingIsSentThatChangesAnything() {
        List<ServiceName> sent = new CopyOnWriteArrayList<>();
        Evidence evidence = new Evidence() {
            @Override
            public void sent(AcsiPdu message) {
                if (message instanceof AcsiPdu.Request request
                        && !request.service().toString().contains("SdvpNone")) {
                    sent.add(request.service().name());
                }
            }

            @Override
            public void received(AcsiPdu message) {}

            @Override
            public void unanswered(AcsiPdu.Request request, String why) {}
        };
        List<CheckResult> results;
        try {
            results = test(device.connect(), new SelfTest.Options(false, evidence))
                    .run(result -> {});
        } finally {
            device.cut();
        }
        assertThat(results).noneMatch(result -> result.verdict() == Verdict.FAIL);
        assertThat(results)
                .filteredOn(result -> result.reason().endsWith("--operate allows that"))
                .hasSize((int) SelfTest.checks().stream()
                        .filter(check -> !check.effect().isEmpty())
                        .count());
        assertThat(sent)
                .contains(ServiceName.SET_URCB_VALUES, ServiceName.SET_BRCB_VALUES)
                .doesNotContain(
                        ServiceName.SET_DATA_VALUES,
                        ServiceName.SET_DATA_SET_VALUES,
                        ServiceName.OPERATE,
                        ServiceName.SELECT,
                        ServiceName.SELECT_WITH_VALUE,
                        ServiceName.TIME_ACTIVATED_OPERATE,
                        ServiceName.SET_LCB_VALUES,
                        ServiceName.SELECT_ACTIVE_SG,
                        ServiceName.SELECT_EDIT_SG,
                        ServiceName.SET_FILE,
                        ServiceName.DELETE_FILE);
    }

    static Stream<String> checks() {
        return SelfTest.checks().stream().map(SelfTestTest::name);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void everyCheck_failsOnADeviceWithItsFault(String name) {
        Map<String, Fault> faults = Faults.byCheck();
        assertThat(faults).as("a fault for each check").containsKey(name);
        Fault fault = faults.get(name);
        FaultyTransport transport = new FaultyTransport(device.connect(), fault);
        if (name.equals(WALK) || name.startsWith("sAss") || fault instanceof Faults.AtWalk) {
            transport.breakIt();
        }
        List<CheckResult> results = new ArrayList<>();
        try {
            Predicate<Check> chosen =
                    check -> name(check).equals(WALK) || name(check).equals(name);
            SelfTest test = name.contains("not offered") ? withoutLogs(transport) : test(transport, ALL);
            test.run(chosen, result -> {
                results.add(result);
                transport.breakIt();
            });
        } finally {
            device.cut();
        }
        assertThat(results)
                .filteredOn(result -> name.equals(result.family().code() + " " + result.check()))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.FAIL));
    }

    // What is offered can only be taken out of the answer to Associate.
    private SelfTest withoutLogs(FaultyTransport transport) {
        ClientTransport fewer = new FaultyTransport(transport, new Fault() {
            @Override
            public AcsiResponse answer(AcsiPdu.Request request, AcsiResponse response) {
                return response instanceof Associate.Response granted
                        ? new Associate.Response(
                                granted.associationId(),
                                granted.maxMessageSize(),
                                granted.maxOutstandingCalls(),
                                Set.of(
                                        ServiceName.GET_SERVER_DIRECTORY,
                                        ServiceName.GET_LOGICAL_DEVICE_DIRECTORY,
                                        ServiceName.GET_LOGICAL_NODE_DIRECTORY,
                                        ServiceName.GET_DATA_DEFINITION))
                        : response;
            }
        });
        ((FaultyTransport) fewer).breakIt();
        return test(fewer, ALL);
    }

    private List<CheckResult> chosen(ClientTransport transport, Predicate<Check> chosen) {
        List<CheckResult> results = new ArrayList<>();
        test(transport, ALL).run(chosen, results::add);
        return results;
    }

    @Test
    void everyFault_belongsToACheck() {
        assertThat(Faults.byCheck().keySet()).isEqualTo(checks().collect(Collectors.toSet()));
    }

    @Test
    void stopped_itPutsBackWhatWasChanged_andTellsOnlyWhatWasDone() {
        DeviceSurvey before = survey();
        List<SelfTest> tests = new ArrayList<>();
        List<CheckResult> results;
        try {
            // In the middle of a check that has borrowed a block: when it has enabled it.
            ClientTransport transport = new FaultyTransport(device.connect(), new Fault() {});
            tests.add(test(transport, new SelfTest.Options(true, new Evidence() {
                @Override
                public void sent(AcsiPdu message) {
                    if (message instanceof AcsiPdu.Request request
                            && request.service().toString().contains("gi=Optional[true]")) {
                        tests.get(0).stop();
                    }
                }

                @Override
                public void received(AcsiPdu message) {}

                @Override
                public void unanswered(AcsiPdu.Request request, String why) {}
            })));
            results = tests.get(0).run(result -> {});
        } finally {
            device.cut();
        }
        assertThat(results).isNotEmpty().hasSizeLessThan(SelfTest.size());
        assertThat(survey())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*(sqNum|entryId|timeOfEntry)")
                .isEqualTo(before);
    }

    @Test
    void aLinkThatBreaks_failsThatCheck_andTheNextOneIsDoneOnANewLink() {
        boolean[] cut = {false};
        SelfTest test = new SelfTest(device::connect, SoundDevice.SETTINGS, device.time, ALL);
        List<CheckResult> results = new ArrayList<>();
        try {
            test.run(check -> check.family() == Family.SERVER, result -> {
                results.add(result);
                if (!cut[0]) {
                    cut[0] = true;
                    device.cut();
                }
            });
        } finally {
            device.cut();
        }
        assertThat(results.get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(results).noneMatch(result -> result.verdict() == Verdict.FAIL);
        assertThat(results).hasSizeGreaterThan(8);
    }

    @Test
    void aDeviceThatGoesForGood_skipsTheRest() {
        ClientTransport transport = device.connect();
        List<CheckResult> results = new ArrayList<>();
        test(transport, ALL).run(check -> check.family() == Family.SERVER, result -> {
            results.add(result);
            device.cut();
        });
        assertThat(results.get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(results.subList(1, results.size()))
                .allMatch(result -> result.verdict() == Verdict.SKIP
                        && result.reason().startsWith("the device cannot be reached any more: "));
    }
}
