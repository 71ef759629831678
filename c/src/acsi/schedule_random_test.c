/*
 * Schedules through time: random ones against a plain reference, the clock that is put, the power that fails, the
 * memory that ends.
 */
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

#include "base/memory.h"
#include "scheduled.h"

enum { RUNS = 25, STEPS = 60 };

static scheduled_t *box;
static uint64_t seed;

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

static int64_t below(int64_t limit)
{
    seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (int64_t)((seed >> 33) % (uint64_t)limit);
}

/* A schedule that starts once, in the plainest words. Times in seconds from the beginning. */
typedef struct plain {
    bool enabled;
    int64_t start;
    int64_t interval;
    int64_t priority;
    size_t count;
    double values[4];
} plain_t;

static const char *const NAMES[] = {"FSCH1", "FSCH2", "FSCH3"};

/* The entry that is in force, from 1; 0: none. */
static size_t entry_of(const plain_t *plain, int64_t now)
{
    for (size_t i = 0; plain->enabled && i < plain->count; i++) {
        if (now >= plain->start + (int64_t)i * plain->interval && now < plain->start + (int64_t)(i + 1) * plain->interval) {
            return i + 1;
        }
    }
    return 0;
}

static const plain_t *winner(const plain_t *plains, int64_t now)
{
    const plain_t *best = NULL;
    for (int i = 2; i >= 0; i--) {
        const plain_t *plain = &plains[i];
        bool better = entry_of(plain, now) > 0
            && (best == NULL || plain->priority > best->priority
                || (plain->priority == best->priority && plain->start >= best->start));
        best = better ? plain : best;
    }
    return best;
}

static void check(const plain_t *plains, int64_t now, unsigned run)
{
    const plain_t *in_force = winner(plains, now);
    char expected[40] = "";
    if (in_force != NULL) {
        snprintf(expected, sizeof expected, "LD1/%s", NAMES[in_force - plains]);
    }
    const char *is = scheduled_get(box, "FSCC1.ActSchdRef.stVal[ST]");
    if (strcmp(is, expected) != 0) {
        fail_msg("run %u at %d s: expected \"%s\" in force, but it is \"%s\"", run, (int)now, expected, is);
    }
    if (in_force != NULL) {
        double value = in_force->values[entry_of(in_force, now) - 1];
        assert_float_equal(atof(scheduled_get(box, "FSCC1.ValMV.mag.f[MX]")), value, 1e-6);
        assert_float_equal(atof(scheduled_get(box, "GGIO1.AnOut1.mxVal.f[MX]")), value, 1e-6);
    } else {
        SHOWS("FSCC1.ValMV.q[MX]", "invalid");
        assert_float_equal(atof(scheduled_get(box, "GGIO1.AnOut1.mxVal.f[MX]")), 0, 1e-6);
    }
    for (int i = 0; i < 3; i++) {
        char name[40];
        snprintf(name, sizeof name, "%s.SchdEntr.stVal[ST]", NAMES[i]);
        assert_int_equal(atoi(scheduled_get(box, name)), entry_of(&plains[i], now));
    }
}

static void enable_any(plain_t *plain, const char *node, int64_t now)
{
    char name[40];
    char text[24];
    plain->enabled = true;
    plain->start = now + 1 + below(60);
    plain->interval = 1 + below(40);
    plain->priority = below(3);
    plain->count = (size_t)below(4) + 1;
    for (size_t i = 0; i < plain->count; i++) {
        plain->values[i] = (double)(1 + below(99));
    }
    scheduled_plan(box, node, (int)plain->interval, plain->start, plain->count, plain->values);
    snprintf(name, sizeof name, "%s.SchdPrio.setVal[SP]", node);
    snprintf(text, sizeof text, "%d", (int)plain->priority);
    assert_int_equal(scheduled_write(box, name, text), SDVP_OK);
    assert_int_equal(scheduled_enable(box, node), SDVP_OK);
}

