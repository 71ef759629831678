/* What every report buffer keeps to, wherever it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "stores.h"

static const char BLOCK[] = "HP1/LLN0.Meas01";
static store_bench_t bench;
static sdvp_report_buffer_t buffer;

static void open_buffer(const char *fingerprint)
{
    const sdvp_report_store_t *port = sdvp_store_reports(bench.store);
    assert_int_equal(port->open(port->ctx, BLOCK, fingerprint, &buffer), SDVP_OK);
}

static int set_up_in_memory(void **state)
{
    (void)state;
    store_bench_open(&bench, STORE_IN_MEMORY);
    open_buffer("one");
    return 0;
}

static int set_up_on_disk(void **state)
{
    (void)state;
    store_bench_open(&bench, STORE_ON_DISK);
    open_buffer("one");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    store_bench_close(&bench);
    return 0;
}

static void put(sdvp_entry_id_t id, sdvp_entry_kind_t kind)
{
    const sdvp_stored_t entry = store_entry(id, (int64_t)id, kind);
    buffer.append(buffer.ctx, &entry);
}

static void put_from_to(sdvp_entry_id_t first, sdvp_entry_id_t last)
{
    for (sdvp_entry_id_t id = first; id <= last; id++) {
        put(id, SDVP_ENTRY_EVENT);
    }
    store_bench_settle(&bench);
}

/* The ids after one, which must be those given; the last is 0. */
static void assert_ids(sdvp_entry_id_t after, const sdvp_entry_id_t *expected)
{
    sdvp_stored_t entry;
    bool gap;
    for (; *expected != 0; expected++) {
        assert_true(buffer.next(buffer.ctx, after, &entry, &gap));
        assert_int_equal(entry.id, *expected);
        assert_true(store_entry_equals(&entry, entry.id, (int64_t)entry.id, entry.kind));
        after = entry.id;
    }
    assert_false(buffer.next(buffer.ctx, after, &entry, &gap));
}

#define IDS(...) ((const sdvp_entry_id_t[]){__VA_ARGS__, 0})

static bool gap_after(sdvp_entry_id_t after)
{
    sdvp_stored_t entry;
    bool gap;
    (void)buffer.next(buffer.ctx, after, &entry, &gap);
    return gap;
}

static void entries_come_back_whole_and_in_order(void **state)
{
    (void)state;
    put(10, SDVP_ENTRY_EVENT);
    put(11, SDVP_ENTRY_INTEGRITY);
    put(500, SDVP_ENTRY_INTERROGATION);
    put(501, SDVP_ENTRY_EVENT);
    store_bench_settle(&bench);
    assert_ids(0, IDS(10, 11, 500, 501));
    assert_ids(12, IDS(500, 501));
    assert_ids(501, IDS(0));
    sdvp_stored_t entry;
    bool gap;
    assert_true(buffer.next(buffer.ctx, 11, &entry, &gap));
    assert_true(store_entry_equals(&entry, 500, 500, SDVP_ENTRY_INTERROGATION));
    assert_false(gap);
    sdvp_entry_id_t oldest;
    sdvp_entry_id_t newest;
    assert_true(buffer.ends(buffer.ctx, &oldest, &newest));
    assert_int_equal(oldest, 10);
    assert_int_equal(newest, 501);
}

static void an_empty_buffer_has_nothing(void **state)
{
    (void)state;
    sdvp_entry_id_t oldest;
    sdvp_entry_id_t newest;
    assert_false(buffer.ends(buffer.ctx, &oldest, &newest));
    assert_int_equal(buffer.highest(buffer.ctx), 0);
    assert_false(buffer.contains(buffer.ctx, 1));
    assert_false(buffer.contains(buffer.ctx, 0));
    assert_ids(0, IDS(0));
    assert_false(gap_after(0));
}

static void what_is_not_there_is_not_contained(void **state)
{
    (void)state;
    put(5, SDVP_ENTRY_EVENT);
    put(7, SDVP_ENTRY_EVENT);
    store_bench_settle(&bench);
    assert_true(buffer.contains(buffer.ctx, 5));
    assert_false(buffer.contains(buffer.ctx, 6));
    assert_false(buffer.contains(buffer.ctx, 8));
}

