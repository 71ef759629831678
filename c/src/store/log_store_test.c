/* What every log and every store of settings keeps to, wherever it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "stores.h"

enum { CAPACITY = 64 };
static store_bench_t bench;
static sdvp_entry_log_t day;

static sdvp_entry_log_t open_log(const char *name)
{
    const sdvp_log_store_t *port = sdvp_store_logs(bench.store);
    sdvp_entry_log_t opened;
    assert_int_equal(port->open(port->ctx, name, &opened), SDVP_OK);
    return opened;
}

static int set_up_in_memory(void **state)
{
    (void)state;
    store_bench_open(&bench, STORE_IN_MEMORY);
    day = open_log("HP1/LLN0.Day");
    return 0;
}

static int set_up_on_disk(void **state)
{
    (void)state;
    store_bench_open(&bench, STORE_ON_DISK);
    day = open_log("HP1/LLN0.Day");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    store_bench_close(&bench);
    return 0;
}

static void put(sdvp_entry_log_t log, sdvp_entry_id_t id, int64_t second)
{
    const sdvp_stored_t entry = store_entry(id, second, SDVP_ENTRY_EVENT);
    log.append(log.ctx, &entry);
}

static void put_from_to(sdvp_entry_id_t first, sdvp_entry_id_t last)
{
    for (sdvp_entry_id_t id = first; id <= last; id++) {
        put(day, id, (int64_t)id);
    }
    store_bench_settle(&bench);
}

enum { OPEN = -1 };

/* The ids of an interval of seconds after one; the last is 0. */
static void assert_between(int64_t start, int64_t stop, sdvp_entry_id_t after, const sdvp_entry_id_t *expected)
{
    sdvp_entry_time_t first = store_time(start < 0 ? 0 : start);
    sdvp_entry_time_t last = store_time(stop < 0 ? 0 : stop);
    const sdvp_interval_t interval = {start == OPEN ? NULL : &first, stop == OPEN ? NULL : &last};
    sdvp_stored_t entry;
    for (; *expected != 0; expected++) {
        assert_true(day.next(day.ctx, after, &interval, &entry));
        assert_int_equal(entry.id, *expected);
        after = entry.id;
    }
    assert_false(day.next(day.ctx, after, &interval, &entry));
}

#define IDS(...) ((const sdvp_entry_id_t[]){__VA_ARGS__, 0})

static void entries_come_back_whole_and_in_order(void **state)
{
    (void)state;
    put(day, 10, 1);
    put(day, 11, 1);
    put(day, 500, 7);
    put(day, UINT64_C(1767225600000000), 8);
    store_bench_settle(&bench);
    assert_between(OPEN, OPEN, 0, IDS(10, 11, 500, UINT64_C(1767225600000000)));
    assert_between(OPEN, OPEN, 12, IDS(500, UINT64_C(1767225600000000)));
    assert_between(OPEN, OPEN, UINT64_C(1767225600000000), IDS(0));
    sdvp_stored_t entry;
    assert_true(day.next(day.ctx, 11, NULL, &entry));
    assert_true(store_entry_equals(&entry, 500, 7, SDVP_ENTRY_EVENT));
}

static void an_empty_log_has_nothing(void **state)
{
    (void)state;
    sdvp_log_ends_t ends;
    assert_false(day.ends(day.ctx, &ends));
    assert_int_equal(day.highest(day.ctx), 0);
    assert_between(OPEN, OPEN, 0, IDS(0));
    assert_between(0, 1, 0, IDS(0));
}

static void an_interval_has_its_ends_or_none(void **state)
{
    (void)state;
    put(day, 1, 10);
    put(day, 2, 20);
    put(day, 3, 20);
    put(day, 4, 30);
    put(day, 5, 40);
    store_bench_settle(&bench);
    assert_between(20, 30, 0, IDS(2, 3, 4));
    assert_between(20, 20, 0, IDS(2, 3));
    assert_between(20, 20, 2, IDS(3));
    assert_between(25, OPEN, 0, IDS(4, 5));
    assert_between(OPEN, 25, 0, IDS(1, 2, 3));
    assert_between(41, OPEN, 0, IDS(0));
    assert_between(30, 20, 0, IDS(0));
}

