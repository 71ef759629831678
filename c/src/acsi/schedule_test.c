/* FSCH, FSCC and DSCH: what they need to be enabled, their states, what they show and command. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduled.h"

#define NEVER INT64_MIN

static scheduled_t *box;

static int set_up(void **state)
{
    (void)state;
    box = scheduled_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scheduled_free(box);
    return 0;
}

#define ENABLE(node) assert_int_equal(scheduled_enable(box, node), SDVP_OK)

/* The commands so far, each once. */
static void commanded(size_t count, const char *const *expected)
{
    assert_int_equal(box->command_count, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(box->commands[i], expected[i]);
    }
}
#define COMMANDED(...) \
    commanded(sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *), (const char *const[]){__VA_ARGS__})

static void present(double value)
{
    char text[20];
    snprintf(text, sizeof text, "%g", value);
    scheduled_put(box, "GGIO1.AnOut1.mxVal.f[MX]", text);
}

static sdvp_error_t direct(double value)
{
    const sdvp_value_t f = sdvp_float32((float)value);
    return scheduled_order(
        box, box->user, "GGIO1.AnOut1", sdvp_structure(&f, 1), SDVP_OR_REMOTE_CONTROL);
}

static bool heard(const char *line)
{
    for (size_t i = 0; i < box->told_count; i++) {
        if (strcmp(box->told[i], line) == 0) {
            return true;
        }
    }
    return false;
}

static void a_schedule_waits_runs_through_its_entries_and_ends(void **state)
{
    (void)state;
    scheduled_plan(box, "FSCH1", 60, 30, VALUES(10, 20));
    ENABLE("FSCH1");
    STATE("FSCH1", SDVP_SCHEDULE_READY);
    SHOWS("FSCH1.NxtStrTm.stVal[ST]", "2026-01-01T00:00:30Z");
    SHOWS("FSCH1.ActStrTm.q[ST]", "invalid");
    SHOWS("FSCH1.ValMV.q[MX]", "invalid");
    scheduled_advance(box, 30);
    STATE("FSCH1", SDVP_SCHEDULE_RUNNING);
    SHOWS("FSCH1.SchdEntr.stVal[ST]", "1");
    SHOWS("FSCH1.ValMV.mag.f[MX]", "10.0");
    SHOWS("FSCH1.ValMV.q[MX]", "good");
    SHOWS("FSCH1.ActStrTm.stVal[ST]", "2026-01-01T00:00:30Z");
    SHOWS("FSCH1.NxtStrTm.q[ST]", "invalid");
    scheduled_advance(box, 60);
    SHOWS("FSCH1.SchdEntr.stVal[ST]", "2");
    SHOWS("FSCH1.ValMV.t[MX]", "2026-01-01T00:01:30Z");
    scheduled_advance(box, 60);
    STATE("FSCH1", SDVP_SCHEDULE_NOT_READY);
    SHOWS("FSCH1.SchdEntr.stVal[ST]", "0");
    SHOWS("FSCH1.ValMV.q[MX]", "invalid");
    assert_int_equal(box->told_count, 3);
    assert_true(heard("LD1/FSCH1 ready") && heard("LD1/FSCH1 running") && heard("LD1/FSCH1 not ready"));
    assert_int_equal(sdvp_schedules_deadline(box->schedules), SDVP_NEVER);
}

