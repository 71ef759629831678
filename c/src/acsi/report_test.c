/* URCBs, and what triggers a report of either kind (IEC 61850-7-2 clauses 17.2.2 and 17.2.5). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */

#include "reporter.h"

static reporter_t *device;
static subscriber_t *client;

static int set_up(void **state)
{
    (void)state;
    device = reporter_new();
    reporter_start(device);
    client = reporter_connect(device, "centre");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    reporter_free(device);
    return 0;
}

#define SET_LIVE(...) subscriber_set_urcb(client, (sdvp_rcb_t){.reference = LIVE, __VA_ARGS__})
#define DISABLE_LIVE() SET_LIVE(.has_rpt_ena = true)

static void enable(void)
{
    assert_int_equal(subscriber_enable_live(client), SDVP_OK);
}

/* The counters of all reports that have come, which must be those given; the last is 0. */
static void assert_counts(const subscriber_t *peer, const int64_t *expected)
{
    size_t count = 0;
    for (; expected[count] != 0; count++) {
        assert_true(count < peer->count);
        assert_int_equal(report_count(peer->reports[count]), expected[count]);
    }
    assert_int_equal(peer->count, count);
}

#define COUNTS(...) ((const int64_t[]){__VA_ARGS__, 0})

/* The members of a report, by index and reasons. */
static void assert_members(const sdvp_report_t *report, size_t count, const uint16_t (*expected)[2])
{
    assert_int_equal(report->count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(report->members[i].index, expected[i][0]);
        assert_int_equal(report->members[i].reasons, expected[i][1]);
    }
}

#define MEMBERS(count, ...) count, (const uint16_t[][2]){__VA_ARGS__}

static void nothing_is_buffered_while_disabled(void **state)
{
    (void)state;
    reporter_count(device, 1);
    enable();
    reporter_count(device, 2);
    assert_int_equal(DISABLE_LIVE(), SDVP_OK);
    reporter_count(device, 3);
    enable();
    reporter_count(device, 4);
    assert_counts(client, COUNTS(2, 4));
    assert_int_equal(subscriber_last(client)->sq_num, 0);
}

static void what_waits_for_buf_tm_is_dropped_on_disable(void **state)
{
    (void)state;
    SET_LIVE(.has_buf_tm = true, .buf_tm = 100);
    enable();
    reporter_count(device, 1);
    DISABLE_LIVE();
    enable();
    reporter_advance(device, 1000);
    assert_int_equal(client->count, 0);
}

static void a_urcb_has_neither_entry_id_nor_buf_ovfl(void **state)
{
    (void)state;
    SET_LIVE(.has_opt_flds = true, .opt_flds = 0x1fe);
    enable();
    reporter_count(device, 1);
    assert_false(subscriber_last(client)->has_entry_id);
    assert_false(subscriber_last(client)->has_buf_ovfl);
    assert_int_equal(subscriber_urcb(client, LIVE).opt_flds & (SDVP_OPT_ENTRY_ID | SDVP_OPT_BUF_OVFL), 0);
}

static void sq_num_wraps_after_255(void **state)
{
    (void)state;
    enable();
    for (int32_t i = 1; i <= 258; i++) {
        reporter_count(device, i);
        assert_int_equal(subscriber_last(client)->sq_num, (i - 1) % 256);
    }
    assert_int_equal(client->count, 258);
    assert_int_equal(subscriber_urcb(client, LIVE).sq_num, 1);
}

static void dchg_qchg_and_dupd_are_told_apart(void **state)
{
    (void)state;
    enable();
    reporter_count(device, 5);
    assert_members(subscriber_last(client), MEMBERS(1, {2, SDVP_TRG_DCHG}));
    reporter_count(device, 5);
    assert_members(subscriber_last(client), MEMBERS(1, {2, SDVP_TRG_DUPD}));
    reporter_update(device, "HP1/GGIO1.IntIn1.q[ST]", sdvp_bit_string(SDVP_QUALITY, SDVP_Q_TEST));
    assert_members(subscriber_last(client), MEMBERS(1, {2, SDVP_TRG_QCHG}));
    reporter_update(device, "HP1/GGIO1.IntIn1.t[ST]", sdvp_time((sdvp_timestamp_t){1800000000, 0, 10}));
    assert_int_equal(client->count, 3);
}

static void what_trg_ops_does_not_have_triggers_nothing(void **state)
{
    (void)state;
    SET_LIVE(.has_trg_ops = true, .trg_ops = SDVP_TRG_QCHG);
    enable();
    reporter_count(device, 5);
    reporter_update(device, "HP1/STMP1.Tmp.q[MX]", sdvp_bit_string(SDVP_QUALITY, SDVP_Q_TEST));
    assert_int_equal(client->count, 1);
    assert_members(subscriber_last(client), MEMBERS(1, {0, SDVP_TRG_QCHG}));
}

