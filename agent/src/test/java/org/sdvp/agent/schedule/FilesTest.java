package org.sdvp.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.ServerModel;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclLimits;
import org.sdvp.model.value.ValueText;

/** Schedules of SCL files: DSCH of old ones, and those of the reference implementation of others. */
class FilesTest {
    private static final String OLD = """
            <SCL xmlns="http://www.iec.ch/61850/2003/SCL" version="2007" revision="B">
              <Header id="old"/>
              <IED name="CHP">
                <AccessPoint name="A"><Server><Authentication/>
                  <LDevice inst="LD1">
                    <LN0 lnClass="LLN0" inst="" lnType="LLN0"/>
                    <LN lnClass="DSCH" inst="1" lnType="DSCH"/>
                    <LN lnClass="GGIO" inst="1" lnType="GGIO"/>
                  </LDevice>
                </Server></AccessPoint>
              </IED>
              <DataTypeTemplates>
                <LNodeType id="LLN0" lnClass="LLN0"><DO name="Beh" type="INS"/></LNodeType>
                <LNodeType id="DSCH" lnClass="DSCH">
                  <DO name="SchdSt" type="INS"/><DO name="SchdId" type="ING"/><DO name="SchdAbsTm" type="SCA"/>
                </LNodeType>
                <LNodeType id="GGIO" lnClass="GGIO"><DO name="AnOut1" type="APC"/></LNodeType>
                <DOType id="INS" cdc="INS">
                  <DA name="stVal" fc="ST" bType="INT32" dchg="true"/><DA name="q" fc="ST" bType="Quality"/>
                  <DA name="t" fc="ST" bType="Timestamp"/>
                </DOType>
                <DOType id="ING" cdc="ING"><DA name="setVal" fc="SP" bType="INT32"/></DOType>
                <DOType id="SCA" cdc="SCA">
                  <DA name="numPts" fc="SP" bType="INT16U"/>
                  <DA name="val" fc="SP" bType="FLOAT32" count="5"/>
                  <DA name="time" fc="SP" bType="Timestamp" count="5"/>
                </DOType>
                <DOType id="APC" cdc="APC">
                  <DA name="mxVal" fc="MX" bType="Struct" type="AV"/><DA name="q" fc="MX" bType="Quality"/>
                  <DA name="t" fc="MX" bType="Timestamp"/>
                  <DA name="ctlModel" fc="CF" bType="Enum" type="CtlModelKind"><Val>direct-with-normal-security</Val></DA>
                </DOType>
                <DAType id="AV"><BDA name="f" bType="FLOAT32"/></DAType>
                <EnumType id="CtlModelKind">
                  <EnumVal ord="0">status-only</EnumVal><EnumVal ord="1">direct-with-normal-security</EnumVal>
                </EnumType>
              </DataTypeTemplates>
            </SCL>
            """;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ManualTimeSource time = new ManualTimeSource(START);
    private final List<String> commands = new ArrayList<>();
    private ModelValues values = new ModelValues(read(new ByteArrayInputStream(OLD.getBytes(StandardCharsets.UTF_8))));
    private Schedules schedules = run(new ScheduleOptions(
            AtEnd.RESTORE,
            List.of(new ScheduleOptions.Assignment(
                    ObjectReference.parse("CHPLD1/GGIO1.AnOut1"), List.of(ObjectReference.parse("CHPLD1/DSCH1"))))));

    private static ServerModel read(InputStream in) {
        return SclFile.read(in, "test.icd", SclLimits.DEFAULT).single().model();
    }

    private Schedules run(ScheduleOptions options) {
        Schedules made = new Schedules(SchedulePorts.inMemory(values, time), options);
        made.start((control, ctlVal, origin) -> {
            commands.add(Duration.between(START, time.now()).toSeconds() + "s " + control.name() + " " + ctlVal + " "
                    + origin.orCat());
            return CompletableFuture.completedFuture(Optional.empty());
        });
        return made;
    }

    private void set(String reference, String text) {
        Selection target =
                values.model().select(Fcda.parse(reference)).orElseThrow(() -> new AssertionError(reference));
        values.update(List.of(new ModelValues.Write(target, ValueText.parse(target.type(), text))));
    }

    private String get(String reference) {
        return values.get(values.model().select(Fcda.parse(reference)).orElseThrow())
                .toString();
    }

    private void points(double... secondsAndValues) {
        for (int i = 0; i < secondsAndValues.length / 2; i++) {
            set(
                    "CHPLD1/DSCH1.SchdAbsTm.time(" + i + ")[SP]",
                    START.plusSeconds((long) secondsAndValues[2 * i]).toString());
            set("CHPLD1/DSCH1.SchdAbsTm.val(" + i + ")[SP]", String.valueOf(secondsAndValues[2 * i + 1]));
        }
        set("CHPLD1/DSCH1.SchdAbsTm.numPts[SP]", String.valueOf(secondsAndValues.length / 2));
        time.advance(Duration.ZERO);
    }

