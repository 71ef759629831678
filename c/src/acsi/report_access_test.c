/* Who may write what to a control block, and when (IEC 61850-7-2 clause 17.2); reports that are longer than a message. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "reporter.h"

static reporter_t *device;
static subscriber_t *client;

static int set_up(void **state)
{
    (void)state;
    device = reporter_new();
    const sdvp_store_limits_t limits = sdvp_store_limits();
    device->store = sdvp_store_in_memory(&limits);
    device->reporting.buffers = sdvp_store_reports(device->store);
    device->reporting.states = sdvp_store_states(device->store);
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

#define SET(peer, ...) subscriber_set_brcb(peer, (sdvp_rcb_t){.reference = MEAS, __VA_ARGS__})
#define SET_LIVE(peer, ...) subscriber_set_urcb(peer, (sdvp_rcb_t){.reference = LIVE, __VA_ARGS__})

static void assert_names(sdvp_acsi_class_t acsi_class, const char *expected)
{
    const sdvp_message_t request = {
        .service = SDVP_GET_LOGICAL_NODE_DIRECTORY,
        .is.get_logical_node_directory_request = {"HP1/LLN0", acsi_class, NULL}};
    assert_int_equal(subscriber_call(client, request), SDVP_OK);
    char names[200] = "";
    for (size_t i = 0; i < client->answer.is.directory_response.names.count; i++) {
        strcat(strcat(names, client->answer.is.directory_response.names.items[i]), " ");
    }
    assert_string_equal(names, expected);
}

static void the_server_offers_the_services_and_lists_the_blocks(void **state)
{
    (void)state;
    static const char *const WANTED[] = {
        "GetBRCBValues", "SetBRCBValues", "GetURCBValues", "SetURCBValues", "Report",
        "GetLCBValues",  "SetLCBValues",  "QueryLogByTime", "QueryLogAfter", "GetLogStatusValues"};
    subscriber_associate(client, 65536);
    const sdvp_names_t *services = &client->answer.is.associate_response.services;
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
        size_t at = 0;
        while (at < services->count && strcmp(services->items[at], WANTED[i]) != 0) {
            at++;
        }
        assert_true(at < services->count);
    }
    assert_names(SDVP_CLASS_BRCB, "Meas01 Meas02 Free ");
    assert_names(SDVP_CLASS_URCB, "Live01 Live02 ");
    assert_names(SDVP_CLASS_LCB, "Meas Count Lost ");
    assert_names(SDVP_CLASS_LOG, "Day Own ");
}

static void unknown_blocks_are_not_available(void **state)
{
    (void)state;
    const sdvp_message_t none = {.service = SDVP_GET_BRCB_VALUES, .is.block_request = {"HP1/LLN0.None"}};
    const sdvp_message_t of_other_kind = {.service = SDVP_GET_BRCB_VALUES, .is.block_request = {LIVE}};
    assert_int_equal(subscriber_call(client, none), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(subscriber_call(client, of_other_kind), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(subscriber_enable(client, "HP1/LLN0.None"), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(SET(client, .dat_set = "HP1/LLN0.None"), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(subscriber_enable(client, "HP1/LLN0.Free"), SDVP_PARAMETER_VALUE_INCONSISTENT);
}

static void while_enabled_everything_but_rpt_ena_and_gi_is_refused(void **state)
{
    (void)state;
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    const sdvp_rcb_t refused[] = {
        {.reference = MEAS, .rpt_id = "x"},
        {.reference = MEAS, .dat_set = "HP1/LLN0.Conf"},
        {.reference = MEAS, .has_opt_flds = true},
        {.reference = MEAS, .has_buf_tm = true, .buf_tm = 1},
        {.reference = MEAS, .has_trg_ops = true},
        {.reference = MEAS, .has_intg_pd = true, .intg_pd = 1000},
        {.reference = MEAS, .has_purge_buf = true, .purge_buf = true},
        {.reference = MEAS, .has_entry_id = true},
        {.reference = MEAS, .has_resv_tms = true, .resv_tms = 5},
        {.reference = MEAS, .has_rpt_ena = true, .has_buf_tm = true, .buf_tm = 1}};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_int_equal(subscriber_set_brcb(client, refused[i]), SDVP_INSTANCE_IN_USE);
    }
    sdvp_rcb_t block = subscriber_brcb(client, MEAS);
    assert_true(block.rpt_ena && block.buf_tm == 0 && block.conf_rev == 1 && block.trg_ops == 0x1f);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    assert_int_equal(SET(client, .has_gi = true, .gi = true), SDVP_OK);
    assert_int_equal(subscriber_disable(client, MEAS), SDVP_OK);
    assert_false(subscriber_brcb(client, MEAS).rpt_ena);
}

static void gi_is_for_blocks_that_are_enabled_and_have_the_trigger(void **state)
{
    (void)state;
    assert_int_equal(SET(client, .has_gi = true, .gi = true), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(
        SET(client, .has_rpt_ena = true, .rpt_ena = true, .has_trg_ops = true, .trg_ops = SDVP_TRG_DCHG, .has_gi = true,
            .gi = true),
        SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(subscriber_brcb(client, MEAS).trg_ops, 0x1f);
}

static void values_out_of_range_are_refused_and_nothing_is_written(void **state)
{
    (void)state;
    assert_int_equal(
        SET(client, .has_buf_tm = true, .buf_tm = 5, .has_intg_pd = true, .intg_pd = 99),
        SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(SET(client, .has_resv_tms = true, .resv_tms = -1), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    sdvp_rcb_t block = subscriber_brcb(client, MEAS);
    assert_true(block.buf_tm == 0 && block.intg_pd == 0 && block.resv_tms == 0 && block.owner == NULL);
}

static void a_block_of_another_client_takes_nothing(void **state)
{
    (void)state;
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    subscriber_t *other = reporter_connect(device, "other");
    assert_int_equal(subscriber_disable(other, MEAS), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(SET(other, .has_gi = true, .gi = true), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_string_equal(subscriber_brcb(other, MEAS).owner, "centre");
    assert_int_equal(subscriber_disable(client, MEAS), SDVP_OK);
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_OK);
    reporter_count(device, 1);
    assert_int_equal(other->count, 1);
    assert_int_equal(client->count, 0);
}

static void resv_tms_holds_the_block_that_long_after_the_association(void **state)
{
    (void)state;
    assert_int_equal(SET(client, .has_resv_tms = true, .resv_tms = 30), SDVP_OK);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    subscriber_gone(client);
    subscriber_t *other = reporter_connect(device, "other");
    reporter_advance(device, 29999);
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(subscriber_brcb(other, MEAS).resv_tms, 30);
    reporter_advance(device, 1);
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_OK);
    sdvp_rcb_t block = subscriber_brcb(other, MEAS);
    assert_int_equal(block.resv_tms, 0);
    assert_string_equal(block.owner, "other");
}

static void resv_tms_its_client_comes_back_in_time_and_keeps_the_block(void **state)
{
    (void)state;
    assert_int_equal(SET(client, .has_resv_tms = true, .resv_tms = 30), SDVP_OK);
    assert_int_equal(subscriber_call(client, (sdvp_message_t){.service = SDVP_RELEASE}), SDVP_OK);
    reporter_advance(device, 20000);
    subscriber_associate(client, 65536);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    reporter_advance(device, 20000);
    assert_int_equal(subscriber_enable(reporter_connect(device, "other"), MEAS), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
}

static void resv_tms_outlives_the_disable_and_is_given_back_by_zero(void **state)
{
    (void)state;
    assert_int_equal(SET(client, .has_resv_tms = true, .resv_tms = 30), SDVP_OK);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    assert_int_equal(subscriber_disable(client, MEAS), SDVP_OK);
    subscriber_t *other = reporter_connect(device, "other");
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(SET(client, .has_resv_tms = true), SDVP_OK);
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_OK);
    assert_string_equal(subscriber_brcb(other, MEAS).owner, "other");
}

static void resv_tms_outlives_the_process(void **state)
{
    (void)state;
    assert_int_equal(SET(client, .has_resv_tms = true, .resv_tms = 30), SDVP_OK);
    reporter_start(device);
    subscriber_t *other = reporter_connect(device, "other");
    reporter_advance(device, 29000);
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    reporter_advance(device, 1000);
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_OK);
    reporter_start(device);
    assert_null(subscriber_brcb(reporter_connect(device, "third"), MEAS).owner);
}

static void resv_tms_minus_one_is_for_one_client_for_good(void **state)
{
    (void)state;
    static const sdvp_reserved_brcb_t RESERVED[] = {{MEAS, "centre"}};
    device->reporting.reserved = RESERVED;
    device->reporting.reserved_count = 1;
    reporter_start(device);
    subscriber_t *other = reporter_connect(device, "other");
    subscriber_t *owner = reporter_connect(device, "centre");
    assert_int_equal(subscriber_enable(owner, MEAS), SDVP_OK);
    assert_int_equal(subscriber_brcb(owner, MEAS).resv_tms, -1);
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(subscriber_disable(owner, MEAS), SDVP_OK);
    assert_int_equal(SET(owner, .has_resv_tms = true, .resv_tms = 5), SDVP_ACCESS_VIOLATION);
    assert_int_equal(SET(owner, .has_buf_tm = true, .buf_tm = 7), SDVP_OK);
    subscriber_gone(owner);
    reporter_advance(device, 100000000);
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);

    device->reporting.reserved_count = 0; /* it ends with the configuration */
    reporter_start(device);
    other = reporter_connect(device, "other");
    assert_int_equal(subscriber_enable(other, MEAS), SDVP_OK);
    assert_int_equal(subscriber_brcb(other, MEAS).resv_tms, 0);
    assert_int_equal(subscriber_brcb(other, MEAS).buf_tm, 7);
}