static void a_changed_value_is_an_update_for_a_block_that_wants_only_updates(void **state)
{
    (void)state;
    SET_LIVE(.has_trg_ops = true, .trg_ops = SDVP_TRG_DUPD);
    enable();
    reporter_count(device, 5);
    assert_members(subscriber_last(client), MEMBERS(1, {2, SDVP_TRG_DUPD}));
}

static void one_moment_is_one_report_with_the_values_after_it(void **state)
{
    (void)state;
    enable();
    const sdvp_write_t writes[] = {
        {"HP1/GGIO1.IntIn1.stVal[ST]", sdvp_integer(SDVP_INT32, 3)},
        {"HP1/STMP2.Tmp.q[MX]", sdvp_bit_string(SDVP_QUALITY, SDVP_Q_TEST)},
        {"HP1/STMP2.Tmp.mag.f[MX]", sdvp_float32(4)}};
    assert_int_equal(sdvp_values_set(device->values, writes, 3, NULL), SDVP_OK);
    reporter_settle(device);
    assert_int_equal(client->count, 1);
    assert_members(subscriber_last(client), MEMBERS(2, {1, SDVP_TRG_DCHG | SDVP_TRG_QCHG}, {2, SDVP_TRG_DCHG}));
    assert_int_equal(subscriber_last(client)->members[0].value.is.list.items[1].is.bits, SDVP_Q_TEST);
}

static void buf_tm_gathers_members_until_it_ends(void **state)
{
    (void)state;
    SET_LIVE(.has_buf_tm = true, .buf_tm = 500);
    enable();
    reporter_count(device, 1);
    reporter_advance(device, 200);
    reporter_temperature(device, 1, 20);
    reporter_advance(device, 299);
    assert_int_equal(client->count, 0);
    reporter_advance(device, 1);
    assert_int_equal(client->count, 1);
    assert_members(subscriber_last(client), MEMBERS(2, {0, SDVP_TRG_DCHG}, {2, SDVP_TRG_DCHG}));
    reporter_advance(device, 10000);
    assert_int_equal(client->count, 1);
}

static void buf_tm_a_second_event_of_the_same_member_for_the_same_reason_sends_what_waits_at_once(void **state)
{
    (void)state;
    SET_LIVE(.has_buf_tm = true, .buf_tm = 500);
    enable();
    reporter_count(device, 1);
    reporter_temperature(device, 1, 20);
    reporter_advance(device, 300);
    reporter_count(device, 2);
    assert_counts(client, COUNTS(1));
    reporter_advance(device, 499);
    assert_int_equal(client->count, 1);
    reporter_advance(device, 1);
    assert_counts(client, COUNTS(1, 2));
    assert_members(subscriber_last(client), MEMBERS(1, {2, SDVP_TRG_DCHG}));
}

static void buf_tm_a_second_event_of_the_same_member_for_another_reason_joins_with_the_newer_value(void **state)
{
    (void)state;
    SET_LIVE(.has_buf_tm = true, .buf_tm = 500);
    enable();
    reporter_count(device, 1);
    reporter_update(device, "HP1/GGIO1.IntIn1.q[ST]", sdvp_bit_string(SDVP_QUALITY, SDVP_Q_TEST));
    reporter_advance(device, 500);
    assert_int_equal(client->count, 1);
    assert_members(subscriber_last(client), MEMBERS(1, {2, SDVP_TRG_DCHG | SDVP_TRG_QCHG}));
    assert_int_equal(subscriber_last(client)->members[0].value.is.list.items[1].is.bits, SDVP_Q_TEST);
}

static void integrity_comes_while_enabled_and_ends_with_it(void **state)
{
    (void)state;
    SET_LIVE(.has_intg_pd = true, .intg_pd = 1000);
    reporter_advance(device, 5000);
    enable();
    reporter_advance(device, 3500);
    assert_int_equal(client->count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_members(
            client->reports[i],
            MEMBERS(3, {0, SDVP_TRG_INTEGRITY}, {1, SDVP_TRG_INTEGRITY}, {2, SDVP_TRG_INTEGRITY}));
    }
    DISABLE_LIVE();
    reporter_advance(device, 5000);
    assert_int_equal(client->count, 3);
    assert_int_equal(sdvp_server_deadline(device->server), SDVP_NEVER);
}

static void integrity_without_its_trigger_is_off(void **state)
{
    (void)state;
    SET_LIVE(.has_intg_pd = true, .intg_pd = 1000, .has_trg_ops = true, .trg_ops = SDVP_TRG_DCHG);
    enable();
    reporter_advance(device, 5000);
    assert_int_equal(client->count, 0);
}