    @Test
    void dsch_isRunAtItsAbsoluteTimes_theLastValueAsLongAsTheOneBefore() {
        points(10, 1, 40, 2, 100, 3);
        assertThat(get("CHPLD1/DSCH1.SchdSt.stVal[ST]")).isEqualTo("3");

        time.advance(Duration.ofSeconds(159));
        assertThat(get("CHPLD1/DSCH1.SchdSt.stVal[ST]")).isEqualTo("4");
        time.advance(Duration.ofSeconds(1));

        assertThat(get("CHPLD1/DSCH1.SchdSt.stVal[ST]")).isEqualTo("1");
        assertThat(commands)
                .containsExactly(
                        "10s AnOut1 [1.0] AUTOMATIC_REMOTE",
                        "40s AnOut1 [2.0] AUTOMATIC_REMOTE",
                        "100s AnOut1 [3.0] AUTOMATIC_REMOTE",
                        "160s AnOut1 [0.0] AUTOMATIC_REMOTE");
    }

    @Test
    void dsch_thatBeganInThePast_goesOnWithTheValueOfNow() {
        time.advance(Duration.ofSeconds(60));

        points(10, 1, 40, 2, 100, 3);

        assertThat(commands).containsExactly("60s AnOut1 [2.0] AUTOMATIC_REMOTE");
    }

    @Test
    void dsch_ofASinglePoint_lasts() {
        points(10, 7);

        time.advance(Duration.ofDays(30));

        assertThat(commands).containsExactly("10s AnOut1 [7.0] AUTOMATIC_REMOTE");
        assertThat(get("CHPLD1/DSCH1.SchdSt.stVal[ST]")).isEqualTo("4");
    }

    @Test
    void dsch_whoseTimesDoNotAscend_orWithMorePointsThanThereAre_isNotReady() {
        points(10, 1, 40, 2, 30, 3);
        assertThat(get("CHPLD1/DSCH1.SchdSt.stVal[ST]")).isEqualTo("1");
        points(10, 1, 40, Double.NaN);
        assertThat(get("CHPLD1/DSCH1.SchdSt.stVal[ST]")).isEqualTo("1");
        set("CHPLD1/DSCH1.SchdAbsTm.val(1)[SP]", "2");
        time.advance(Duration.ZERO);
        assertThat(get("CHPLD1/DSCH1.SchdSt.stVal[ST]")).isEqualTo("3");
        set("CHPLD1/DSCH1.SchdAbsTm.numPts[SP]", "6");
        time.advance(Duration.ofHours(1));
        assertThat(get("CHPLD1/DSCH1.SchdSt.stVal[ST]")).isEqualTo("1");
        assertThat(commands).isEmpty();
    }

    @Test
    void filesOfOthers_areRunAsTheyAre() throws IOException {
        schedules.close();
        try (InputStream in =
                Files.newInputStream(Path.of("..", "model", "src", "test", "resources", "scl", "der-scheduler.cid"))) {
            values = new ModelValues(read(in));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        String control = values.model().logicalDevices().get(0).name();
        schedules = run(ScheduleOptions.USUAL);
        ObjectReference schedule = ObjectReference.parse(control + "/ActPow_FSCH01");
        set(schedule + ".NumEntr.setVal[SP]", "2");
        set(schedule + ".SchdIntv.setVal[SP]", "10");
        set(schedule + ".ValASG001.setMag.f[SP]", "70");
        set(schedule + ".ValASG002.setMag.f[SP]", "90");
        String start = values.model().dataNode(schedule.child("StrTm")).isPresent() ? ".StrTm" : ".StrTm01";
        set(schedule + start + ".setTm[SP]", START.plusSeconds(10).toString());

        assertThat(schedules
                        .enable(schedule, OrCat.AUTOMATIC_REMOTE)
                        .toCompletableFuture()
                        .join())
                .isEmpty();
        time.advance(Duration.ofSeconds(20));

        assertThat(get(control + "/ActPow_FSCC1.ActSchdRef.stVal[ST]")).isEqualTo(schedule.toString());
        assertThat(get(control + "/ActPow_FSCC1.ValMV.mag.f[MX]")).isEqualTo("90.0");
        // Status-only, so it is shown instead of being operated.
        assertThat(get(control + "/ActPow_GGIO1.AnOut1.mxVal.f[MX]")).isEqualTo("90.0");
        assertThat(commands).isEmpty();
    }
}