static void resv_reserves_a_urcb_until_given_back_or_the_association_ends(void **state)
{
    (void)state;
    assert_int_equal(SET_LIVE(client, .has_resv = true, .resv = true), SDVP_OK);
    subscriber_t *other = reporter_connect(device, "other");
    assert_true(subscriber_urcb(other, LIVE).resv);
    assert_int_equal(subscriber_enable_live(other), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(SET_LIVE(client, .has_resv = true), SDVP_OK);
    assert_int_equal(subscriber_enable_live(other), SDVP_OK);
    assert_string_equal(subscriber_urcb(other, LIVE).owner, "other");
    subscriber_gone(other);
    assert_false(subscriber_urcb(client, LIVE).resv);
}

static void a_write_reserves_for_as_long_as_the_association(void **state)
{
    (void)state;
    assert_int_equal(SET_LIVE(client, .has_buf_tm = true, .buf_tm = 5), SDVP_OK);
    subscriber_t *other = reporter_connect(device, "other");
    assert_int_equal(subscriber_enable_live(other), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(subscriber_call(client, (sdvp_message_t){.service = SDVP_RELEASE}), SDVP_OK);
    assert_int_equal(subscriber_enable_live(other), SDVP_OK);
    assert_int_equal(subscriber_urcb(other, LIVE).buf_tm, 5);
}

static void another_association_of_the_same_client_may_disable_and_the_first_ones_end_leaves_it(void **state)
{
    (void)state;
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    char first[40];
    strcpy(first, client->association);
    subscriber_associate(client, 65536);
    assert_int_equal(subscriber_disable(client, MEAS), SDVP_OK);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    char second[40];
    strcpy(second, client->association);
    strcpy(client->association, first);
    assert_int_equal(SET(client, .has_gi = true, .gi = true), SDVP_OK);
    assert_int_equal(subscriber_call(client, (sdvp_message_t){.service = SDVP_RELEASE}), SDVP_OK);
    strcpy(client->association, second);
    assert_true(subscriber_brcb(client, MEAS).rpt_ena);
}

static void settings_outlive_the_process(void **state)
{
    (void)state;
    assert_int_equal(
        SET(client, .rpt_id = "mine", .dat_set = "HP1/LLN0.Conf", .has_opt_flds = true,
            .opt_flds = SDVP_OPT_ENTRY_ID, .has_buf_tm = true, .buf_tm = 5, .has_trg_ops = true,
            .trg_ops = SDVP_TRG_DCHG, .has_intg_pd = true, .intg_pd = 1000),
        SDVP_OK);
    reporter_start(device);
    sdvp_rcb_t block = subscriber_brcb(reporter_connect(device, "centre"), MEAS);
    assert_string_equal(block.rpt_id, "mine");
    assert_string_equal(block.dat_set, "HP1/LLN0.Conf");
    assert_int_equal(block.conf_rev, 2);
    assert_int_equal(block.opt_flds, SDVP_OPT_ENTRY_ID);
    assert_int_equal(block.buf_tm, 5);
    assert_int_equal(block.trg_ops, SDVP_TRG_DCHG);
    assert_int_equal(block.intg_pd, 1000);
}

static sdvp_error_t cannot_save(void *ctx, const char *name, const uint8_t *octets, size_t length)
{
    (void)ctx;
    (void)name;
    (void)octets;
    (void)length;
    return SDVP_STORAGE;
}

static void settings_that_cannot_be_kept_are_refused_and_not_written(void **state)
{
    (void)state;
    sdvp_state_store_t full = *device->reporting.states;
    full.save = cannot_save;
    device->reporting.states = &full;
    reporter_start(device);
    client = reporter_connect(device, "centre");
    assert_int_equal(SET(client, .has_buf_tm = true, .buf_tm = 5), SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
    assert_int_equal(subscriber_brcb(client, MEAS).buf_tm, 0);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    reporter_count(device, 1);
    assert_int_equal(client->count, 1);
    reporter_stop(device);
}

static void who_may_not_read_a_member_cannot_enable(void **state)
{
    (void)state;
    subscriber_t *user = reporter_connect_as(device, "user", SDVP_ROLE_USER, 65536);
    assert_int_equal(subscriber_enable(user, MEAS), SDVP_ACCESS_VIOLATION);
    const sdvp_message_t read = {.service = SDVP_GET_URCB_VALUES, .is.block_request = {LIVE}};
    assert_int_equal(subscriber_call(user, read), SDVP_ACCESS_VIOLATION);
    reporter_count(device, 1);
    assert_int_equal(user->count, 0);
    assert_false(subscriber_brcb(user, MEAS).rpt_ena);
}

static void who_may_no_longer_read_a_member_hears_no_more_of_it(void **state)
{
    (void)state;
    assert_int_equal(SET(client, .has_resv_tms = true, .resv_tms = 30), SDVP_OK);
    assert_int_equal(subscriber_enable(client, MEAS), SDVP_OK);
    reporter_count(device, 1);
    loopback_roles(device->loopback, "centre", SDVP_ROLE_USER);
    reporter_count(device, 2);
    assert_int_equal(client->count, 1);
    sdvp_rcb_t block = subscriber_brcb(client, MEAS);
    assert_false(block.rpt_ena);
    assert_null(block.owner);
}

static void a_member_that_cannot_be_sent_is_said_when_enabling(void **state)
{
    (void)state;
    char text[201];
    memset(text, '<', 200);
    text[200] = '\0';
    reporter_update(device, "HP1/STMP1.Tmp.d[DC]", sdvp_text(SDVP_VISIBLE_STRING, text));
    subscriber_t *narrow = reporter_connect_as(device, "narrow", SDVP_ROLE_SERVICE_PROVIDER, 1024);
    assert_int_equal(SET(narrow, .dat_set = "HP1/LLN0.Conf"), SDVP_OK);
    assert_int_equal(subscriber_enable(narrow, MEAS), SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
    assert_non_null(strstr(narrow->answer.is.refusal.detail, "HP1/STMP1.Tmp.d[DC]"));
    assert_non_null(strstr(narrow->answer.is.refusal.detail, "1024"));
}

/* Segments. */

static const char *const WIDE[] = {
    "HP1/STMP1.Tmp[MX]", "HP1/STMP2.Tmp[MX]", "HP1/GGIO1.IntIn1[ST]", "HP1/STMP1.Tmp.mag[MX]", "HP1/STMP2.Tmp.mag[MX]",
    "HP1/STMP1.Tmp.d[DC]", "HP1/STMP2.Tmp.d[DC]", "HP1/STMP1.Tmp.db[CF]", "HP1/STMP2.Tmp.db[CF]", "HP1/LLN0.Cnt[ST]"};

static subscriber_t *connect_narrow(void)
{
    const sdvp_message_t create = {
        .service = SDVP_CREATE_DATA_SET, .is.create_data_set_request = {"HP1/LLN0.Wide", {WIDE, 10}}};
    char text[251];
    memset(text, 'x', 250);
    text[250] = '\0';
    reporter_update(device, "HP1/STMP1.Tmp.d[DC]", sdvp_text(SDVP_VISIBLE_STRING, text));
    reporter_update(device, "HP1/STMP2.Tmp.d[DC]", sdvp_text(SDVP_VISIBLE_STRING, text));
    subscriber_t *narrow = reporter_connect_as(device, "narrow", SDVP_ROLE_SERVICE_PROVIDER, 1024);
    assert_int_equal(subscriber_call(narrow, create), SDVP_OK);
    assert_int_equal(SET(narrow, .dat_set = "HP1/LLN0.Wide"), SDVP_OK);
    assert_int_equal(subscriber_enable(narrow, MEAS), SDVP_OK);
    return narrow;
}

/* The reports from one on are the segments of one report of all ten members. Returns how many. */
static size_t assert_segments(const subscriber_t *narrow, size_t from)
{
    size_t member = 0;
    size_t number = 0;
    for (bool more = true; more; number++) {
        assert_true(from + number < narrow->count);
        const sdvp_report_t *segment = narrow->reports[from + number];
        assert_int_equal(segment->sub_sq_num, number);
        assert_int_equal(segment->sq_num, narrow->reports[from]->sq_num);
        assert_true(segment->entry_id == narrow->reports[from]->entry_id);
        assert_int_equal(segment->buf_ovfl, narrow->reports[from]->buf_ovfl);
        for (size_t i = 0; i < segment->count; i++) {
            assert_int_equal(segment->members[i].index, member++);
        }
        more = segment->more_segments_follow;
    }
    assert_int_equal(member, 10);
    return number;
}

static void a_report_that_does_not_fit_is_cut_at_members_with_the_same_numbers_in_every_segment(void **state)
{
    (void)state;
    subscriber_t *narrow = connect_narrow();
    assert_int_equal(SET(narrow, .has_gi = true, .gi = true), SDVP_OK);
    size_t segments = assert_segments(narrow, 0);
    assert_in_range(segments, 2, 5);
    assert_int_equal(narrow->count, segments);
    reporter_count(device, 4);
    assert_int_equal(narrow->count, segments + 1);
    assert_int_equal(subscriber_last(narrow)->sq_num, 1);
    assert_false(subscriber_last(narrow)->more_segments_follow);
}

static void every_segment_fits_the_message_size(void **state)
{
    (void)state;
    subscriber_t *narrow = connect_narrow();
    loopback_hold(device->loopback, true);
    assert_int_equal(SET(narrow, .has_gi = true, .gi = true), SDVP_OK);
    loopback_hold(device->loopback, false);
    assert_true(strlen(loopback_last(device->loopback)) <= 1024);
    reporter_settle(device);
    assert_segments(narrow, 0);
}

static void segments_that_the_transport_does_not_take_at_once_come_all_the_same(void **state)
{
    (void)state;
    subscriber_t *narrow = connect_narrow();
    loopback_window(device->loopback, 1);
    assert_int_equal(SET(narrow, .has_gi = true, .gi = true), SDVP_OK);
    reporter_advance(device, 1000);
    assert_int_equal(narrow->count, assert_segments(narrow, 0));
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_server_offers_the_services_and_lists_the_blocks),
        TEST(unknown_blocks_are_not_available),
        TEST(while_enabled_everything_but_rpt_ena_and_gi_is_refused),
        TEST(gi_is_for_blocks_that_are_enabled_and_have_the_trigger),
        TEST(values_out_of_range_are_refused_and_nothing_is_written),
        TEST(a_block_of_another_client_takes_nothing),
        TEST(resv_tms_holds_the_block_that_long_after_the_association),
        TEST(resv_tms_its_client_comes_back_in_time_and_keeps_the_block),
        TEST(resv_tms_outlives_the_disable_and_is_given_back_by_zero),
        TEST(resv_tms_outlives_the_process),
        TEST(resv_tms_minus_one_is_for_one_client_for_good),
        TEST(resv_reserves_a_urcb_until_given_back_or_the_association_ends),
        TEST(a_write_reserves_for_as_long_as_the_association),
        TEST(another_association_of_the_same_client_may_disable_and_the_first_ones_end_leaves_it),
        TEST(settings_outlive_the_process),
        TEST(settings_that_cannot_be_kept_are_refused_and_not_written),
        TEST(who_may_not_read_a_member_cannot_enable),
        TEST(who_may_no_longer_read_a_member_hears_no_more_of_it),
        TEST(a_member_that_cannot_be_sent_is_said_when_enabling),
        TEST(a_report_that_does_not_fit_is_cut_at_members_with_the_same_numbers_in_every_segment),
        TEST(every_segment_fits_the_message_size),
        TEST(segments_that_the_transport_does_not_take_at_once_come_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