static void overflow_pushes_the_oldest_out_and_is_a_gap_for_who_has_not_seen_it(void **state)
{
    (void)state;
    put_from_to(1, 10);
    assert_ids(0, IDS(3, 4, 5, 6, 7, 8, 9, 10));
    assert_false(buffer.contains(buffer.ctx, 2));
    assert_true(gap_after(1));
    assert_false(gap_after(2));
    assert_false(gap_after(3));
    assert_false(gap_after(0));
}

static void purge_leaves_nothing_but_the_highest_id(void **state)
{
    (void)state;
    put_from_to(1, 2);
    put(3, SDVP_ENTRY_EVENT);
    buffer.purge(buffer.ctx, "another");
    store_bench_settle(&bench);
    assert_ids(0, IDS(0));
    assert_int_equal(buffer.highest(buffer.ctx), 3);
    assert_true(gap_after(1));
    put_from_to(4, 4);
    assert_ids(0, IDS(4));
}

static void a_new_general_interrogation_drops_those_after_an_entry_without_a_gap(void **state)
{
    (void)state;
    put(1, SDVP_ENTRY_INTERROGATION);
    put(2, SDVP_ENTRY_EVENT);
    put(3, SDVP_ENTRY_INTERROGATION);
    put(4, SDVP_ENTRY_INTEGRITY);
    buffer.drop_interrogations(buffer.ctx, 2);
    put(5, SDVP_ENTRY_INTERROGATION);
    store_bench_settle(&bench);
    assert_ids(0, IDS(1, 2, 4, 5));
    assert_false(gap_after(2));
}

static void a_dropped_general_interrogation_is_gone_at_once(void **state)
{
    (void)state;
    put_from_to(1, 1);
    put(2, SDVP_ENTRY_INTERROGATION);
    store_bench_settle(&bench);
    buffer.drop_interrogations(buffer.ctx, 1);
    assert_ids(0, IDS(1));
    assert_false(buffer.contains(buffer.ctx, 2));
}

static void an_entry_that_is_too_great_is_a_gap_and_counted(void **state)
{
    (void)state;
    put_from_to(1, 1);
    uint8_t octets[2000] = {0};
    const sdvp_stored_t great = {.id = 2, .time = store_time(2), .octets = octets, .length = sizeof octets};
    buffer.append(buffer.ctx, &great);
    put_from_to(3, 3);
    assert_ids(0, IDS(1, 3));
    assert_true(gap_after(1));
    assert_int_equal(sdvp_store_health(bench.store).too_long, 1);
}

static void reopened_under_the_same_fingerprint_it_has_what_it_had(void **state)
{
    (void)state;
    put_from_to(1, 10);
    buffer.drop_interrogations(buffer.ctx, 0);
    put(11, SDVP_ENTRY_INTERROGATION);
    put(12, SDVP_ENTRY_EVENT);
    buffer.drop_interrogations(buffer.ctx, 4);
    buffer.close(buffer.ctx);
    store_bench_reopen(&bench);
    open_buffer("one");
    assert_ids(0, IDS(5, 6, 7, 8, 9, 10, 12));
    assert_int_equal(buffer.highest(buffer.ctx), 12);
    assert_false(gap_after(8));
    assert_true(gap_after(1));
}

static void reopened_under_another_fingerprint_it_is_empty(void **state)
{
    (void)state;
    put_from_to(1, 5);
    buffer.close(buffer.ctx);
    store_bench_reopen(&bench);
    open_buffer("two");
    assert_ids(0, IDS(0));
    assert_int_equal(buffer.highest(buffer.ctx), 5);
    buffer.close(buffer.ctx);
    store_bench_reopen(&bench);
    open_buffer("two");
    assert_int_equal(buffer.highest(buffer.ctx), 5);
    put_from_to(6, 6);
    assert_ids(0, IDS(6));
    assert_true(gap_after(3));
}

