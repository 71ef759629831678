package org.sdvp.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.model.value.DataValue;

/** FSCC of IEC 61850-7-4: which schedule is in force, and what becomes of the controlled entity. */
class FsccTest extends ScheduleBench {
    private void prio(String node, int priority) {
        write(node + ".SchdPrio.setVal[SP]", String.valueOf(priority));
    }

    private String active() {
        return get("FSCC1.ActSchdRef.stVal[ST]");
    }

    @Test
    void nothingRuns_theReferenceIsEmptyAndEverythingInvalid() {
        advance(1);

        assertThat(active()).isEmpty();
        assertThat(get("FSCC1.ActSchdRef.q[ST]")).isEqualTo("invalid");
        assertThat(get("FSCC1.ValMV.q[MX]")).isEqualTo("invalid");
        assertThat(commanded).isEmpty();
    }

    @Test
    void highestPriorityAmongThoseThatRun_isInForce() {
        prio("FSCH1", 10);
        prio("FSCH2", 20);
        plan("FSCH1", 60, in(10), 1, 2, 3, 4);
        plan("FSCH2", 60, in(40), 50);
        enable("FSCH1");
        enable("FSCH2");

        advance(10);
        assertThat(active()).isEqualTo("LD1/FSCH1");
        assertThat(get("FSCC1.ActSchdRef.q[ST]")).isEqualTo("good");
        assertThat(get("FSCC1.ValMV.mag.f[MX]")).isEqualTo("1.0");
        advance(30);
        assertThat(active()).isEqualTo("LD1/FSCH2");
        assertThat(get("FSCC1.ValMV.mag.f[MX]")).isEqualTo("50.0");
        advance(60);
        assertThat(active()).isEqualTo("LD1/FSCH1");

        assertThat(commands()).containsExactly("10s 1.0", "40s 50.0", "100s 2.0");
    }

    @Test
    void equalPriority_theOneThatStartedLastWins_thenTheFirstOfTheList() {
        plan("FSCH3", 100, in(10), 3);
        plan("FSCH2", 50, in(20), 2);
        plan("FSCH1", 30, in(20), 1);
        enable("FSCH3");
        enable("FSCH2");
        enable("FSCH1");

        advance(200);

        assertThat(commands()).containsExactly("10s 3.0", "20s 1.0", "50s 2.0", "70s 3.0");
    }

    @Test
    void command_goesTheWayOfEveryCommand_inTheNameOfAProgram() {
        plan("FSCH1", 60, in(10), 42);
        enable("FSCH1");

        advance(10);

        assertThat(commanded)
                .extracting(Commanded::origin)
                .containsExactly(new Originator(OrCat.AUTOMATIC_REMOTE, "LD1/FSCH1"));
        assertThat(get("GGIO1.AnOut1.mxVal.f[MX]")).isEqualTo("42.0");
        assertThat(get("GGIO1.AnOut1.origin.orCat[MX]")).isEqualTo("6");
    }

    @Test
    void switchThatIsSelectedBeforeOperate_isSelected_andFollowsToo() {
        write("OnFSCH1.NumEntr.setVal[SP]", "2");
        write("OnFSCH1.SchdIntv.setVal[SP]", "60");
        write("OnFSCH1.ValSPG001.setVal[SP]", "true");
        write("OnFSCH1.StrTm1.setTm[SP]", in(10).toString());
        enable("OnFSCH1");

        advance(10);
        assertThat(get("FSCC2.ValSPS.stVal[ST]")).isEqualTo("true");
        assertThat(get("GGIO1.SPCSO1.stVal[ST]")).isEqualTo("true");
        advance(60);
        assertThat(get("GGIO1.SPCSO1.stVal[ST]")).isEqualTo("false");
        assertThat(get("GGIO1.SPCSO1.stSeld[ST]")).isEqualTo("false");
        assertThat(get("FSCC2.Health.stVal[ST]")).isEqualTo("1");
    }

    @Test
    void atTheEnd_theEntityGetsBackTheValueItHadBefore() {
        set("GGIO1.AnOut1.mxVal.f[MX]", "7");
        set("GGIO1.AnOut1.q[MX]", "good");
        plan("FSCH1", 60, in(10), 42);
        enable("FSCH1");

        advance(80);

        assertThat(commands()).containsExactly("10s 42.0", "70s 7.0");
    }

    @Test
    void disabledWhileItRuns_givesBackToo() {
        set("GGIO1.AnOut1.mxVal.f[MX]", "7");
        set("GGIO1.AnOut1.q[MX]", "good");
        plan("FSCH1", 60, in(10), 42);
        enable("FSCH1");
        advance(20);

        disable("FSCH1");

        assertThat(commands()).containsExactly("10s 42.0", "20s 7.0");
        assertThat(active()).isEmpty();
    }

    @Test
    void atTheEnd_nothingIsCommanded_ifTheValueBeforeIsNotKnown() {
        plan("FSCH1", 60, in(10), 42);
        enable("FSCH1");

        advance(80);

        assertThat(commands()).containsExactly("10s 42.0");
    }

    @Test
    void atTheEnd_theEntityKeepsItsValue_ifThatIsWanted() {
        boot(ScheduleModels.create(), new ScheduleOptions(AtEnd.KEEP, java.util.List.of()));
        set("GGIO1.AnOut1.mxVal.f[MX]", "7");
        set("GGIO1.AnOut1.q[MX]", "good");
        plan("FSCH1", 60, in(10), 42);
        enable("FSCH1");

        advance(80);

        assertThat(commands()).containsExactly("10s 42.0");
    }

