package org.sdvp.agent.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.people.ChatClient.Shown;
import org.sdvp.wire.form.FormField;

/** Schedules from a chat client. */
class PeopleSchedulesTest extends PeopleBench {
    @Test
    void schedule_isShown_andRefusedToBeEnabledWhileItIsEmpty() {
        Shown choice = home.begin("schedule");
        assertThat(choice.field("schedule").options()).hasSize(8);
        assertThat(choice.field("schedule").options().get(0).label())
                .isEqualTo("Lowest room temperature, schedule 1: not ready");
        Shown plan = home.answer(choice, "next", "schedule", "ComfMinFSCH1");
        assertThat(plan.form().orElseThrow().instructions().get(0)).startsWith("It is not ready.");
        assertThat(plan.actions()).containsExactly("prev", "complete");
        assertThat(home.answer(plan, "complete", "action", "leave").notes())
                .containsExactly("info: Nothing was changed.");
        Shown again = home.answer(home.begin("schedule"), "next", "schedule", "ComfMinFSCH1");
        assertThat(home.answer(again, "complete", "action", "enable").notes().get(0))
                .startsWith("error: Schedules was refused");
        Shown readOnly = home.answer(home.begin("schedule"), "next", "schedule", "OpModFSCH1");
        assertThat(readOnly.status()).isEqualTo("completed");
    }

    private Shown newPlan(ChatClient who, String schedule, String action) {
        Shown plan = who.answer(who.begin("schedule"), "next", "schedule", schedule);
        return who.answer(plan, "complete", "action", action);
    }

    /** A clock in the zone of the house, as the form shows it. */
    private String clock(int minutes) {
        return DateTimeFormatter.ofPattern("HH:mm")
                .format(time.now().plus(Duration.ofMinutes(minutes)).atZone(ZoneId.systemDefault()));
    }

    @Test
    void schedule_isEnteredByTheHour_andTakesEffect() {
        time.advance(Duration.ofMinutes(25));
        Shown form = newPlan(home, "ComfMinFSCH1", "enter-hours");
        assertThat(form.actions()).containsExactly("prev", "complete");
        FormField first = form.field("entry-1");
        assertThat(first.label()).isEqualTo(clock(35) + " to " + clock(95) + " (12 to 26 °C)");
        assertThat(first.validation()).contains(FormField.Validation.range("xs:decimal", "12", "26"));
        assertThat(first.values()).containsExactly("20.0");
        assertThat(first.required()).isTrue();
        assertThat(form.field("entry-2").required()).isFalse();

        Shown wrong = home.answer(form, "complete", "entry-1", "18", "entry-3", "99");
        assertThat(wrong.status()).isEqualTo("executing");
        assertThat(wrong.notes().get(0)).contains("must be a number from 12 to 26, but is \"99\"");
        assertThat(home.answer(form, "complete", "entry-2", "18").notes().get(0))
                .contains("must be filled in");

        Shown done = home.answer(form, "complete", "entry-1", "18", "entry-3", "21,5");
        assertThat(done.notes()).containsExactly("info: Lowest room temperature, schedule 1 is now ready.");
        assertThat(done.form().orElseThrow().fields().get(0).text()).endsWith(": 18.0 °C");
        assertThat(done.form().orElseThrow().fields().get(1).text()).endsWith(": 21.5 °C");
        time.advance(Duration.ofMinutes(36));
        assertThat(commands()).containsExactly(setPoint(SetPoint.COMFORT_MIN, 18));
        time.advance(Duration.ofHours(2));
        assertThat(commands()).contains(setPoint(SetPoint.COMFORT_MIN, 21.5));
    }

    @Test
    void schedule_thatRuns_isReplaced_withWhatItHasAsDefaults() {
        home.answer(newPlan(home, "ComfMaxFSCH2", "enter-hours"), "complete", "entry-1", "24");
        time.advance(Duration.ofHours(1));
        Shown running = home.answer(home.begin("schedule"), "next", "schedule", "ComfMaxFSCH2");
        assertThat(running.form().orElseThrow().instructions()).containsExactly("It is running.");
        Shown form = home.answer(running, "complete", "action", "enter-quarters");
        assertThat(form.field("entry-1").values()).containsExactly("24.0");
        Shown back = home.answer(form, "prev");
        assertThat(back.field("action").values()).containsExactly("leave");
        Shown again = home.answer(back, "complete", "action", "enter-quarters");
        assertThat(home.answer(again, "complete", "entry-1", "25").notes())
                .containsExactly("info: Highest room temperature, schedule 2 is now ready.");
        time.advance(Duration.ofMinutes(16));
        assertThat(commands().get(commands().size() - 1)).isEqualTo(setPoint(SetPoint.COMFORT_MAX, 25));
    }

    @Test
    void schedule_thatIsFilledInSlowly_losesOnlyTheQuartersThatHavePassed() {
        time.advance(Duration.ofMinutes(55));
        Shown form = newPlan(home, "ComfMinFSCH1", "enter-hours");
        time.advance(Duration.ofMinutes(9));
        Shown done = home.answer(form, "complete", "entry-1", "18", "entry-2", "19");
        assertThat(done.notes()).containsExactly("info: Lowest room temperature, schedule 1 is now ready.");
        assertThat(done.form().orElseThrow().fields().get(0).text())
                .isEqualTo(clock(11) + " to " + clock(56) + ": 18.0 °C");
        time.advance(Duration.ofMinutes(12));
        assertThat(commands()).containsExactly(setPoint(SetPoint.COMFORT_MIN, 18));
    }

    @Test
    void schedule_ofModeAndOfStartStop_isEnteredByTheProvider_notByTheUser() {
        Shown modes = newPlan(provider, "OpModFSCH1", "enter-hours");
        assertThat(modes.field("entry-1").options()).hasSize(5);
        assertThat(provider.answer(modes, "complete", "entry-1", "full speed")
                        .notes()
                        .get(0))
                .contains("must be one of");
        provider.answer(modes, "complete", "entry-1", "spotprice", "entry-2", "extern");
        Shown stops = newPlan(provider, "OpCtlFSCH1", "enter-quarters");
        Shown done = provider.answer(stops, "complete", "entry-1", "stop", "entry-2", "run");
        assertThat(done.form().orElseThrow().fields().get(0).text()).endsWith(": stopped");
        time.advance(Duration.ofMinutes(61));
        assertThat(commands())
                .contains(
                        new HeatPumpCommand.SelectMode(OperatingMode.SPOT_PRICE),
                        new HeatPumpCommand.PermitRun(false),
                        new HeatPumpCommand.PermitRun(true));
        assertThat(home.answer(home.begin("schedule"), "next", "schedule", "OpModFSCH1")
                        .status())
                .isEqualTo("completed");
    }

    @Test
    void schedule_forTodayShortlyBeforeMidnight_isRefusedInWords() {
        Instant midnight = time.now()
                .atZone(ZoneId.systemDefault())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneId.systemDefault())
                .toInstant();
        time.advance(Duration.between(time.now(), midnight).minusMinutes(10));
        assertThat(newPlan(home, "ComfMinFSCH1", "enter-quarters").notes())
                .containsExactly("error: Today is over before the next value could begin");
    }
}