static void an_unsound_setting_is_refused_with_its_error(void **state)
{
    (void)state;
    static const struct {
        const char *setting, *value, *error;
    } CASES[] = {
        {"FSCH1.NumEntr.setVal[SP]", "0", "2"},           {"FSCH1.NumEntr.setVal[SP]", "-1", "2"},
        {"FSCH1.NumEntr.setVal[SP]", "5", "2"},           {"FSCH1.SchdIntv.setVal[SP]", "0", "3"},
        {"FSCH1.SchdIntv.setVal[SP]", "2000000000", "3"}, {"FSCH1.SchdIntv.units.SIUnit[CF]", "Hz", "3"},
        {"FSCH1.SchdIntv.units.multiplier[CF]", "k", "3"}, {"FSCH1.ValASG002.setMag.f[SP]", "NaN", "4"},
        {"FSCH1.ValASG002.setMag.f[SP]", "Infinity", "4"}, {"FSCH1.ValASG002.setMag.f[SP]", "100.5", "4"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        scheduled_plan(box, "FSCH1", 60, 30, VALUES(10, 20));
        scheduled_put(box, "FSCH1.SchdIntv.units.SIUnit[CF]", "s");
        scheduled_put(box, "FSCH1.SchdIntv.units.multiplier[CF]", "0");
        scheduled_put(box, CASES[i].setting, CASES[i].value);
        assert_int_not_equal(scheduled_enable(box, "FSCH1"), SDVP_OK);
        assert_int_equal(cause(box->provider), 9); /* blocked-by-process */
        STATE("FSCH1", SDVP_SCHEDULE_NOT_READY);
        assert_int_equal(
            device_get(&box->device, "LD1/FSCH1.SchdEnaErr.stVal[ST]").is.integer, atoi(CASES[i].error));
    }
    scheduled_plan(box, "FSCH1", 60, 30, VALUES(10, 20));
    scheduled_put(box, "FSCH1.ValASG003.setMag.f[SP]", "NaN"); /* not used */
    ENABLE("FSCH1");
    assert_int_equal(device_get(&box->device, "LD1/FSCH1.SchdEnaErr.stVal[ST]").is.integer, 1);
}

static void values_of_a_class_that_the_entity_does_not_take_are_inconsistent(void **state)
{
    (void)state;
    assert_int_equal(scheduled_write(box, "FSCC2.Schd01.setSrcRef[SP]", "LD1/FSCH1"), SDVP_OK);
    scheduled_plan(box, "FSCH1", 60, 30, VALUES(10));
    assert_int_not_equal(scheduled_enable(box, "FSCH1"), SDVP_OK);
    assert_int_equal(device_get(&box->device, "LD1/FSCH1.SchdEnaErr.stVal[ST]").is.integer, 5);
}

static void without_a_start_to_come_it_requires_one(void **state)
{
    (void)state;
    scheduled_plan(box, "FSCH1", 60, -1, VALUES(10));
    ENABLE("FSCH1");
    STATE("FSCH1", SDVP_SCHEDULE_START_TIME_REQUIRED);
    assert_int_equal(device_get(&box->device, "LD1/FSCH1.SchdEnaErr.stVal[ST]").is.integer, 6);
    scheduled_write(box, "FSCH1.StrTm2.setTm[SP]", "2026-01-01T00:00:05Z");
    STATE("FSCH1", SDVP_SCHEDULE_READY);
    scheduled_write(box, "FSCH1.StrTm2.setTm[SP]", "1970-01-01T00:00:00Z");
    STATE("FSCH1", SDVP_SCHEDULE_START_TIME_REQUIRED);
}

static void settings_are_locked_while_ready_and_running(void **state)
{
    (void)state;
    static const char *const SETTINGS[] = {
        "FSCH1.NumEntr.setVal[SP]", "FSCH1.SchdIntv.setVal[SP]", "FSCH1.SchdPrio.setVal[SP]",
        "FSCH1.ValASG001.setMag.f[SP]"};
    scheduled_plan(box, "FSCH1", 60, 30, VALUES(10));
    ENABLE("FSCH1");
    for (int i = 0; i < 2; i++) {
        for (size_t k = 0; k < 4; k++) {
            assert_int_equal(scheduled_write(box, SETTINGS[k], "1"), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        }
        assert_int_equal(
            scheduled_write(box, "FSCH1.SchdIntv.units.SIUnit[CF]", "h"), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        assert_int_equal(scheduled_write(box, "FSCH1.StrTm2.setTm[SP]", "2026-01-01T00:10:00Z"), SDVP_OK);
        scheduled_advance(box, 31);
    }
    assert_int_equal(scheduled_disable(box, "FSCH1"), SDVP_OK);
    assert_int_equal(scheduled_write(box, SETTINGS[0], "1"), SDVP_OK);
}

static void false_does_nothing_and_true_shows_for_a_moment(void **state)
{
    (void)state;
    scheduled_plan(box, "FSCH1", 60, 30, VALUES(10));
    scheduled_order(box, box->provider, "FSCH1.EnaReq", sdvp_boolean(false), SDVP_OR_REMOTE_CONTROL);
    STATE("FSCH1", SDVP_SCHEDULE_NOT_READY);
    ENABLE("FSCH1");
    SHOWS("FSCH1.EnaReq.stVal[ST]", "false");
    SHOWS("FSCH1.EnaReq.t[ST]", "2026-01-01T00:00:00Z");
    scheduled_order(box, box->provider, "FSCH1.DsaReq", sdvp_boolean(false), SDVP_OR_REMOTE_CONTROL);
    STATE("FSCH1", SDVP_SCHEDULE_READY);
}

static void daily(const char *node)
{
    char name[60];
    snprintf(name, sizeof name, "%s.StrTm1.setCal.occType[SP]", node);
    scheduled_write(box, name, "Time");
    snprintf(name, sizeof name, "%s.StrTm1.setCal.occPer[SP]", node);
    scheduled_write(box, name, "Day");
    snprintf(name, sizeof name, "%s.StrTm1.setCal.hr[SP]", node);
    scheduled_write(box, name, "6");
    snprintf(name, sizeof name, "%s.SchdReuse.setVal[SP]", node);
    scheduled_write(box, name, "true");
}

static void a_daily_schedule_of_a_whole_day_starts_again_without_a_gap(void **state)
{
    (void)state;
    daily("FSCH1");
    scheduled_plan(box, "FSCH1", 6 * 3600, NEVER, VALUES(10, 20, 30, 40));
    ENABLE("FSCH1");
    scheduled_advance(box, 6 * 3600 + 86400);
    assert_int_equal(box->told_count, 2);
    COMMANDED("21600s AnOut1 10", "43200s AnOut1 20", "64800s AnOut1 30", "86400s AnOut1 40", "108000s AnOut1 10");
}

static void a_start_during_a_run_begins_it_anew_only_if_it_is_reused(void **state)
{
    (void)state;
    scheduled_plan(box, "FSCH1", 60, 10, VALUES(10, 20));
    scheduled_plan(box, "FSCH2", 60, 10, VALUES(11, 21));
    scheduled_write(box, "FSCH2.SchdReuse.setVal[SP]", "true");
    for (int i = 1; i <= 2; i++) {
        scheduled_write(box, i == 1 ? "FSCH1.StrTm2.setTm[SP]" : "FSCH2.StrTm2.setTm[SP]", "2026-01-01T00:01:20Z");
        ENABLE(i == 1 ? "FSCH1" : "FSCH2");
    }
    scheduled_advance(box, 85);
    SHOWS("FSCH1.SchdEntr.stVal[ST]", "2");
    SHOWS("FSCH2.SchdEntr.stVal[ST]", "1");
    scheduled_advance(box, 120);
    STATE("FSCH2", SDVP_SCHEDULE_START_TIME_REQUIRED);
}

static void an_event_starts_a_ready_schedule_on_its_rising_edge_only(void **state)
{
    (void)state;
    scheduled_plan(box, "FSCH1", 60, NEVER, VALUES(10, 20));
    scheduled_write(box, "FSCH1.EvtTrg.setVal[SP]", "true");
    assert_int_not_equal(scheduled_enable(box, "FSCH1"), SDVP_OK);
    assert_int_equal(device_get(&box->device, "LD1/FSCH1.SchdEnaErr.stVal[ST]").is.integer, 99);
    scheduled_write(box, "FSCH1.InSyn.setSrcRef[SP]", "LD1/GGIO1.Ind1");
    ENABLE("FSCH1");
    STATE("FSCH1", SDVP_SCHEDULE_READY);
    scheduled_advance(box, 5);
    scheduled_put(box, "GGIO1.Ind1.stVal[ST]", "true");
    STATE("FSCH1", SDVP_SCHEDULE_RUNNING);
    SHOWS("FSCH1.ActStrTm.stVal[ST]", "2026-01-01T00:00:05Z");
    scheduled_put(box, "GGIO1.Ind1.stVal[ST]", "false");
    scheduled_advance(box, 20);
    scheduled_put(box, "GGIO1.Ind1.stVal[ST]", "true");
    scheduled_advance(box, 41);
    SHOWS("FSCH1.SchdEntr.stVal[ST]", "2");
}

static void priority_then_the_last_start_then_the_list_decide(void **state)
{
    (void)state;
    SHOWS("FSCC1.ActSchdRef.q[ST]", "invalid");
    scheduled_plan(box, "FSCH3", 100, 10, VALUES(3));
    scheduled_plan(box, "FSCH2", 50, 20, VALUES(2));
    scheduled_plan(box, "FSCH1", 30, 20, VALUES(1));
    ENABLE("FSCH3");
    ENABLE("FSCH2");
    ENABLE("FSCH1");
    scheduled_advance(box, 30);
    SHOWS("FSCC1.ActSchdRef.stVal[ST]", "LD1/FSCH1");
    SHOWS("FSCC1.ValMV.mag.f[MX]", "1.0");
    scheduled_advance(box, 100);
    COMMANDED("10s AnOut1 3", "20s AnOut1 1", "50s AnOut1 2", "70s AnOut1 3", "110s AnOut1 0");
    SHOWS("FSCC1.ActSchdRef.stVal[ST]", "");
    scheduled_write(box, "FSCH3.SchdPrio.setVal[SP]", "9");
    scheduled_plan(box, "FSCH3", 100, 140, VALUES(3));
    scheduled_plan(box, "FSCH1", 30, 150, VALUES(1));
    ENABLE("FSCH3");
    ENABLE("FSCH1");
    scheduled_advance(box, 25);
    SHOWS("FSCC1.ActSchdRef.stVal[ST]", "LD1/FSCH3");
}

static void a_command_goes_the_way_of_every_command_in_the_name_of_a_program(void **state)
{
    (void)state;
    scheduled_plan(box, "FSCH1", 60, 10, VALUES(42));
    ENABLE("FSCH1");
    scheduled_plan(box, "FSCH2", 60, 80, VALUES(43));
    scheduled_order(box, box->user, "FSCH2.EnaReq", sdvp_boolean(true), SDVP_OR_BAY_CONTROL);
    scheduled_plan(box, "FSCH3", 60, 150, VALUES(44));
    scheduled_order(box, box->provider, "FSCH3.EnaReq", sdvp_boolean(true), SDVP_OR_BAY_CONTROL);
    scheduled_advance(box, 155);
    assert_int_equal(box->categories[0], SDVP_OR_AUTOMATIC_REMOTE);
    assert_string_equal(box->idents[0], "LD1/FSCH1");
    assert_string_equal(box->commands[2], "80s AnOut1 43");
    assert_int_equal(box->categories[2], SDVP_OR_AUTOMATIC_BAY);
    assert_string_equal(box->commands[4], "150s AnOut1 44");
    assert_int_equal(box->categories[4], SDVP_OR_AUTOMATIC_REMOTE);
}

static void a_switch_that_is_selected_before_operate_follows_too(void **state)
{
    (void)state;
    scheduled_write(box, "OnFSCH1.NumEntr.setVal[SP]", "2");
    scheduled_write(box, "OnFSCH1.SchdIntv.setVal[SP]", "60");
    scheduled_write(box, "OnFSCH1.ValSPG001.setVal[SP]", "true");
    scheduled_write(box, "OnFSCH1.StrTm1.setTm[SP]", "2026-01-01T00:00:10Z");
    ENABLE("OnFSCH1");
    scheduled_advance(box, 10);
    SHOWS("FSCC2.ValSPS.stVal[ST]", "true");
    SHOWS("GGIO1.SPCSO1.stVal[ST]", "true");
    scheduled_advance(box, 60);
    SHOWS("GGIO1.SPCSO1.stVal[ST]", "false");
    assert_int_equal(device_get(&box->device, "LD1/FSCC2.Health.stVal[ST]").is.integer, 1);
}

static void at_the_end_and_when_disabled_the_value_before_comes_back(void **state)
{
    (void)state;
    present(7);
    scheduled_plan(box, "FSCH1", 60, 10, VALUES(42));
    ENABLE("FSCH1");
    scheduled_advance(box, 80);
    scheduled_plan(box, "FSCH1", 60, 90, VALUES(42));
    ENABLE("FSCH1");
    scheduled_advance(box, 20);
    assert_int_equal(scheduled_disable(box, "FSCH1"), SDVP_OK);
    COMMANDED("10s AnOut1 42", "70s AnOut1 7", "90s AnOut1 42", "100s AnOut1 7");
}

static void at_the_end_it_keeps_its_value_if_that_is_wanted_or_the_one_before_unknown(void **state)
{
    (void)state;
    const sdvp_schedule_config_t keep = {.keep_at_end = true};
    for (int i = 0; i < 2; i++) {
        scheduled_free(box);
        box = scheduled_with(false, i == 0 ? &keep : NULL);
        present(7);
        scheduled_put(box, "GGIO1.AnOut1.q[MX]", i == 0 ? "good" : "invalid");
        scheduled_plan(box, "FSCH1", 60, 10, VALUES(42));
        ENABLE("FSCH1");
        scheduled_advance(box, 80);
        COMMANDED("10s AnOut1 42");
    }
}

static void a_direct_command_holds_until_the_next_entry_and_is_given_back(void **state)
{
    (void)state;
    present(7);
    scheduled_plan(box, "FSCH1", 60, 10, VALUES(42, 43));
    ENABLE("FSCH1");
    scheduled_advance(box, 30);
    assert_int_equal(direct(15), SDVP_OK);
    scheduled_advance(box, 39);
    SHOWS("GGIO1.AnOut1.mxVal.f[MX]", "15.0");
    scheduled_advance(box, 61);
    COMMANDED("10s AnOut1 42", "30s AnOut1 15", "70s AnOut1 43", "130s AnOut1 15");
}

static void a_refused_command_is_tried_again_with_growing_pauses(void **state)
{
    (void)state;
    box->answer = 9;
    scheduled_plan(box, "FSCH1", 600, 10, VALUES(42));
    ENABLE("FSCH1");
    scheduled_advance(box, 10);
    assert_int_equal(device_get(&box->device, "LD1/FSCC1.Health.stVal[ST]").is.integer, 2);
    assert_true(heard("LD1/FSCC1 refused 9 again 5000"));
    scheduled_advance(box, 5 + 10 + 20 + 40 + 60);
    COMMANDED(
        "10s AnOut1 42", "15s AnOut1 42", "25s AnOut1 42", "45s AnOut1 42", "85s AnOut1 42", "145s AnOut1 42");
    box->answer = SDVP_NO_ADD_CAUSE;
    scheduled_advance(box, 360);
    assert_int_equal(box->command_count, 7);
    assert_int_equal(device_get(&box->device, "LD1/FSCC1.Health.stVal[ST]").is.integer, 1);
}

static void a_refusal_for_good_is_not_tried_again_before_the_next_entry(void **state)
{
    (void)state;
    scheduled_plan(box, "FSCH1", 60, 10, VALUES(42, 43));
    ENABLE("FSCH1");
    scheduled_put(box, "GGIO1.AnOut1.maxVal.f[CF]", "40");
    scheduled_advance(box, 60);
    assert_true(heard("LD1/FSCC1 refused 4 again -1"));
    assert_int_equal(box->command_count, 0);
    assert_int_equal(device_get(&box->device, "LD1/FSCC1.Health.stVal[ST]").is.integer, 2);
}

static void a_direct_command_ends_the_trying_again(void **state)
{
    (void)state;
    box->answer = 9;
    scheduled_plan(box, "FSCH1", 600, 10, VALUES(42));
    ENABLE("FSCH1");
    scheduled_advance(box, 10);
    box->answer = SDVP_NO_ADD_CAUSE;
    assert_int_equal(direct(15), SDVP_OK);
    scheduled_advance(box, 120);
    COMMANDED("10s AnOut1 42", "10s AnOut1 15");
    assert_int_equal(device_get(&box->device, "LD1/FSCC1.Health.stVal[ST]").is.integer, 1);
}

static void a_controller_that_is_off_commands_nothing_but_tells(void **state)
{
    (void)state;
    scheduled_put(box, "FSCC1.Beh.stVal[ST]", "off");
    scheduled_plan(box, "FSCH1", 600, 10, VALUES(42));
    ENABLE("FSCH1");
    scheduled_advance(box, 20);
    assert_int_equal(box->command_count, 0);
    SHOWS("FSCC1.ActSchdRef.stVal[ST]", "LD1/FSCH1");
    scheduled_put(box, "FSCC1.Beh.stVal[ST]", "on");
    scheduled_advance(box, 10);
    assert_int_equal(box->command_count, 1);
    assert_int_equal(scheduled_write(box, "FSCC1.Schd01.setSrcRef[SP]", ""), SDVP_OK);
    SHOWS("FSCC1.ActSchdRef.stVal[ST]", "");
    STATE("FSCH1", SDVP_SCHEDULE_RUNNING);
}

static void what_is_status_only_shows_what_the_schedule_says_behind_a_process_too(void **state)
{
    (void)state;
    scheduled_free(box);
    box = scheduled_with(true, NULL);
    assert_int_equal(scheduled_write(box, "FSCC1.CtlEnt.setSrcRef[SP]", "LD1/GGIO1.AnOut2"), SDVP_OK);
    scheduled_plan(box, "FSCH1", 60, 10, VALUES(42));
    ENABLE("FSCH1");
    scheduled_advance(box, 10);
    SHOWS("GGIO1.AnOut2.mxVal.f[MX]", "42.0");
    SHOWS("FSCC1.ValMV.mag.f[MX]", "42.0");
    assert_int_equal(box->command_count, 0);
}

static void a_dsch_runs_at_its_absolute_times_the_last_value_as_long_as_the_one_before(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"LD1/DSCH1"};
    const sdvp_schedule_assignment_t assignment = {"LD1/GGIO1.AnOut1", NAMES, 1};
    const sdvp_schedule_config_t config = {.assignments = &assignment, .assignment_count = 1};
    scheduled_free(box);
    box = scheduled_with(false, &config);
    present(7);
    static const char *const TIMES[] = {"2026-01-01T00:00:10Z", "2026-01-01T00:00:40Z", "2026-01-01T00:01:40Z"};
    for (int i = 0; i < 3; i++) {
        char name[60];
        char text[8];
        snprintf(name, sizeof name, "DSCH1.SchdAbsTm.time(%d)[SP]", i);
        scheduled_write(box, name, TIMES[i]);
        snprintf(name, sizeof name, "DSCH1.SchdAbsTm.val(%d)[SP]", i);
        snprintf(text, sizeof text, "%d", i + 1);
        scheduled_write(box, name, text);
    }
    SHOWS("DSCH1.SchdSt.stVal[ST]", "1");
    scheduled_write(box, "DSCH1.SchdAbsTm.numPts[SP]", "3");
    SHOWS("DSCH1.SchdSt.stVal[ST]", "3");
    scheduled_power_off(box, 5);
    scheduled_advance(box, 200);
    COMMANDED("10s AnOut1 1", "40s AnOut1 2", "100s AnOut1 3", "160s AnOut1 0");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_schedule_waits_runs_through_its_entries_and_ends),
        TEST(an_unsound_setting_is_refused_with_its_error),
        TEST(values_of_a_class_that_the_entity_does_not_take_are_inconsistent),
        TEST(without_a_start_to_come_it_requires_one),
        TEST(settings_are_locked_while_ready_and_running),
        TEST(false_does_nothing_and_true_shows_for_a_moment),
        TEST(a_daily_schedule_of_a_whole_day_starts_again_without_a_gap),
        TEST(a_start_during_a_run_begins_it_anew_only_if_it_is_reused),
        TEST(an_event_starts_a_ready_schedule_on_its_rising_edge_only),
        TEST(priority_then_the_last_start_then_the_list_decide),
        TEST(a_command_goes_the_way_of_every_command_in_the_name_of_a_program),
        TEST(a_switch_that_is_selected_before_operate_follows_too),
        TEST(at_the_end_and_when_disabled_the_value_before_comes_back),
        TEST(at_the_end_it_keeps_its_value_if_that_is_wanted_or_the_one_before_unknown),
        TEST(a_direct_command_holds_until_the_next_entry_and_is_given_back),
        TEST(a_refused_command_is_tried_again_with_growing_pauses),
        TEST(a_refusal_for_good_is_not_tried_again_before_the_next_entry),
        TEST(a_direct_command_ends_the_trying_again),
        TEST(a_controller_that_is_off_commands_nothing_but_tells),
        TEST(what_is_status_only_shows_what_the_schedule_says_behind_a_process_too),
        TEST(a_dsch_runs_at_its_absolute_times_the_last_value_as_long_as_the_one_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