    @Test
    void directCommand_holdsUntilTheNextEntry_andIsWhatIsGivenBack() {
        set("GGIO1.AnOut1.mxVal.f[MX]", "7");
        set("GGIO1.AnOut1.q[MX]", "good");
        plan("FSCH1", 60, in(10), 42, 43);
        enable("FSCH1");
        advance(30);

        operate("GGIO1.AnOut1", number(15), USER, OrCat.REMOTE_CONTROL);
        advance(39);
        assertThat(get("GGIO1.AnOut1.mxVal.f[MX]")).isEqualTo("15.0");
        advance(1);
        assertThat(get("GGIO1.AnOut1.mxVal.f[MX]")).isEqualTo("43.0");
        advance(60);

        assertThat(commands()).containsExactly("10s 42.0", "30s 15.0", "70s 43.0", "130s 15.0");
    }

    @Test
    void refusedCommand_isTriedAgainWithGrowingPauses_andShowsInHealth() {
        answer = Optional.of(AddCause.BLOCKED_BY_PROCESS);
        plan("FSCH1", 600, in(10), 42);
        enable("FSCH1");

        advance(10);
        assertThat(get("FSCC1.Health.stVal[ST]")).isEqualTo("2");
        assertThat(told).contains("FSCC1 refused blocked-by-process again 5");
        advance(5 + 10 + 20 + 40 + 60);
        assertThat(commands()).containsExactly("10s 42.0", "15s 42.0", "25s 42.0", "45s 42.0", "85s 42.0", "145s 42.0");

        answer = Optional.empty();
        advance(60);
        assertThat(get("FSCC1.Health.stVal[ST]")).isEqualTo("1");
        assertThat(commanded).hasSize(7);
        advance(300);
        assertThat(commanded).hasSize(7);
    }

    @Test
    void refusalForGood_isNotTriedAgainBeforeTheNextEntry() {
        plan("FSCH1", 60, in(10), 42, 43);
        enable("FSCH1");
        set("GGIO1.AnOut1.maxVal.f[CF]", "40");

        advance(60);

        assertThat(told).containsOnlyOnce("FSCC1 refused invalid-position again -1");
        assertThat(commanded).isEmpty();
        assertThat(get("FSCC1.Health.stVal[ST]")).isEqualTo("2");
    }

    @Test
    void directCommand_endsTheTryingAgain() {
        answer = Optional.of(AddCause.BLOCKED_BY_PROCESS);
        plan("FSCH1", 600, in(10), 42);
        enable("FSCH1");
        advance(10);
        answer = Optional.empty();

        operate("GGIO1.AnOut1", number(15), USER, OrCat.REMOTE_CONTROL);
        advance(120);

        assertThat(commands()).containsExactly("10s 42.0", "10s 15.0");
        assertThat(get("FSCC1.Health.stVal[ST]")).isEqualTo("1");
    }

    @Test
    void lockAgainstCommandsFromAfar_holdsOffASchedulesFromAfar_untilItIsLifted() {
        plan("FSCH1", 600, in(10), 42);
        enable("FSCH1");
        set("LLN0.Loc.stVal[ST]", "true");

        advance(20);
        assertThat(commanded).isEmpty();
        assertThat(told).contains("FSCC1 refused blocked-by-switching-hierarchy again 5");
        set("LLN0.Loc.stVal[ST]", "false");
        advance(60);
        assertThat(commanded).hasSize(1);
    }

    @Test
    void scheduleOfTheHouse_isNotHeldOff_butOnlyTheHomeOwnerIsBelievedToBeThere() {
        plan("FSCH1", 600, in(10), 42);
        operate("FSCH1.EnaReq", DataValue.Bool.TRUE, USER, OrCat.BAY_CONTROL);
        plan("FSCH2", 600, in(15), 43);
        operate("FSCH2.EnaReq", DataValue.Bool.TRUE, PROVIDER, OrCat.BAY_CONTROL);
        set("LLN0.Loc.stVal[ST]", "true");

        advance(20);

        assertThat(commands()).containsExactly("10s 42.0");
        assertThat(commanded.get(0).origin().orCat()).isEqualTo(OrCat.AUTOMATIC_BAY);
    }

    @Test
    void controllerThatIsOff_commandsNothing_butTells() {
        set("FSCC1.Beh.stVal[ST]", "off");
        plan("FSCH1", 600, in(10), 42);
        enable("FSCH1");

        advance(20);
        assertThat(commanded).isEmpty();
        assertThat(active()).isEqualTo("LD1/FSCH1");
        set("FSCC1.Beh.stVal[ST]", "on");
        advance(10);
        assertThat(commanded).hasSize(1);
    }

    @Test
    void listOfSchedules_mayBeChangedWhileTheyRun() {
        plan("FSCH1", 600, in(10), 42);
        enable("FSCH1");
        advance(20);

        write("FSCC1.Schd01.setSrcRef[SP]", "");
        time.advance(Duration.ZERO);

        assertThat(active()).isEmpty();
        assertThat(state("FSCH1")).isEqualTo("RUNNING");
    }
}