static void a_data_set_of_the_association_can_be_used_and_ends_with_it(void **state)
{
    (void)state;
    static const char *const MEMBER[] = {"HP1/GGIO1.IntIn1.stVal[ST]"};
    const sdvp_message_t create = {
        .service = SDVP_CREATE_DATA_SET, .is.create_data_set_request = {"@mine", {MEMBER, 1}}};
    assert_int_equal(subscriber_call(client, create), SDVP_OK);
    assert_int_equal(SET_LIVE(.dat_set = "@mine"), SDVP_OK);
    enable();
    reporter_count(device, 9);
    assert_int_equal(subscriber_last(client)->members[0].value.is.integer, 9);
    assert_int_equal(subscriber_last(client)->conf_rev, 2);
    subscriber_gone(client);

    subscriber_t *other = reporter_connect(device, "other");
    sdvp_rcb_t live = subscriber_urcb(other, LIVE);
    assert_string_equal(live.dat_set, "HP1/LLN0.Meas");
    assert_int_equal(live.conf_rev, 3);
    assert_int_equal(subscriber_enable_live(other), SDVP_OK);
    reporter_count(device, 10);
    assert_counts(other, COUNTS(10));
}

static void a_data_set_of_the_association_is_not_for_a_brcb(void **state)
{
    (void)state;
    static const char *const MEMBER[] = {"HP1/GGIO1.IntIn1.stVal[ST]"};
    const sdvp_message_t create = {
        .service = SDVP_CREATE_DATA_SET, .is.create_data_set_request = {"@mine", {MEMBER, 1}}};
    assert_int_equal(subscriber_call(client, create), SDVP_OK);
    assert_int_equal(
        subscriber_set_brcb(client, (sdvp_rcb_t){.reference = MEAS, .dat_set = "@mine"}),
        SDVP_PARAMETER_VALUE_INAPPROPRIATE);
}

static void a_data_set_that_is_watched_cannot_be_deleted(void **state)
{
    (void)state;
    static const char *const MEMBER[] = {"HP1/GGIO1.IntIn1.stVal[ST]"};
    const sdvp_message_t create = {
        .service = SDVP_CREATE_DATA_SET, .is.create_data_set_request = {"HP1/LLN0.Mine", {MEMBER, 1}}};
    const sdvp_message_t delete = {.service = SDVP_DELETE_DATA_SET, .is.data_set_request = {"HP1/LLN0.Mine"}};
    assert_int_equal(subscriber_call(client, create), SDVP_OK);
    assert_int_equal(SET_LIVE(.dat_set = "HP1/LLN0.Mine"), SDVP_OK);
    assert_int_not_equal(subscriber_call(client, delete), SDVP_OK);
    assert_int_equal(SET_LIVE(.dat_set = "HP1/LLN0.Meas"), SDVP_OK);
    assert_int_equal(subscriber_call(client, delete), SDVP_OK);
}

static void a_general_interrogation_with_the_enabling_is_taken_under_the_rpt_id_that_was_set(void **state)
{
    (void)state;
    SET_LIVE(.rpt_id = "live");
    assert_int_equal(SET_LIVE(.has_rpt_ena = true, .rpt_ena = true, .has_gi = true, .gi = true), SDVP_OK);
    assert_int_equal(client->count, 1);
    assert_string_equal(subscriber_last(client)->rpt_id, "live");
    assert_members(subscriber_last(client), MEMBERS(3, {0, SDVP_TRG_GI}, {1, SDVP_TRG_GI}, {2, SDVP_TRG_GI}));
}

static void an_interrogation_comes_after_what_waits_for_buf_tm(void **state)
{
    (void)state;
    SET_LIVE(.has_buf_tm = true, .buf_tm = 500);
    enable();
    reporter_count(device, 7);
    assert_int_equal(SET_LIVE(.has_gi = true, .gi = true), SDVP_OK);
    assert_int_equal(client->count, 2);
    assert_members(client->reports[0], MEMBERS(1, {2, SDVP_TRG_DCHG}));
    assert_int_equal(client->reports[1]->count, 3);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_buffered_while_disabled),
        TEST(what_waits_for_buf_tm_is_dropped_on_disable),
        TEST(a_urcb_has_neither_entry_id_nor_buf_ovfl),
        TEST(sq_num_wraps_after_255),
        TEST(dchg_qchg_and_dupd_are_told_apart),
        TEST(what_trg_ops_does_not_have_triggers_nothing),
        TEST(a_changed_value_is_an_update_for_a_block_that_wants_only_updates),
        TEST(one_moment_is_one_report_with_the_values_after_it),
        TEST(buf_tm_gathers_members_until_it_ends),
        TEST(buf_tm_a_second_event_of_the_same_member_for_the_same_reason_sends_what_waits_at_once),
        TEST(buf_tm_a_second_event_of_the_same_member_for_another_reason_joins_with_the_newer_value),
        TEST(integrity_comes_while_enabled_and_ends_with_it),
        TEST(integrity_without_its_trigger_is_off),
        TEST(a_data_set_of_the_association_can_be_used_and_ends_with_it),
        TEST(a_data_set_of_the_association_is_not_for_a_brcb),
        TEST(a_data_set_that_is_watched_cannot_be_deleted),
        TEST(a_general_interrogation_with_the_enabling_is_taken_under_the_rpt_id_that_was_set),
        TEST(an_interrogation_comes_after_what_waits_for_buf_tm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
