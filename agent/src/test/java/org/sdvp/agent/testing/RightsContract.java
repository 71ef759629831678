package org.sdvp.agent.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sdvp.agent.testing.RightsBench.done;
import static org.sdvp.agent.testing.RightsBench.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiBusyException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.agent.Agent;
import org.sdvp.agent.audit.AuditStore;
import org.sdvp.agent.config.AccessConfig;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.limit.RateLimits;
import org.sdvp.xmpp.rights.Explanation;
import org.sdvp.xmpp.rights.RightsQuestions;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;

/** Roles, rates, audit and explanations of a whole agent, on whatever XMPP server. */
public interface RightsContract {
    /** A measured value that a user may read and a vendor may not. */
    Fcda ROOM = Fcda.parse("HP1/RoomSTMP1.Tmp[MX]");

    /** A total that everybody may read. */
    Fcda HOURS = Fcda.parse("HP1/KPMP1.OpTmh[ST]");

    /** A control of the user. */
    ObjectReference COMFORT_MIN = ObjectReference.parse("HP1/ComfMinFSPT1.SptVal");

    /** A control of the service provider. */
    ObjectReference OP_CTL = ObjectReference.parse("HP1/KPMP1.OpCtl");

    /** The usual owners. */
    Map<String, Set<String>> OWNERS = Map.of("operator", Set.of("Service Provider"), "home", Set.of("User"));

    /** The agent and its clients; one for each test. */
    RightsBench bench();

    /** An empty folder. */
    Path folder();

    private static DataValue celsius(float value) {
        return DataValue.Structure.of(new DataValue.Float32(value));
    }

    /** That an answer failed since the device was busy, if it did. */
    private static Optional<AcsiBusyException> busy(CompletableFuture<?> answer) {
        if (!answer.isCompletedExceptionally()) {
            return Optional.empty();
        }
        try {
            answer.join();
            return Optional.empty();
        } catch (CompletionException e) {
            return e.getCause() instanceof AcsiBusyException busy ? Optional.of(busy) : Optional.empty();
        }
    }

    private int secondsSince(Instant begun) {
        return (int) Duration.between(begun, bench().net().time().now()).toSeconds() + 1;
    }

    @Test
    default void groupsOfTheConfiguration_giveTheRoles_andSeveralAddUp() {
        Agent agent = bench().start(bench().config(Map.of("operator", Set.of("Betrieb", "Werk")))
                .withAccess(new AccessConfig(Map.of("Betrieb", Role.USER, "Werk", Role.VENDOR), RateLimits.usual())));

        try (BlockingAssociation association = bench().associate(bench().login("operator"))) {
            association.getDataValue(ROOM);
            association.getDataValue(Fcda.parse("HP1/KPMP1.OpCntRs[ST]"));
            bench().group(agent, "operator", "Werk", "User");
            assertThatThrownBy(() -> association.getDataValue(ROOM)).hasMessageContaining("access-violation");
            association.getDataValue(Fcda.parse("HP1/KPMP1.OpCntRs[ST]"));
        }
    }

    @Test
    default void withoutOwners_theRosterDecides_andTheDeviceLeavesItAlone() {
        XmppConnection before = bench().login("hp01", "setup");
        done(before.roster().set(bench().account("home"), "", Set.of("User", "Family")));
        done(before.roster().set(bench().account("maker"), "", Set.of("Vendor")));
        soon(() -> assertThat(before.roster().items()).hasSize(2));
        List<RosterItem> filled = before.roster().items();
        before.close();
        Agent agent = bench().start(bench().config(Map.of()));

        try (BlockingAssociation home = bench().associate(bench().login("home"));
                BlockingAssociation maker = bench().associate(bench().login("maker"))) {
            home.getDataValue(ROOM);
            maker.getDataValue(HOURS);
        }
        assertThat(agent.connection().roster().items()).containsExactlyInAnyOrderElementsOf(filled);
        assertThatThrownBy(() -> bench().associate(bench().login("stranger")))
                .isInstanceOf(AssociationLostException.class);
    }

