package org.sdvp.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.AcsiBusyException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.audit.AuditStore;
import org.sdvp.agent.binding.FakeDriver;
import org.sdvp.agent.config.AccessConfig;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.limit.RateLimits;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.rights.Explanation;
import org.sdvp.xmpp.rights.RightsQuestions;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem;

/** Roles, rates, audit and explanations of a whole agent. */
class AgentRightsTest {
    private static final Jid DEVICE = Jid.of("hp01@sdvp.test/IEC");
    private static final Fcda ROOM = Fcda.parse("HP1/RoomSTMP1.Tmp[MX]");
    private static final Fcda HOURS = Fcda.parse("HP1/KPMP1.OpTmh[ST]");
    private static final ObjectReference AUDIT = ObjectReference.parse("HP1/LLN0.Audit");
    private static final ObjectReference COMFORT_MIN = ObjectReference.parse("HP1/ComfMinFSPT1.SptVal");
    private static final ObjectReference OP_CTL = ObjectReference.parse("HP1/KPMP1.OpCtl");
    private static final Map<Jid, Set<String>> OWNERS =
            Map.of(Jid.of("operator@sdvp.test"), Set.of("Service Provider"), Jid.of("home@sdvp.test"), Set.of("User"));

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer router = new InMemoryXmppServer(time);
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private Path folder;

    private static AgentConfig config(Map<Jid, Set<String>> owners) {
        return AgentConfig.of(XmppSettings.of(DEVICE, Password.of("secret")), owners, SimulatedConfig.of("hp01", 1));
    }

    private Agent start(AgentConfig config) {
        List.of("operator@sdvp.test", "home@sdvp.test", "maker@sdvp.test")
                .forEach(account -> router.login(account).close());
        Agent agent = Agent.start(
                config,
                new FakeDriver(),
                new AgentParts(router, HeatPumpModel.create("HP1"), time, Runnable::run, new SplittableRandom(1)));
        open.add(agent);
        time.advance(Duration.ZERO);
        return agent;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private XmppConnection login(String account) {
        return login(account, "desk");
    }

    private XmppConnection login(String account, String resource) {
        XmppConnection connection = router.connection(account + "@sdvp.test/" + resource);
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        connection.login().toCompletableFuture().join();
        open.add(connection);
        return connection;
    }

    private BlockingAssociation associate(XmppConnection connection) {
        XmppClientTransports transports = new XmppClientTransports(
                connection,
                List.of(new CompactFormat()),
                new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL));
        return BlockingAssociation.associate(
                new AcsiClient(transports.to(DEVICE, new CompactFormat()), ClientSettings.defaults(), time));
    }

    private static void group(Agent agent, String account, String... groups) {
        agent.connection()
                .roster()
                .set(Jid.of(account + "@sdvp.test"), "", Set.of(groups))
                .toCompletableFuture()
                .join();
    }

    /** The records, each as who:service:object:old:new:result:number. */
    private static List<String> audit(BlockingAssociation provider) {
        List<String> records = new ArrayList<>();
        provider.await(provider.async().logs().queryLogByTime(AUDIT, Optional.empty(), Optional.empty(), page -> {
            page.forEach(entry -> records.add(line(entry)));
            return true;
        }));
        return records;
    }

    private static String line(LogEntry entry) {
        List<String> values = entry.values().stream()
                .map(member -> member.value() instanceof DataValue.Text text
                        ? text.value()
                        : member.value().toString())
                .toList();
        return String.join(":", values.get(0).replaceFirst("@.*", ""), values.get(2), values.get(3), values.get(4))
                + ":" + String.join(":", values.subList(5, 8));
    }

    private static DataValue celsius(float value) {
        return DataValue.Structure.of(new DataValue.Float32(value));
    }

    @Test
    void groupsOfTheConfiguration_giveTheRoles_andSeveralAddUp() {
        Agent agent = start(config(Map.of(Jid.of("operator@sdvp.test"), Set.of("Betrieb", "Werk")))
                .withAccess(new AccessConfig(Map.of("Betrieb", Role.USER, "Werk", Role.VENDOR), RateLimits.usual())));

        try (BlockingAssociation association = associate(login("operator"))) {
            association.getDataValue(ROOM);
            association.getDataValue(Fcda.parse("HP1/KPMP1.OpCntRs[ST]"));
            group(agent, "operator", "Werk", "User");
            assertThatThrownBy(() -> association.getDataValue(ROOM)).hasMessageContaining("access-violation");
            association.getDataValue(Fcda.parse("HP1/KPMP1.OpCntRs[ST]"));
        }
    }

