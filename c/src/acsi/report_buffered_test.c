/* The state machine of a BRCB: disabled, resync, enabled (IEC 61850-7-2 clause 17.2.3), and slow streams. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */

#include "reporter.h"

static reporter_t *device;

static int set_up(void **state)
{
    (void)state;
    device = reporter_new();
    reporter_start(device);
    return 0;
}

/* A buffer of three entries, which outlives a restart. */
static int set_up_small(void **state)
{
    (void)state;
    device = reporter_new();
    sdvp_store_limits_t limits = sdvp_store_limits();
    limits.report_entries = 3;
    device->store = sdvp_store_in_memory(&limits);
    device->reporting.buffers = sdvp_store_reports(device->store);
    reporter_start(device);
    return 0;
}

/* A window of four reports, buffers of a hundred entries. */
static int set_up_slow(void **state)
{
    (void)state;
    device = reporter_new();
    sdvp_store_limits_t limits = sdvp_store_limits();
    limits.report_entries = 100;
    device->store = sdvp_store_in_memory(&limits);
    device->reporting.buffers = sdvp_store_reports(device->store);
    device->reporting.send_window = 4;
    reporter_start(device);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    reporter_free(device);
    return 0;
}

#define SET(peer, ...) subscriber_set_brcb(peer, (sdvp_rcb_t){.reference = MEAS, __VA_ARGS__})

static subscriber_t *connect_and_enable(const char *name)
{
    subscriber_t *peer = reporter_connect(device, name);
    assert_int_equal(subscriber_enable(peer, MEAS), SDVP_OK);
    return peer;
}

static void count_from_to(int32_t first, int32_t last)
{
    for (int32_t i = first; i <= last; i++) {
        reporter_count(device, i);
    }
}

/* The counters of the reports that have come from one on, which must be those given; the last is 0. */
static void assert_counts_from(const subscriber_t *peer, size_t from, const int64_t *expected)
{
    size_t count = 0;
    for (; expected[count] != 0; count++) {
        assert_true(from + count < peer->count);
        assert_int_equal(report_count(peer->reports[from + count]), expected[count]);
    }
    assert_int_equal(peer->count, from + count);
}

#define ASSERT_COUNTS(peer, ...) assert_counts_from(peer, 0, (const int64_t[]){__VA_ARGS__, 0})

/* BufOvfl of the first, of the others. */
static void assert_overflow(const subscriber_t *peer, bool first, bool others)
{
    for (size_t i = 0; i < peer->count; i++) {
        assert_true(peer->reports[i]->has_buf_ovfl);
        assert_int_equal(peer->reports[i]->buf_ovfl, i == 0 ? first : others);
    }
}

static bool is_now(sdvp_entry_time_t time)
{
    sdvp_entry_time_t now = sdvp_entry_time_of(device->utc_us);
    return time.days == now.days && time.milliseconds == now.milliseconds;
}

static void a_report_has_every_field_that_is_asked_for(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    reporter_temperature(device, 2, 21.5f);
    assert_int_equal(client->count, 1);
    const sdvp_report_t *report = subscriber_last(client);
    assert_string_equal(report->rpt_id, "HP1/LLN0.Meas01");
    assert_true(report->has_sq_num && report->sq_num == 0 && report->sub_sq_num == 0 && !report->more_segments_follow);
    assert_string_equal(report->data_set, "HP1/LLN0.Meas");
    assert_true(report->has_buf_ovfl && report->buf_ovfl);
    assert_true(report->has_conf_rev && report->conf_rev == 1);
    assert_true(report->has_time_of_entry && is_now(report->time_of_entry));
    assert_true(report->has_entry_id && report->entry_id == (sdvp_entry_id_t)device->utc_us);
    assert_int_equal(report->count, 1);
    assert_int_equal(report->members[0].index, 1);
    assert_string_equal(report->members[0].data_ref, "HP1/STMP2.Tmp[MX]");
    assert_int_equal(report->members[0].reasons, SDVP_TRG_DCHG);
    sdvp_arena_t *arena = sdvp_arena_new(1024, 4096);
    sdvp_value_t value;
    assert_int_equal(sdvp_values_get(device->values, "HP1/STMP2.Tmp[MX]", arena, &value), SDVP_OK);
    assert_true(sdvp_value_equals(&value, &report->members[0].value));
    assert_true(value.is.list.items[0].is.list.items[0].is.real == 21.5);
    sdvp_arena_free(arena);
}