static void after_the_clock_was_set_back_entries_come_by_id_and_intervals_by_time(void **state)
{
    (void)state;
    static const int64_t SECONDS[] = {100, 110, 50, 60, 105, 200};
    for (size_t i = 0; i < 6; i++) {
        put(day, i + 1, SECONDS[i]);
    }
    store_bench_settle(&bench);
    assert_between(OPEN, OPEN, 0, IDS(1, 2, 3, 4, 5, 6));
    assert_between(55, 105, 0, IDS(1, 4, 5));
    assert_between(55, 105, 4, IDS(5));
    assert_between(OPEN, 60, 0, IDS(3, 4));
}

static void the_ends_are_those_by_id_and_not_by_time(void **state)
{
    (void)state;
    put(day, 7, 100);
    put(day, 8, 200);
    put(day, 9, 50);
    store_bench_settle(&bench);
    sdvp_log_ends_t ends;
    assert_true(day.ends(day.ctx, &ends));
    assert_int_equal(ends.oldest, 7);
    assert_int_equal(ends.newest, 9);
    assert_int_equal(ends.oldest_time.milliseconds, 100000);
    assert_int_equal(ends.newest_time.milliseconds, 50000);
}

static void wrap_around_loses_the_oldest_and_refuses_none(void **state)
{
    (void)state;
    put_from_to(1, 300);
    sdvp_log_ends_t ends;
    assert_true(day.ends(day.ctx, &ends));
    assert_int_equal(ends.newest, 300);
    assert_int_equal(ends.oldest, 300 - CAPACITY + 1);
    sdvp_stored_t entry;
    assert_true(day.next(day.ctx, 1, NULL, &entry));
    assert_true(store_entry_equals(&entry, ends.oldest, (int64_t)ends.oldest, SDVP_ENTRY_EVENT));
}

static void logs_of_a_store_are_apart_also_after_a_restart(void **state)
{
    (void)state;
    sdvp_entry_log_t night = open_log("HP1/LLN0.Night");
    put(day, 1, 1);
    put(day, 2, 2);
    put(night, 1, 10);
    day.close(day.ctx);
    night.close(night.ctx);
    store_bench_reopen(&bench);
    day = open_log("HP1/LLN0.Night");
    assert_between(10, 10, 0, IDS(1));
    assert_int_equal(day.highest(day.ctx), 1);
    day = open_log("HP1/LLN0.Day");
    assert_between(OPEN, OPEN, 0, IDS(1, 2));
}

static void a_log_is_opened_once_at_a_time(void **state)
{
    (void)state;
    const sdvp_log_store_t *port = sdvp_store_logs(bench.store);
    sdvp_entry_log_t second;
    assert_int_equal(port->open(port->ctx, "HP1/LLN0.Day", &second), SDVP_BAD_ARGUMENT);
}

static void as_many_are_opened_as_the_limit_says(void **state)
{
    (void)state;
    const sdvp_log_store_t *port = sdvp_store_logs(bench.store);
    sdvp_entry_log_t log;
    for (char c = '!'; c < '!' + bench.limits.most - 1; c++) {
        const char name[2] = {c, '\0'};
        assert_int_equal(port->open(port->ctx, name, &log), SDVP_OK);
    }
    assert_int_equal(port->open(port->ctx, "more", &log), SDVP_NO_MEMORY);
}

static void reopened_a_log_has_what_it_had(void **state)
{
    (void)state;
    put_from_to(1, 299);
    put(day, 300, 300);
    day.close(day.ctx);
    store_bench_reopen(&bench);
    day = open_log("HP1/LLN0.Day");
    sdvp_log_ends_t ends;
    assert_true(day.ends(day.ctx, &ends));
    assert_int_equal(ends.oldest, 237);
    assert_int_equal(ends.newest, 300);
    put_from_to(301, 301);
    assert_between(OPEN, OPEN, 299, IDS(300, 301));
}