    @Test
    default void whoIsTakenOutOfTheRoster_hasTheAssociationAborted_andIsAStrangerFromThenOn() {
        Agent agent = bench().start(bench().config(OWNERS));
        BlockingAssociation home = bench().associate(bench().login("home"));

        bench().group(agent, "home");

        soon(() -> assertThat(home.async().end())
                .get()
                .satisfies(end -> assertThat(end.reason()).contains("no role any more")));
        soon(() -> assertThat(agent.associations()).isZero());
        assertThatThrownBy(() -> bench().associate(bench().login("home")))
                .isInstanceOf(AssociationLostException.class)
                .hasMessageContaining("service-unavailable");
    }

    @Test
    default void changesAndRefusals_areInTheAuditLog_forServiceProvidersOnly() {
        Agent agent = bench().start(bench().config(OWNERS));
        XmppConnection provider = bench().login("operator");
        try (BlockingAssociation home = bench().associate(bench().login("home"));
                BlockingAssociation operator = bench().associate(provider)) {
            home.operate(COMFORT_MIN, celsius(21));
            assertThatThrownBy(() -> home.operate(OP_CTL, DataValue.Bool.FALSE))
                    .isInstanceOf(ServiceErrorException.class);
            operator.setDataValue(
                    Fcda.parse("HP1/LPHD1.PhyNam.location[DC]"),
                    new DataValue.Text(BasicType.VISIBLE_STRING, "cellar"));
            assertThatThrownBy(() -> bench().associate(bench().login("stranger")))
                    .isInstanceOf(AssociationLostException.class);
            bench().group(agent, "home", "User", "Vendor");

            soon(() -> assertThat(bench().audit(operator))
                    .contains(
                            "hp01:Roster:home::User:ok:1",
                            "home:Operate:HP1/KPMP1.OpCtl:false:false:no-access-authority:1",
                            "operator:SetDataValues:HP1/LPHD1.PhyNam.location[DC]::cellar:ok:1",
                            "stranger:associate:urn:sdvp:acsi:1:::service-unavailable:1",
                            "hp01:Roster:home:User:Vendor,User:ok:1")
                    .anyMatch(record -> record.startsWith("home:Operate:HP1/ComfMinFSPT1.SptVal:")
                            && record.endsWith(":21.0:ok:1")));
            assertThatThrownBy(() -> bench().audit(home)).hasMessageContaining("access-violation");
            soon(() -> assertThat(operator.getDataValue(Fcda.parse("HP1/AUDT1.Svc.stVal[ST]")))
                    .hasToString("QueryLogByTime"));
        }
    }

    @Test
    default void audit_survivesTheAgent_andRolesThatChangedMeanwhile_areRecordedAtTheNextLogin() throws Exception {
        AgentConfig config = bench().config(OWNERS).withStore(StoreConfig.in(folder()));
        Agent first = bench().start(config);
        try (BlockingAssociation home = bench().associate(bench().login("home"))) {
            home.operate(COMFORT_MIN, celsius(22));
        }
        first.close();
        Map<String, Set<String>> fewer = Map.of("operator", Set.of("Service Provider"));
        Agent second = bench().start(bench().config(fewer).withStore(StoreConfig.in(folder())));
        soon(() -> assertThat(second.values()
                        .get(second.values()
                                .model()
                                .select(Fcda.parse("HP1/AUDT1.Obj.stVal[ST]"))
                                .orElseThrow()))
                .hasToString(bench().account("home").toString()));
        second.close();

        List<String> records = new ArrayList<>();
        AuditStore.read(
                folder(),
                Optional.empty(),
                Optional.empty(),
                entries -> entries.forEach(entry -> records.add(bench().line(entry))));

        assertThat(records)
                .contains("hp01:Roster:home:User::ok:1")
                .anyMatch(record -> record.startsWith("home:Operate:HP1/ComfMinFSPT1.SptVal:"));
        assertThat(records.stream().filter(record -> record.contains(":Roster:operator:")))
                .as("a role that stays is recorded once")
                .hasSize(1);
    }

