package org.sdvp.acsi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

class BehaviourTest extends ProcessBench {
    // IEC 61850-7-4 annex A: own Mod, Mod of LLN0, Beh.
    @ParameterizedTest
    @CsvSource({
        "1,1,1", "1,2,2", "1,3,3", "1,4,4", "1,5,5",
        "2,1,2", "2,2,2", "2,3,4", "2,4,4", "2,5,5",
        "3,1,3", "3,2,4", "3,3,3", "3,4,4", "3,5,5",
        "4,1,4", "4,2,4", "4,3,4", "4,4,4", "4,5,5",
        "5,1,5", "5,2,5", "5,3,5", "5,4,5", "5,5,5"
    })
    void beh_followsOwnModAndThatOfTheDevice(int own, int device, int beh) {
        put("STMP1.Mod.stVal[ST]", ordinal(own));
        put("LLN0.Mod.stVal[ST]", ordinal(device));

        assertThat(read("STMP1.Beh.stVal[ST]")).isEqualTo(ordinal(beh));
        assertThat(read("LLN0.Beh.stVal[ST]")).isEqualTo(ordinal(device));
    }

    @Test
    void test_marksEveryQualityOfTheNode_andOnlyOfThat() {
        measure("Tmp", 20f);
        put("GGIO1.Ind1.q[ST]", Quality.GOOD);
        time.advance(Duration.ofMinutes(1));
        put("STMP1.Mod.stVal[ST]", ordinal(3));

        assertThat(read("STMP1.Tmp.q[MX]")).isEqualTo(Quality.of(Quality.Validity.GOOD, Quality.Flag.TEST));
        assertThat(read("STMP1.Tmp.t[MX]")).isEqualTo(Timestamp.of(time.now()));
        assertThat(read("STMP1.Beh.q[ST]")).isEqualTo(Quality.GOOD);
        assertThat(read("STMP1.Beh.t[ST]")).isEqualTo(Timestamp.of(time.now()));
        assertThat(read("GGIO1.Ind1.q[ST]")).isEqualTo(Quality.GOOD);

        measure("Tmp", 21f);
        assertThat(((Quality) read("STMP1.Tmp.q[MX]")).has(Quality.Flag.TEST)).isTrue();
        put("STMP1.Mod.stVal[ST]", ordinal(1));
        assertThat(read("STMP1.Tmp.q[MX]")).isEqualTo(Quality.GOOD);
    }

    @Test
    void off_makesEverythingInvalid_inAllNodesIfItIsThatOfTheDevice() {
        measure("Tmp", 20f);
        put("GGIO1.Ind1.q[ST]", Quality.GOOD);
        put("LLN0.Mod.stVal[ST]", ordinal(5));

        assertThat(((Quality) read("STMP1.Tmp.q[MX]")).validity()).isEqualTo(Quality.Validity.INVALID);
        assertThat(((Quality) read("GGIO1.Ind1.q[ST]")).validity())
                .as("a node without Mod and Beh")
                .isEqualTo(Quality.Validity.INVALID);
        assertThat(read("STMP1.Mod.q[ST]")).isEqualTo(Quality.GOOD);
    }

    @Test
    void behThatADriverWrites_staysWhatFollowsFromMod() {
        put("STMP1.Beh.stVal[ST]", ordinal(5));

        assertThat(read("STMP1.Beh.stVal[ST]")).isEqualTo(ordinal(1));
    }

    @Test
    void modeControl_takesTheModeOver_andPassesOtherControlsOn() {
        ModeControl control = new ModeControl(
                process,
                time,
                (reference, parameters, caller) ->
                        CompletableFuture.completedFuture(Optional.of(AddCause.BLOCKED_BY_PROCESS)));
        Caller caller = new Caller("operator", Set.of(Role.SERVICE_PROVIDER));

        assertThat(control.operate(ObjectReference.parse("HP1/STMP1.Mod"), mode(3, true), caller))
                .isCompletedWithValue(Optional.empty());
        assertThat(read("STMP1.Mod.stVal[ST]")).as("a test").isEqualTo(ordinal(1));
        assertThat(control.operate(ObjectReference.parse("HP1/STMP1.Mod"), mode(3, false), caller))
                .isCompletedWithValue(Optional.empty());
        assertThat(read("STMP1.Beh.stVal[ST]")).isEqualTo(ordinal(3));
        assertThat(control.operate(ObjectReference.parse("HP1/STMP1.OpMod"), mode(3, false), caller))
                .isCompletedWithValue(Optional.of(AddCause.BLOCKED_BY_PROCESS));
    }

    private Operate.Parameters mode(int mode, boolean test) {
        DataValue ctlVal = ordinal(mode);
        return new Operate.Parameters(
                ctlVal, new Originator(OrCat.REMOTE_CONTROL, ""), 0, Timestamp.of(time.now()), test, Check.NONE);
    }
}