static void random_schedules_are_where_the_plain_reference_is(void **state)
{
    (void)state;
    for (unsigned run = 0; run < RUNS; run++) {
        plain_t plains[3] = {{.enabled = false}};
        int64_t now = 0;
        seed = 1 + run * 7919u;
        scheduled_free(box);
        box = scheduled_new();
        for (int step = 0; step < STEPS; step++) {
            int which = (int)below(3);
            int64_t dice = below(10);
            bool over = plains[which].enabled
                && now >= plains[which].start + plains[which].interval * (int64_t)plains[which].count;
            if (!plains[which].enabled || over) {
                enable_any(&plains[which], NAMES[which], now);
            } else if (dice == 0) {
                assert_int_equal(scheduled_disable(box, NAMES[which]), SDVP_OK);
                plains[which].enabled = false;
            } else if (dice == 1) {
                int64_t off = below(100);
                scheduled_power_off(box, off);
                now += off;
            }
            int64_t pause = below(30);
            scheduled_advance(box, pause);
            now += pause;
            check(plains, now, run);
        }
    }
}

static void running(void)
{
    scheduled_put(box, "GGIO1.AnOut1.mxVal.f[MX]", "7");
    scheduled_plan(box, "FSCH1", 60, 10, VALUES(1, 2, 3, 4));
    assert_int_equal(scheduled_enable(box, "FSCH1"), SDVP_OK);
    scheduled_advance(box, 15);
}

static void a_clock_that_is_put_takes_the_schedule_with_it(void **state)
{
    (void)state;
    running();
    scheduled_step(box, 120);
    scheduled_advance(box, 10);
    SHOWS("FSCH1.SchdEntr.stVal[ST]", "3");
    SHOWS("GGIO1.AnOut1.mxVal.f[MX]", "3.0");
    scheduled_step(box, -60);
    scheduled_advance(box, 10);
    SHOWS("FSCH1.SchdEntr.stVal[ST]", "2");
    size_t before = box->command_count;
    scheduled_step(box, -4); /* stands still */
    scheduled_advance(box, 2);
    assert_int_equal(box->command_count, before);
    scheduled_step(box, -3600);
    scheduled_advance(box, 10);
    STATE("FSCH1", SDVP_SCHEDULE_READY);
    SHOWS("GGIO1.AnOut1.mxVal.f[MX]", "7.0");
    scheduled_step(box, 86400);
    scheduled_advance(box, 10);
    STATE("FSCH1", SDVP_SCHEDULE_NOT_READY);
}

static void after_a_loss_of_power_it_goes_on_with_the_entry_of_the_time(void **state)
{
    (void)state;
    running();
    scheduled_power_off(box, 70);
    STATE("FSCH1", SDVP_SCHEDULE_RUNNING);
    SHOWS("FSCH1.SchdEntr.stVal[ST]", "2");
    SHOWS("FSCH1.NumEntr.setVal[SP]", "4");
    assert_string_equal(box->commands[1], "85s AnOut1 2");
    scheduled_advance(box, 200);
    assert_string_equal(box->commands[box->command_count - 1], "250s AnOut1 7");
}

static void what_would_be_over_does_not_start_after_a_loss_of_power(void **state)
{
    (void)state;
    scheduled_plan(box, "FSCH1", 60, 100, VALUES(1, 2, 3, 4));
    scheduled_plan(box, "FSCH2", 10, 100, VALUES(9));
    scheduled_plan(box, "FSCH3", 77, 100, VALUES(5, 6));
    scheduled_enable(box, "FSCH1");
    scheduled_order(box, box->user, "FSCH2.EnaReq", sdvp_boolean(true), SDVP_OR_MAINTENANCE);
    scheduled_power_off(box, 200);
    SHOWS("FSCH1.SchdEntr.stVal[ST]", "2");
    STATE("FSCH2", SDVP_SCHEDULE_NOT_READY);
    SHOWS("FSCH3.SchdIntv.setVal[SP]", "77");
    SHOWS("FSCH3.ValASG002.setMag.f[SP]", "6.0");
}

static sdvp_error_t no_load(void *ctx, const char *name, uint8_t *to, size_t size, size_t *length)
{
    (void)ctx;
    (void)name;
    (void)to;
    (void)size;
    (void)length;
    return SDVP_STORAGE;
}

static sdvp_error_t no_save(void *ctx, const char *name, const uint8_t *octets, size_t length)
{
    (void)ctx;
    (void)name;
    (void)octets;
    (void)length;
    return SDVP_STORAGE;
}