    @Test
    default void floodOfOneAccount_isToldToWait_whileOthersAndItsOwnCommandsGetThrough() {
        RateLimits limits = RateLimits.usual().with(Role.USER, new RateLimits.Rate(1, 10));
        bench().start(bench().config(OWNERS).withAccess(AccessConfig.USUAL.withRates(limits)));
        BlockingAssociation home = bench().associate(bench().login("home"));
        BlockingAssociation hand = bench().associate(bench().login("home", "hand"));
        BlockingAssociation operator = bench().associate(bench().login("operator"));

        Instant begun = bench().net().time().now();
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(home.async().getDataValues(List.of(ROOM)).toCompletableFuture());
            if (i % 50 == 0) {
                operator.getDataValue(ROOM);
            }
        }

        soon(() -> assertThat(answers.stream().filter(CompletableFuture::isDone))
                .hasSizeBetween(8, 8 + secondsSince(begun)));
        hand.operate(COMFORT_MIN, celsius(21));
        bench().net().pass(Duration.ofSeconds(2));
        soon(() -> assertThat(answers.stream().filter(CompletableFuture::isDone))
                .as("a client that waits as long as it is told gets its answers")
                .hasSizeBetween(9, 9 + secondsSince(begun))
                .noneMatch(CompletableFuture::isCompletedExceptionally));
        for (int second = 0; second < 10; second++) {
            bench().net().pass(Duration.ofSeconds(1));
            operator.getDataValue(ROOM);
        }
        // A wait that was to end within the timeout may be cut short by it where time leaps.
        soon(() -> assertThat(answers.stream().flatMap(answer -> busy(answer).stream()))
                .as("who would have to wait too long is told how long")
                .isNotEmpty()
                .allSatisfy(busy ->
                        assertThat(busy.retryAfter()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(40))));
        bench().net().pass(Duration.ofMinutes(1));
        soon(() -> assertThat(bench().audit(operator))
                .anyMatch(record -> record.startsWith("home:")
                        && record.contains(":resource-constraint:")
                        && !record.endsWith(":1")));
    }

    @Test
    default void whoMayWhat_isExplainedByTheDevice_toAServiceProviderAndToWhomItConcerns() {
        bench().start(bench().config(OWNERS));
        XmppConnection home = bench().login("home");
        Jid self = bench().account("home");
        Jid other = bench().account("operator");

        Explanation own =
                done(RightsQuestions.ask(home, bench().device(), self, "HP1/KPMP1.OpCtl", Optional.of("Operate")));
        assertThat(own.groups()).containsExactly("User");
        assertThat(own.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.allowed()).isFalse();
            assertThat(verdict.reasons().get(0).text()).contains("objects.csv gives User no O on HP1/KPMP1.OpCtl");
        });
        assertThat(done(RightsQuestions.ask(
                                bench().login("operator"), bench().device(), self, "HP1/LLN0.Hist", Optional.empty()))
                        .verdicts())
                .filteredOn(Explanation.Verdict::allowed)
                .extracting(Explanation.Verdict::service)
                .contains("QueryLogByTime", "GetLCBValues")
                .doesNotContain("SetLCBValues", "Operate");
        assertThatThrownBy(() ->
                        done(RightsQuestions.ask(home, bench().device(), other, "HP1/KPMP1.OpCtl", Optional.empty())))
                .hasCauseInstanceOf(StanzaErrorException.class)
                .hasMessageContaining("forbidden");
        assertThatThrownBy(() -> done(RightsQuestions.ask(
                        bench().login("stranger"),
                        bench().device(),
                        bench().account("stranger"),
                        "HP1/X1.Y",
                        Optional.empty())))
                .hasMessageContaining("service-unavailable");
    }
}