    @Test
    void withoutOwners_theRosterDecides_andTheDeviceLeavesItAlone() {
        XmppConnection before = router.connection("hp01@sdvp.test/setup");
        before.login().toCompletableFuture().join();
        before.roster()
                .set(Jid.of("home@sdvp.test"), "", Set.of("User", "Family"))
                .toCompletableFuture()
                .join();
        before.roster()
                .set(Jid.of("maker@sdvp.test"), "", Set.of("Vendor"))
                .toCompletableFuture()
                .join();
        List<RosterItem> filled = before.roster().items();
        before.close();
        Agent agent = start(config(Map.of()));

        try (BlockingAssociation home = associate(login("home"));
                BlockingAssociation maker = associate(login("maker"))) {
            home.getDataValue(ROOM);
            maker.getDataValue(HOURS);
        }
        assertThat(agent.connection().roster().items()).containsExactlyInAnyOrderElementsOf(filled);
        assertThatThrownBy(() -> associate(login("stranger"))).isInstanceOf(AssociationLostException.class);
    }

    @Test
    void whoIsTakenOutOfTheRoster_hasTheAssociationAborted_andIsAStrangerFromThenOn() {
        Agent agent = start(config(OWNERS));
        BlockingAssociation home = associate(login("home"));

        group(agent, "home");

        assertThat(home.async().end())
                .get()
                .satisfies(end -> assertThat(end.reason()).contains("no role any more"));
        assertThat(agent.associations()).isZero();
        assertThatThrownBy(() -> associate(login("home")))
                .isInstanceOf(AssociationLostException.class)
                .hasMessageContaining("service-unavailable");
    }

    @Test
    void changesAndRefusals_areInTheAuditLog_forServiceProvidersOnly() {
        Agent agent = start(config(OWNERS));
        XmppConnection provider = login("operator");
        try (BlockingAssociation home = associate(login("home"));
                BlockingAssociation operator = associate(provider)) {
            home.operate(COMFORT_MIN, celsius(21));
            assertThatThrownBy(() -> home.operate(OP_CTL, DataValue.Bool.FALSE))
                    .isInstanceOf(ServiceErrorException.class);
            operator.setDataValue(
                    Fcda.parse("HP1/LPHD1.PhyNam.location[DC]"),
                    new DataValue.Text(BasicType.VISIBLE_STRING, "cellar"));
            assertThatThrownBy(() -> associate(login("stranger"))).isInstanceOf(AssociationLostException.class);
            group(agent, "home", "User", "Vendor");

            List<String> records = audit(operator);
            assertThat(records)
                    .contains(
                            "hp01:Roster:home@sdvp.test::User:ok:1",
                            "home:Operate:HP1/KPMP1.OpCtl:false:false:no-access-authority:1",
                            "operator:SetDataValues:HP1/LPHD1.PhyNam.location[DC]::cellar:ok:1",
                            "stranger:associate:urn:sdvp:acsi:1:::service-unavailable:1",
                            "hp01:Roster:home@sdvp.test:User:Vendor,User:ok:1")
                    .anyMatch(record -> record.startsWith("home:Operate:HP1/ComfMinFSPT1.SptVal:")
                            && record.endsWith(":21.0:ok:1"));
            assertThatThrownBy(() -> audit(home)).hasMessageContaining("access-violation");
            assertThat(operator.getDataValue(Fcda.parse("HP1/AUDT1.Svc.stVal[ST]")))
                    .hasToString("QueryLogByTime");
        }
    }