static void a_store_that_fails_is_told_once_and_the_schedule_runs_all_the_same(void **state)
{
    (void)state;
    const sdvp_state_store_t broken = {NULL, no_load, no_save};
    const sdvp_schedule_config_t config = {.states = &broken};
    scheduled_free(box);
    box = scheduled_with(false, &config);
    running();
    STATE("FSCH1", SDVP_SCHEDULE_RUNNING);
    size_t told = 0;
    for (size_t i = 0; i < box->told_count; i++) {
        told += strcmp(box->told[i], "not saved storage") == 0 ? 1 : 0;
    }
    assert_int_equal(told, 1);
}

/* Damaged states, and those of another model: as if nothing had been saved, or less. */
static void what_cannot_be_read_any_more_is_as_if_it_had_never_been_saved(void **state)
{
    (void)state;
    const sdvp_state_store_t *states = sdvp_store_states(box->store);
    static const char *const STATES[] = {"schedules", "LD1/FSCH1"};
    running();
    for (unsigned run = 0; run < 300; run++) {
        uint8_t octets[8192];
        size_t length = 0;
        const char *name = STATES[run % 2];
        seed = run + 1;
        assert_int_equal(states->load(states->ctx, name, octets, sizeof octets, &length), SDVP_OK);
        uint8_t kept[8192];
        memcpy(kept, octets, length);
        octets[below((int64_t)length)] ^= (uint8_t)(1 + below(255));
        size_t cut = below(2) == 0 ? length : (size_t)below((int64_t)length);
        assert_int_equal(states->save(states->ctx, name, octets, cut), SDVP_OK);
        scheduled_power_off(box, 0);
        assert_int_equal(states->save(states->ctx, name, kept, length), SDVP_OK);
    }
}

static void a_model_without_schedules_and_each_failed_allocation_are_told(void **state)
{
    (void)state;
    sdvp_fault_t fault;
    sdvp_schedule_config_t config = box->config;
    sdvp_schedules_t *made = NULL;
    config.states = sdvp_store_states(box->store);
#ifdef SDVP_COUNT_ALLOCATIONS
    sdvp_error_t error = SDVP_NO_MEMORY;
    for (unsigned long nth = 1; error != SDVP_OK; nth++) {
        sdvp_fail_allocation(nth);
        error = sdvp_schedules_new(&config, &made, &fault);
        sdvp_fail_allocation(0);
        assert_true(error == SDVP_OK || error == SDVP_NO_MEMORY);
        assert_true(nth < 100);
    }
    assert_int_equal(sdvp_schedules_count(made), 5);
    sdvp_schedules_free(made);
#endif
    config.values = sdvp_values_new(contract_model());
    assert_int_equal(sdvp_schedules_new(&config, &made, &fault), SDVP_OK);
    assert_int_equal(sdvp_schedules_count(made), 0);
    assert_true(sdvp_schedules_deadline(made) == SDVP_NEVER);
    sdvp_schedules_free(made);
    static const char *const NAMES_OF_NONE[] = {"LD1/FSCH9"};
    const sdvp_schedule_assignment_t assignment = {"LD1/GGIO1.AnOut1", NAMES_OF_NONE, 1};
    sdvp_values_free(config.values);
    config.values = box->device.values;
    config.assignments = &assignment;
    config.assignment_count = 1;
    assert_int_equal(sdvp_schedules_new(&config, &made, &fault), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_non_null(strstr(fault.detail, "LD1/FSCH9"));
    config.assignment_count = SDVP_SCHEDULE_CONTROLLERS_MAX;
    assert_int_equal(sdvp_schedules_new(&config, &made, &fault), SDVP_LIMIT_EXCEEDED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(random_schedules_are_where_the_plain_reference_is),
        TEST(a_clock_that_is_put_takes_the_schedule_with_it),
        TEST(after_a_loss_of_power_it_goes_on_with_the_entry_of_the_time),
        TEST(what_would_be_over_does_not_start_after_a_loss_of_power),
        TEST(a_store_that_fails_is_told_once_and_the_schedule_runs_all_the_same),
        TEST(what_cannot_be_read_any_more_is_as_if_it_had_never_been_saved),
        TEST(a_model_without_schedules_and_each_failed_allocation_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