/* A list that does what a buffer does. */
typedef struct list {
    sdvp_entry_id_t ids[8];
    sdvp_entry_kind_t kinds[8];
    size_t count;
    sdvp_entry_id_t lost;
} list_t;

static void list_remove(list_t *list, size_t at)
{
    memmove(&list->ids[at], &list->ids[at + 1], (list->count - at - 1) * sizeof *list->ids);
    memmove(&list->kinds[at], &list->kinds[at + 1], (list->count - at - 1) * sizeof *list->kinds);
    list->count--;
}

static void assert_list(const list_t *list, sdvp_entry_id_t after)
{
    assert_int_equal(gap_after(after), after != 0 && after < list->lost);
    sdvp_stored_t entry;
    bool gap;
    sdvp_entry_id_t last = after;
    for (size_t i = 0; i < list->count; i++) {
        if (list->ids[i] > after) {
            assert_true(buffer.next(buffer.ctx, last, &entry, &gap));
            assert_true(store_entry_equals(&entry, list->ids[i], (int64_t)list->ids[i], list->kinds[i]));
            last = entry.id;
        }
    }
    assert_false(buffer.next(buffer.ctx, last, &entry, &gap));
}

static void random_use_is_as_that_of_a_list(void **state)
{
    (void)state;
    uint64_t random = 7919;
    list_t list = {.count = 0};
    sdvp_entry_id_t last = 0;
    for (int step = 0; step < 3000; step++) {
        uint32_t what = store_random(&random, 32);
        if (what == 0) {
            buffer.purge(buffer.ctx, "one");
            list.count = 0;
            list.lost = last;
        } else if (what < 5) {
            sdvp_entry_id_t after = store_random(&random, (uint32_t)last + 1);
            buffer.drop_interrogations(buffer.ctx, after);
            for (size_t i = list.count; i-- > 0;) {
                if (list.ids[i] > after && list.kinds[i] == SDVP_ENTRY_INTERROGATION) {
                    list_remove(&list, i);
                }
            }
        } else if (what == 5) {
            buffer.close(buffer.ctx);
            store_bench_reopen(&bench);
            open_buffer("one");
        } else {
            last += 1 + store_random(&random, 3);
            if (list.count == 8) {
                list.lost = list.ids[0];
                list_remove(&list, 0);
            }
            list.ids[list.count] = last;
            list.kinds[list.count++] = (sdvp_entry_kind_t)store_random(&random, 3);
            put(last, list.kinds[list.count - 1]);
        }
        store_bench_settle(&bench);
        assert_list(&list, last == 0 ? 0 : store_random(&random, (uint32_t)last + 1));
    }
}

static void only_what_is_safe_is_handed_out_and_all_within_the_time_of_a_group(void **state)
{
    (void)state;
    put(1, SDVP_ENTRY_EVENT);
    assert_ids(0, IDS(0));
    assert_false(buffer.contains(buffer.ctx, 1));
    const sdvp_report_store_t *port = sdvp_store_reports(bench.store);
    assert_int_equal(port->deadline(port->ctx), bench.now + bench.limits.group_ms);
    bench.now += bench.limits.group_ms;
    port->run(port->ctx);
    assert_int_equal(port->deadline(port->ctx), SDVP_NEVER);
    assert_ids(0, IDS(1));
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
        BOTH(an_empty_buffer_has_nothing),
        BOTH(what_is_not_there_is_not_contained),
        BOTH(overflow_pushes_the_oldest_out_and_is_a_gap_for_who_has_not_seen_it),
        BOTH(purge_leaves_nothing_but_the_highest_id),
        BOTH(a_new_general_interrogation_drops_those_after_an_entry_without_a_gap),
        BOTH(a_dropped_general_interrogation_is_gone_at_once),
        BOTH(an_entry_that_is_too_great_is_a_gap_and_counted),
        BOTH(reopened_under_the_same_fingerprint_it_has_what_it_had),
        BOTH(reopened_under_another_fingerprint_it_is_empty),
        BOTH(random_use_is_as_that_of_a_list),
        cmocka_unit_test_setup_teardown(
            only_what_is_safe_is_handed_out_and_all_within_the_time_of_a_group, set_up_on_disk, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