    @Test
    void audit_survivesTheAgent_andRolesThatChangedMeanwhile_areRecordedAtTheNextLogin() throws Exception {
        AgentConfig config = config(OWNERS).withStore(StoreConfig.in(folder));
        Agent first = start(config);
        try (BlockingAssociation home = associate(login("home"))) {
            home.operate(COMFORT_MIN, celsius(22));
        }
        first.close();
        Map<Jid, Set<String>> fewer = Map.of(Jid.of("operator@sdvp.test"), Set.of("Service Provider"));
        start(config(fewer).withStore(StoreConfig.in(folder))).close();

        List<String> records = new ArrayList<>();
        AuditStore.read(
                folder,
                Optional.empty(),
                Optional.empty(),
                entries -> entries.forEach(entry -> records.add(line(entry))));

        assertThat(records)
                .contains("hp01:Roster:home@sdvp.test:User::ok:1")
                .anyMatch(record -> record.startsWith("home:Operate:HP1/ComfMinFSPT1.SptVal:"));
        assertThat(records.stream().filter(record -> record.contains("operator@sdvp.test")))
                .as("a role that stays is recorded once")
                .hasSize(1);
    }

    @Test
    void floodOfOneAccount_isToldToWait_whileOthersAndItsOwnCommandsGetThrough() {
        RateLimits limits = RateLimits.usual().with(Role.USER, new RateLimits.Rate(1, 10));
        start(config(OWNERS).withAccess(AccessConfig.USUAL.withRates(limits)));
        BlockingAssociation home = associate(login("home"));
        BlockingAssociation hand = associate(login("home", "hand"));
        BlockingAssociation operator = associate(login("operator"));

        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(home.async().getDataValues(List.of(ROOM)).toCompletableFuture());
            if (i % 50 == 0) {
                operator.getDataValue(ROOM);
            }
        }

        assertThat(answers.stream().filter(CompletableFuture::isDone)).hasSize(8);
        hand.operate(COMFORT_MIN, celsius(21));
        time.advance(Duration.ofSeconds(2));
        assertThat(answers.stream().filter(CompletableFuture::isDone))
                .as("a client that waits as long as it is told gets its answers")
                .hasSizeBetween(9, 11)
                .noneMatch(CompletableFuture::isCompletedExceptionally);
        for (int second = 0; second < 10; second++) {
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(answers.stream().filter(CompletableFuture::isCompletedExceptionally))
                .as("who would have to wait too long is told how long")
                .isNotEmpty()
                .allSatisfy(answer -> assertThatThrownBy(answer::join)
                        .isInstanceOf(CompletionException.class)
                        .cause()
                        .isInstanceOfSatisfying(
                                AcsiBusyException.class,
                                busy -> assertThat(busy.retryAfter())
                                        .isBetween(Duration.ofMillis(100), Duration.ofSeconds(40))));
        time.advance(Duration.ofMinutes(1));
        assertThat(audit(operator))
                .anyMatch(record -> record.startsWith("home:")
                        && record.contains(":resource-constraint:")
                        && !record.endsWith(":1"));
    }

    @Test
    void whoMayWhat_isExplainedByTheDevice_toAServiceProviderAndToWhomItConcerns() {
        start(config(OWNERS));
        XmppConnection home = login("home");
        Jid self = Jid.of("home@sdvp.test");
        Jid other = Jid.of("operator@sdvp.test");

        Explanation own = RightsQuestions.ask(home, DEVICE, self, "HP1/KPMP1.OpCtl", Optional.of("Operate"))
                .toCompletableFuture()
                .join();
        assertThat(own.groups()).containsExactly("User");
        assertThat(own.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.allowed()).isFalse();
            assertThat(verdict.reasons().get(0).text()).contains("objects.csv gives User no O on HP1/KPMP1.OpCtl");
        });
        assertThat(RightsQuestions.ask(login("operator"), DEVICE, self, "HP1/LLN0.Hist", Optional.empty())
                        .toCompletableFuture()
                        .join()
                        .verdicts())
                .filteredOn(Explanation.Verdict::allowed)
                .extracting(Explanation.Verdict::service)
                .contains("QueryLogByTime", "GetLCBValues")
                .doesNotContain("SetLCBValues", "Operate");
        assertThatThrownBy(() -> RightsQuestions.ask(home, DEVICE, other, "HP1/KPMP1.OpCtl", Optional.empty())
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(StanzaErrorException.class)
                .hasMessageContaining("forbidden");
        assertThatThrownBy(() -> RightsQuestions.ask(
                                login("stranger"), DEVICE, Jid.of("stranger@sdvp.test"), "HP1/X1.Y", Optional.empty())
                        .toCompletableFuture()
                        .join())
                .hasMessageContaining("service-unavailable");
    }
}