static void a_report_has_no_field_that_is_not_asked_for(void **state)
{
    (void)state;
    subscriber_t *client = reporter_connect(device, "centre");
    assert_int_equal(SET(client, .has_opt_flds = true), SDVP_OK);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    reporter_count(device, 1);
    const sdvp_report_t *report = subscriber_last(client);
    assert_false(report->has_sq_num || report->has_buf_ovfl || report->has_conf_rev || report->has_time_of_entry);
    assert_false(report->has_entry_id || report->data_set != NULL);
    assert_null(report->members[0].data_ref);
    assert_int_equal(report->members[0].reasons, 0);
}

static void rule1_enabled_without_entry_id_begins_with_the_oldest_entry_and_buf_ovfl(void **state)
{
    (void)state;
    count_from_to(1, 2);
    subscriber_t *client = connect_and_enable("centre");
    reporter_count(device, 3);
    ASSERT_COUNTS(client, 1, 2, 3);
    assert_overflow(client, true, false);
    assert_int_equal(subscriber_disable(client, MEAS), SDVP_OK);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    assert_int_equal(subscriber_brcb(client, MEAS).sq_num, 2);
}

static void rule2_entry_id_of_zeros_begins_with_the_oldest_entry_and_buf_ovfl(void **state)
{
    (void)state;
    reporter_count(device, 1);
    subscriber_t *client = reporter_connect(device, "centre");
    assert_int_equal(SET(client, .has_rpt_ena = true, .rpt_ena = true, .has_entry_id = true), SDVP_OK);
    ASSERT_COUNTS(client, 1);
    assert_true(subscriber_last(client)->buf_ovfl);
}

static void rule3_entry_id_in_the_buffer_goes_on_after_it_without_buf_ovfl(void **state)
{
    (void)state;
    subscriber_t *first = connect_and_enable("first");
    count_from_to(1, 3);
    sdvp_entry_id_t second = first->reports[1]->entry_id;
    subscriber_gone(first);
    reporter_count(device, 4);

    subscriber_t *again = reporter_connect(device, "again");
    assert_int_equal(SET(again, .has_entry_id = true, .entry_id = second), SDVP_OK);
    assert_int_equal(again->count, 0);
    assert_int_equal(subscriber_enable(again, MEAS), SDVP_OK);
    ASSERT_COUNTS(again, 3, 4);
    assert_overflow(again, false, false);
    assert_int_equal(again->reports[0]->sq_num, 0);
}

static void rule4_entry_id_not_in_the_buffer_is_refused_and_the_next_enable_begins_with_the_oldest(void **state)
{
    (void)state;
    reporter_count(device, 1);
    subscriber_t *client = reporter_connect(device, "centre");
    assert_int_equal(
        SET(client, .has_rpt_ena = true, .rpt_ena = true, .has_entry_id = true, .entry_id = 77),
        SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_false(subscriber_brcb(client, MEAS).rpt_ena);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    ASSERT_COUNTS(client, 1);
    assert_true(subscriber_last(client)->buf_ovfl);
}

static void rule4_a_refused_entry_id_also_undoes_one_that_was_accepted(void **state)
{
    (void)state;
    count_from_to(1, 2);
    subscriber_t *client = connect_and_enable("centre");
    assert_int_equal(subscriber_disable(client, MEAS), SDVP_OK);
    assert_int_equal(SET(client, .has_entry_id = true, .entry_id = subscriber_last(client)->entry_id), SDVP_OK);
    assert_int_not_equal(SET(client, .has_entry_id = true, .entry_id = 77), SDVP_OK);
    subscriber_t *other = reporter_connect(device, "other");
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    subscriber_gone(client);
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_OK);
    ASSERT_COUNTS(other, 1, 2);
}