static void random_use_is_as_that_of_a_list(void **state)
{
    (void)state;
    uint64_t random = 104729;
    sdvp_entry_id_t last = 0;
    int64_t seconds[4000];
    sdvp_entry_id_t ids[4000];
    size_t count = 0;
    int64_t second = 1000;
    while (count < 3900) {
        for (uint32_t more = store_random(&random, CAPACITY); more > 0; more--) {
            last += 1 + store_random(&random, 3);
            second += store_random(&random, 20);
            second -= store_random(&random, 8) == 0 ? 60 : 0;
            ids[count] = last;
            seconds[count++] = second;
            put(day, last, second);
        }
        if (store_random(&random, 10) == 0) {
            day.close(day.ctx);
            store_bench_reopen(&bench);
            day = open_log("HP1/LLN0.Day");
        }
        store_bench_settle(&bench);
        int64_t start = second - 200 - (int64_t)store_random(&random, 200);
        sdvp_entry_id_t expected[CAPACITY + 1];
        size_t found = 0;
        for (size_t i = count < CAPACITY ? 0 : count - CAPACITY; i < count; i++) {
            if (seconds[i] >= start && seconds[i] <= second - 50) {
                expected[found++] = ids[i];
            }
        }
        expected[found] = 0;
        assert_between(start < 0 ? 0 : start, second - 50, 0, expected);
    }
}

static void settings_are_kept_whole_and_the_last_ones_count(void **state)
{
    (void)state;
    const sdvp_state_store_t *port = sdvp_store_states(bench.store);
    uint8_t got[64];
    size_t length;
    assert_int_equal(port->load(port->ctx, "HP1/LLN0.Meas01", got, sizeof got, &length), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(port->save(port->ctx, "HP1/LLN0.Meas01", (const uint8_t *)"first", 5), SDVP_OK);
    assert_int_equal(port->save(port->ctx, "HP1/LLN0.Meas02", (const uint8_t *)"other", 5), SDVP_OK);
    assert_int_equal(port->save(port->ctx, "HP1/LLN0.Meas01", (const uint8_t *)"second", 6), SDVP_OK);
    store_bench_reopen(&bench);
    port = sdvp_store_states(bench.store);
    assert_int_equal(port->load(port->ctx, "HP1/LLN0.Meas01", got, sizeof got, &length), SDVP_OK);
    assert_int_equal(length, 6);
    assert_memory_equal(got, "second", 6);
    assert_int_equal(port->load(port->ctx, "HP1/LLN0.Meas01", got, 5, &length), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(port->save(port->ctx, "HP1/LLN0.Meas01", NULL, 0), SDVP_OK);
    assert_int_equal(port->load(port->ctx, "HP1/LLN0.Meas01", got, sizeof got, &length), SDVP_OK);
    assert_int_equal(length, 0);
}

#define BOTH(test)                                                                                                     \
    {#test " in memory", test, set_up_in_memory, tear_down, NULL},                                                     \
    {                                                                                                                  \
        #test " on disk", test, set_up_on_disk, tear_down, NULL                                                        \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(entries_come_back_whole_and_in_order),
        BOTH(an_empty_log_has_nothing),
        BOTH(an_interval_has_its_ends_or_none),
        BOTH(after_the_clock_was_set_back_entries_come_by_id_and_intervals_by_time),
        BOTH(the_ends_are_those_by_id_and_not_by_time),
        BOTH(wrap_around_loses_the_oldest_and_refuses_none),
        BOTH(logs_of_a_store_are_apart_also_after_a_restart),
        BOTH(a_log_is_opened_once_at_a_time),
        BOTH(as_many_are_opened_as_the_limit_says),
        BOTH(reopened_a_log_has_what_it_had),
        BOTH(random_use_is_as_that_of_a_list),
        BOTH(settings_are_kept_whole_and_the_last_ones_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