static void rule5_overflow_drops_the_oldest_and_says_so_once(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    reporter_count(device, 1);
    sdvp_entry_id_t last = subscriber_last(client)->entry_id;
    subscriber_gone(client);
    count_from_to(2, 4);
    subscriber_t *again = reporter_connect(device, "centre2");
    assert_int_equal(SET(again, .has_entry_id = true, .entry_id = last), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(subscriber_enable(again, MEAS), SDVP_OK);
    ASSERT_COUNTS(again, 2, 3, 4);
    assert_overflow(again, true, false);
}

static void rule5_overflow_between_resync_and_enable_is_said_too(void **state)
{
    (void)state;
    count_from_to(1, 2);
    subscriber_t *client = connect_and_enable("centre");
    sdvp_entry_id_t first = client->reports[0]->entry_id;
    assert_int_equal(subscriber_disable(client, MEAS), SDVP_OK);
    assert_int_equal(SET(client, .has_entry_id = true, .entry_id = first), SDVP_OK);
    client->count = 0;
    count_from_to(3, 6);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    ASSERT_COUNTS(client, 4, 5, 6);
    assert_overflow(client, true, false);
}

static void rule6_loss_of_the_link_disables_and_events_are_buffered_still(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    reporter_count(device, 1);
    sdvp_entry_id_t last = subscriber_last(client)->entry_id;
    subscriber_gone(client);
    subscriber_t *other = reporter_connect(device, "other");
    sdvp_rcb_t block = subscriber_brcb(other, MEAS);
    assert_false(block.rpt_ena);
    assert_null(block.owner);
    count_from_to(2, 500);
    assert_int_equal(SET(other, .has_rpt_ena = true, .rpt_ena = true, .has_entry_id = true, .entry_id = last), SDVP_OK);
    assert_int_equal(other->count, 499);
    for (size_t i = 0; i < other->count; i++) {
        assert_int_equal(report_count(other->reports[i]), i + 2);
        assert_int_equal(other->reports[i]->sq_num, i);
        assert_false(other->reports[i]->buf_ovfl);
    }
}

static void sq_num_wraps_after_65535(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    client->forgetting = true;
    for (int32_t i = 1; i <= 65537; i++) {
        reporter_count(device, i);
        assert_int_equal(subscriber_last(client)->sq_num, (i - 1) % 65536);
    }
    assert_int_equal(client->count, 65537);
}

static void every_instance_has_a_buffer_and_a_client_of_its_own(void **state)
{
    (void)state;
    subscriber_t *one = connect_and_enable("one");
    reporter_count(device, 1);
    subscriber_t *two = reporter_connect(device, "two");
    assert_int_equal(subscriber_enable(two, MEAS2), SDVP_OK);
    reporter_count(device, 2);
    assert_int_equal(subscriber_disable(one, MEAS), SDVP_OK);
    reporter_count(device, 3);
    ASSERT_COUNTS(one, 1, 2);
    ASSERT_COUNTS(two, 1, 2, 3);
    assert_string_equal(subscriber_last(two)->rpt_id, "HP1/LLN0.Meas02");
}

static void attributes_tell_what_was_sent_last(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    count_from_to(1, 3);
    sdvp_rcb_t block = subscriber_brcb(client, MEAS);
    assert_string_equal(block.rpt_id, "HP1/LLN0.Meas01");
    assert_true(block.rpt_ena);
    assert_int_equal(block.sq_num, 2);
    assert_int_equal(block.entry_id, subscriber_last(client)->entry_id);
    assert_string_equal(block.owner, "centre");
    assert_true(is_now(block.time_of_entry));
}

static void a_clock_before_1984_stops_nothing(void **state)
{
    (void)state;
    device->utc_us = 0;
    subscriber_t *client = connect_and_enable("centre");
    reporter_count(device, 1);
    assert_int_equal(subscriber_last(client)->time_of_entry.days, 0);
    assert_int_not_equal(subscriber_last(client)->entry_id, 0);
}

static void what_waits_for_buf_tm_is_kept_when_the_device_stops(void **state)
{
    (void)state;
    assert_int_equal(SET(reporter_connect(device, "centre"), .has_buf_tm = true, .buf_tm = 10000), SDVP_OK);
    reporter_count(device, 5);
    device->reporting.states = sdvp_store_states(device->store);
    reporter_start(device);
    /* The settings were not kept, so entries would be made in another way: nothing is served that is not of these. */
    assert_int_equal(connect_and_enable("other")->count, 0);
    reporter_connect(device, "centre");
    subscriber_t *client = device->peers[0];
    assert_int_equal(subscriber_disable(client, MEAS), SDVP_OK);
    assert_int_equal(SET(client, .has_buf_tm = true, .buf_tm = 10000), SDVP_OK);
    reporter_count(device, 6);
    reporter_start(device);
    ASSERT_COUNTS(connect_and_enable("third"), 6);
}

static void purge_buf_empties_the_buffer(void **state)
{
    (void)state;
    count_from_to(1, 2);
    subscriber_t *client = reporter_connect(device, "centre");
    assert_int_equal(SET(client, .has_purge_buf = true, .purge_buf = true), SDVP_OK);
    assert_false(subscriber_brcb(client, MEAS).purge_buf);
    reporter_count(device, 3);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    ASSERT_COUNTS(client, 3);
}

static void settings_that_make_other_entries_empty_the_buffer_and_others_do_not(void **state)
{
    (void)state;
    reporter_count(device, 1);
    subscriber_t *client = reporter_connect(device, "centre");
    assert_int_equal(SET(client, .has_opt_flds = true, .opt_flds = SDVP_OPT_SEQ_NUM), SDVP_OK);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    ASSERT_COUNTS(client, 1);
    assert_int_equal(subscriber_disable(client, MEAS), SDVP_OK);
    assert_int_equal(SET(client, .has_trg_ops = true, .trg_ops = SDVP_TRG_DCHG), SDVP_OK);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    assert_int_equal(client->count, 1);
}

/* Slow streams. */

static void no_more_than_the_window_leaves_the_buffer(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    loopback_hold(device->loopback, true);
    count_from_to(1, 50);
    assert_int_equal(subscriber_brcb(client, MEAS).sq_num, 3);
    loopback_hold(device->loopback, false);
    reporter_settle(device);
    assert_int_equal(client->count, 50);
    for (size_t i = 0; i < 50; i++) {
        assert_int_equal(report_count(client->reports[i]), i + 1);
        assert_int_equal(client->reports[i]->sq_num, i);
    }
}

static void what_overflows_meanwhile_is_said_in_the_first_report_after_it(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    loopback_hold(device->loopback, true);
    count_from_to(1, 200);
    loopback_hold(device->loopback, false);
    reporter_settle(device);
    assert_int_equal(client->count, 104);
    assert_int_equal(report_count(client->reports[3]), 4);
    assert_int_equal(report_count(client->reports[4]), 101);
    assert_true(client->reports[4]->buf_ovfl);
    assert_false(client->reports[5]->buf_ovfl);
}

static void a_new_interrogation_replaces_one_that_has_not_left_the_buffer(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    loopback_hold(device->loopback, true);
    count_from_to(1, 4);
    assert_int_equal(SET(client, .has_gi = true, .gi = true), SDVP_OK);
    reporter_count(device, 5);
    assert_int_equal(SET(client, .has_gi = true, .gi = true), SDVP_OK);
    loopback_hold(device->loopback, false);
    reporter_settle(device);
    assert_int_equal(client->count, 6);
    assert_int_equal(client->reports[4]->members[0].reasons, SDVP_TRG_DCHG);
    assert_false(client->reports[4]->buf_ovfl);
    assert_int_equal(client->reports[5]->members[0].reasons, SDVP_TRG_GI);
}

static void what_an_older_enabling_has_under_way_does_not_widen_the_window_of_the_next(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    loopback_hold(device->loopback, true);
    count_from_to(1, 10);
    assert_int_equal(subscriber_disable(client, MEAS), SDVP_OK);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    loopback_hold(device->loopback, false);
    device->manual = true;
    for (size_t i = 0; i < 4; i++) {
        assert_true(loopback_step(device->loopback));
    }
    loopback_hold(device->loopback, true);
    assert_int_equal(subscriber_brcb(client, MEAS).sq_num, 3);
    loopback_hold(device->loopback, false);
    assert_true(loopback_step(device->loopback));
    loopback_hold(device->loopback, true);
    assert_int_equal(subscriber_brcb(client, MEAS).sq_num, 4);
    loopback_hold(device->loopback, false);
    loopback_deliver(device->loopback);
    assert_int_equal(client->count, 14);
}

static void a_report_that_is_refused_disables_the_block_and_aborts_the_association(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    client->refusing = true;
    count_from_to(1, 2);
    assert_string_equal(client->association, "");
    sdvp_rcb_t block = subscriber_brcb(reporter_connect(device, "other"), MEAS);
    assert_false(block.rpt_ena);
    assert_null(block.owner);
}

static void a_client_that_is_gone_is_told_of_outside_of_the_moment(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    client->refusing = true;
    device->manual = true;
    reporter_count(device, 1);
    loopback_step(device->loopback);
    assert_int_equal(sdvp_server_associations(device->server), 1);
    assert_true(sdvp_server_deadline(device->server) <= device->now_ms);
    sdvp_server_run(device->server);
    assert_int_equal(sdvp_server_associations(device->server), 0);
}

static void the_queue_of_a_urcb_is_bounded_and_the_gap_shows_in_sq_num(void **state)
{
    (void)state;
    subscriber_t *client = reporter_connect(device, "centre");
    assert_int_equal(subscriber_enable_live(client), SDVP_OK);
    loopback_hold(device->loopback, true);
    count_from_to(1, 50);
    loopback_hold(device->loopback, false);
    reporter_settle(device);
    ASSERT_COUNTS(client, 1, 2, 3, 4, 47, 48, 49, 50);
    for (size_t i = 0; i < client->count; i++) {
        assert_int_equal(client->reports[i]->sq_num, report_count(client->reports[i]) - 1);
    }
}

static void a_transport_that_is_busy_is_asked_again(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    loopback_window(device->loopback, 2);
    loopback_hold(device->loopback, true);
    count_from_to(1, 20);
    loopback_hold(device->loopback, false);
    reporter_settle(device);
    assert_int_equal(client->count, 20);
    for (size_t i = 0; i < 20; i++) {
        assert_int_equal(report_count(client->reports[i]), i + 1);
        assert_int_equal(client->reports[i]->sq_num, i);
    }
}

static void a_block_that_finds_the_transport_busy_with_others_goes_on_by_itself(void **state)
{
    (void)state;
    subscriber_t *one = connect_and_enable("one");
    subscriber_t *two = reporter_connect(device, "two");
    assert_int_equal(subscriber_enable(two, MEAS2), SDVP_OK);
    loopback_window(device->loopback, 1);
    loopback_hold(device->loopback, true);
    reporter_count(device, 1);
    loopback_hold(device->loopback, false);
    reporter_settle(device);
    reporter_advance(device, 1000);
    ASSERT_COUNTS(one, 1);
    ASSERT_COUNTS(two, 1);
}

static void after_the_end_of_the_association_nothing_is_sent(void **state)
{
    (void)state;
    subscriber_t *client = connect_and_enable("centre");
    assert_int_equal(subscriber_call(client, (sdvp_message_t){.service = SDVP_RELEASE}), SDVP_OK);
    count_from_to(1, 10);
    assert_int_equal(client->count, 0);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
#define SMALL(test) cmocka_unit_test_setup_teardown(test, set_up_small, tear_down)
#define SLOW(test) cmocka_unit_test_setup_teardown(test, set_up_slow, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_report_has_every_field_that_is_asked_for),
        TEST(a_report_has_no_field_that_is_not_asked_for),
        TEST(rule1_enabled_without_entry_id_begins_with_the_oldest_entry_and_buf_ovfl),
        TEST(rule2_entry_id_of_zeros_begins_with_the_oldest_entry_and_buf_ovfl),
        TEST(rule3_entry_id_in_the_buffer_goes_on_after_it_without_buf_ovfl),
        TEST(rule4_entry_id_not_in_the_buffer_is_refused_and_the_next_enable_begins_with_the_oldest),
        TEST(rule4_a_refused_entry_id_also_undoes_one_that_was_accepted),
        SMALL(rule5_overflow_drops_the_oldest_and_says_so_once),
        SMALL(rule5_overflow_between_resync_and_enable_is_said_too),
        TEST(rule6_loss_of_the_link_disables_and_events_are_buffered_still),
        TEST(sq_num_wraps_after_65535),
        TEST(every_instance_has_a_buffer_and_a_client_of_its_own),
        TEST(attributes_tell_what_was_sent_last),
        TEST(a_clock_before_1984_stops_nothing),
        SMALL(what_waits_for_buf_tm_is_kept_when_the_device_stops),
        TEST(purge_buf_empties_the_buffer),
        TEST(settings_that_make_other_entries_empty_the_buffer_and_others_do_not),
        SLOW(no_more_than_the_window_leaves_the_buffer),
        SLOW(what_overflows_meanwhile_is_said_in_the_first_report_after_it),
        SLOW(a_new_interrogation_replaces_one_that_has_not_left_the_buffer),
        SLOW(what_an_older_enabling_has_under_way_does_not_widen_the_window_of_the_next),
        SLOW(a_report_that_is_refused_disables_the_block_and_aborts_the_association),
        TEST(a_client_that_is_gone_is_told_of_outside_of_the_moment),
        SLOW(the_queue_of_a_urcb_is_bounded_and_the_gap_shows_in_sq_num),
        TEST(a_transport_that_is_busy_is_asked_again),
        TEST(a_block_that_finds_the_transport_busy_with_others_goes_on_by_itself),
        TEST(after_the_end_of_the_association_nothing_is_sent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
