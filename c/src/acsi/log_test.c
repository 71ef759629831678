/* Logs and their control blocks (IEC 61850-7-2 clause 17.3). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <string.h>

#include "reporter.h"

#define BY_MEAS "HP1/LLN0.Meas"
#define BY_COUNT "HP1/LLN0.Count"
#define OWN "HP1/LLN0.Own"

static reporter_t *device;
static subscriber_t *client;

static int set_up(void **state)
{
    (void)state;
    device = reporter_new();
    const sdvp_store_limits_t limits = sdvp_store_limits();
    device->store = sdvp_store_in_memory(&limits);
    device->logging.logs = sdvp_store_logs(device->store);
    device->logging.states = sdvp_store_states(device->store);
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

static void restart(void)
{
    reporter_start(device);
    client = reporter_connect(device, "centre");
}

#define SET(lcb, ...) subscriber_set_lcb(client, (sdvp_lcb_t){.reference = lcb, __VA_ARGS__})
#define DISABLE(lcb) assert_int_equal(SET(lcb, .has_log_ena = true), SDVP_OK)
#define ENABLE(lcb) assert_int_equal(SET(lcb, .has_log_ena = true, .log_ena = true), SDVP_OK)
/* Count alone logs to Day. */
#define COUNT_ONLY(...)                                                                                                \
    DISABLE(BY_MEAS);                                                                                                  \
    assert_int_equal(SET(BY_COUNT, __VA_ARGS__), SDVP_OK);                                                             \
    ENABLE(BY_COUNT)

static sdvp_lcb_t lcb(const char *reference)
{
    const sdvp_message_t request = {.service = SDVP_GET_LCB_VALUES, .is.block_request = {reference}};
    assert_int_equal(subscriber_call(client, request), SDVP_OK);
    return client->answer.is.lcb;
}

static sdvp_error_t query_after(subscriber_t *by, const char *log, sdvp_entry_id_t after)
{
    const sdvp_message_t request = {
        .service = SDVP_QUERY_LOG_AFTER, .is.query_log_after_request = {log, after}};
    return subscriber_call(by, request);
}

/* The entries of a log, the first page. Good until the next call. */
static sdvp_query_log_response_t held(const char *log)
{
    assert_int_equal(query_after(client, log, 0), SDVP_OK);
    return client->answer.is.query_log_response;
}

/* The first member of an entry as a counter. */
static int64_t count_of(const sdvp_log_entry_t *entry)
{
    const sdvp_value_t *value = &entry->values[entry->count - 1].value;
    return value->type == SDVP_STRUCTURE ? value->is.list.items[0].is.integer : value->is.integer;
}

static void assert_counts(sdvp_query_log_response_t page, const int64_t *expected)
{
    size_t count = 0;
    for (; expected[count] != 0; count++) {
        assert_true(count < page.count);
        assert_int_equal(count_of(&page.entries[count]), expected[count]);
    }
    assert_int_equal(page.count, count);
}

#define ASSERT_COUNTS(page, ...) assert_counts(page, (const int64_t[]){__VA_ARGS__, 0})

static void logging_begins_with_the_server_when_log_ena_is_configured(void **state)
{
    (void)state;
    assert_true(lcb(BY_MEAS).log_ena);
    reporter_temperature(device, 1, 21.5f);
    reporter_advance(device, 2000);
    reporter_temperature(device, 2, 40);
    sdvp_query_log_response_t page = held(DAY);
    assert_int_equal(page.count, 2);
    assert_false(page.more_follows);
    assert_int_equal(page.entries[0].entry_id, UINT64_C(1767225600000000));
    assert_string_equal(page.entries[0].values[0].reference, "HP1/STMP1.Tmp[MX]");
    assert_string_equal(page.entries[1].values[0].reference, "HP1/STMP2.Tmp[MX]");
    assert_int_equal(page.entries[1].values[0].reasons, SDVP_TRG_DCHG);
    assert_true(page.entries[1].values[0].value.is.list.items[0].is.list.items[0].is.real == 40.0);
    assert_int_equal(page.entries[1].time_of_entry.milliseconds - page.entries[0].time_of_entry.milliseconds, 2000);
}

static void a_block_that_is_disabled_logs_nothing(void **state)
{
    (void)state;
    DISABLE(BY_MEAS);
    reporter_count(device, 1);
    assert_int_equal(held(DAY).count, 0);
    assert_false(lcb(BY_MEAS).log_ena);
}

static void without_reason_code_entries_state_no_reason(void **state)
{
    (void)state;
    COUNT_ONLY(.has_reason_code = true);
    reporter_count(device, 5);
    assert_int_equal(held(DAY).entries[0].values[0].reasons, 0);
}

static void one_moment_is_one_entry_in_the_order_of_the_data_set(void **state)
{
    (void)state;
    const sdvp_write_t writes[] = {
        {"HP1/GGIO1.IntIn1.stVal[ST]", sdvp_integer(SDVP_INT32, 3)},
        {"HP1/STMP2.Tmp.q[MX]", sdvp_bit_string(SDVP_QUALITY, SDVP_Q_TEST)},
        {"HP1/STMP1.Tmp.q[MX]", sdvp_bit_string(SDVP_QUALITY, SDVP_Q_TEST)}};
    assert_int_equal(sdvp_values_set(device->values, writes, 3, NULL), SDVP_OK);
    sdvp_query_log_response_t page = held(DAY);
    assert_int_equal(page.count, 1);
    assert_int_equal(page.entries[0].count, 3);
    assert_string_equal(page.entries[0].values[0].reference, "HP1/STMP1.Tmp[MX]");
    assert_string_equal(page.entries[0].values[2].reference, "HP1/GGIO1.IntIn1[ST]");
}

static void buf_tm_gathers_changes_and_a_second_one_of_the_same_member_closes_the_entry_before(void **state)
{
    (void)state;
    COUNT_ONLY(.has_buf_tm = true, .buf_tm = 100);
    reporter_count(device, 1);
    assert_int_equal(held(DAY).count, 0);
    reporter_count(device, 2);
    ASSERT_COUNTS(held(DAY), 1);
    reporter_advance(device, 100);
    ASSERT_COUNTS(held(DAY), 1, 2);
}

static void what_waits_for_buf_tm_is_logged_on_disable_and_when_the_server_stops(void **state)
{
    (void)state;
    COUNT_ONLY(.has_buf_tm = true, .buf_tm = 1000);
    reporter_count(device, 1);
    DISABLE(BY_COUNT);
    reporter_advance(device, 5000);
    ASSERT_COUNTS(held(DAY), 1);
    ENABLE(BY_COUNT);
    reporter_count(device, 2);
    restart();
    ASSERT_COUNTS(held(DAY), 1, 2);
}

static void integrity_logs_the_whole_data_set_in_its_period_after_what_waits(void **state)
{
    (void)state;
    DISABLE(BY_MEAS);
    assert_int_equal(SET(BY_MEAS, .has_intg_pd = true, .intg_pd = 1000, .has_buf_tm = true, .buf_tm = 5000), SDVP_OK);
    ENABLE(BY_MEAS);
    reporter_count(device, 7);
    reporter_advance(device, 2999);
    sdvp_query_log_response_t page = held(DAY);
    assert_int_equal(page.count, 3);
    assert_int_equal(page.entries[0].values[0].reasons, SDVP_TRG_DCHG);
    for (size_t i = 1; i < 3; i++) {
        assert_int_equal(page.entries[i].count, 3);
        assert_int_equal(page.entries[i].values[2].reasons, SDVP_TRG_INTEGRITY);
    }
    DISABLE(BY_MEAS);
    reporter_advance(device, 10000);
    assert_int_equal(held(DAY).count, 3);
}

static void several_blocks_write_to_one_log_with_rising_ids(void **state)
{
    (void)state;
    ENABLE(BY_COUNT);
    reporter_count(device, 1);
    reporter_count(device, 2);
    sdvp_query_log_response_t page = held(DAY);
    assert_int_equal(page.count, 4);
    for (size_t i = 1; i < 4; i++) {
        assert_true(page.entries[i].entry_id > page.entries[i - 1].entry_id);
    }
}

static void log_ref_takes_entries_to_another_log(void **state)
{
    (void)state;
    COUNT_ONLY(.log_ref = OWN);
    reporter_count(device, 1);
    assert_int_equal(held(DAY).count, 0);
    ASSERT_COUNTS(held(OWN), 1);
}

static void entry_ids_rise_over_restarts_even_if_the_clock_is_set_back(void **state)
{
    (void)state;
    reporter_count(device, 1);
    device->utc_us = 10000000; /* 1970 */
    restart();
    reporter_count(device, 2);
    sdvp_query_log_response_t page = held(DAY);
    assert_int_equal(page.count, 2);
    assert_true(page.entries[1].entry_id == page.entries[0].entry_id + 1);
    assert_int_equal(page.entries[1].time_of_entry.days, 0);
}

static void what_a_client_set_outlives_the_server(void **state)
{
    (void)state;
    COUNT_ONLY(
        .has_buf_tm = true, .buf_tm = 10, .has_intg_pd = true, .intg_pd = 60000, .has_trg_ops = true,
        .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_GI, .has_reason_code = true, .log_ref = OWN);
    restart();
    sdvp_lcb_t block = lcb(BY_COUNT);
    assert_true(block.log_ena && block.buf_tm == 10 && block.intg_pd == 60000 && !block.reason_code);
    assert_int_equal(block.trg_ops, SDVP_TRG_DCHG);
    assert_string_equal(block.log_ref, OWN);
    assert_false(lcb(BY_MEAS).log_ena);
    reporter_count(device, 5);
    reporter_advance(device, 10);
    ASSERT_COUNTS(held(OWN), 5);
}

static void a_block_that_is_to_log_but_cannot_is_disabled_and_told(void **state)
{
    (void)state;
    assert_string_equal(sdvp_logs_cannot_log(device->logs, 0), "HP1/LLN0.Lost");
    assert_null(sdvp_logs_cannot_log(device->logs, 1));
    assert_false(lcb("HP1/LLN0.Lost").log_ena);
    assert_int_equal(
        SET("HP1/LLN0.Lost", .has_log_ena = true, .log_ena = true), SDVP_PARAMETER_VALUE_INCONSISTENT);
}

static void while_log_ena_is_true_nothing_else_is_written(void **state)
{
    (void)state;
    assert_int_equal(SET(BY_MEAS, .dat_set = "HP1/LLN0.Count"), SDVP_INSTANCE_IN_USE);
    assert_int_equal(SET(BY_MEAS, .has_reason_code = true), SDVP_INSTANCE_IN_USE);
    assert_int_equal(SET(BY_MEAS, .has_buf_tm = true), SDVP_INSTANCE_IN_USE);
    assert_int_equal(SET(BY_MEAS, .has_trg_ops = true), SDVP_INSTANCE_IN_USE);
    assert_int_equal(SET(BY_MEAS, .has_intg_pd = true), SDVP_INSTANCE_IN_USE);
    assert_int_equal(SET(BY_MEAS, .log_ref = OWN), SDVP_INSTANCE_IN_USE);
    assert_int_equal(SET(BY_MEAS, .has_log_ena = true, .has_buf_tm = true), SDVP_INSTANCE_IN_USE);
    ENABLE(BY_MEAS);
}

static void what_does_not_fit_is_refused_and_holds_nothing(void **state)
{
    (void)state;
    DISABLE(BY_MEAS);
    assert_int_equal(SET("HP1/LLN0.None", .has_log_ena = true), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(SET(BY_MEAS, .dat_set = "HP1/LLN0.None"), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(SET(BY_MEAS, .log_ref = "HP1/LLN0.None"), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(SET(BY_MEAS, .dat_set = "@mine"), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(SET(BY_MEAS, .has_intg_pd = true, .intg_pd = 999), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    static const char *const MEMBER[] = {"HP1/GGIO1.IntIn1.stVal[ST]"};
    const sdvp_message_t create = {
        .service = SDVP_CREATE_DATA_SET, .is.create_data_set_request = {"HP1/LLN0.Mine", {MEMBER, 1}}};
    const sdvp_message_t delete = {.service = SDVP_DELETE_DATA_SET, .is.data_set_request = {"HP1/LLN0.Mine"}};
    assert_int_equal(subscriber_call(client, create), SDVP_OK);
    assert_int_equal(
        SET(BY_MEAS, .dat_set = "HP1/LLN0.Mine", .log_ref = "HP1/LLN0.None"), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(SET(BY_MEAS, .dat_set = "HP1/LLN0.Mine"), SDVP_OK);
    assert_int_equal(subscriber_call(client, delete), SDVP_INSTANCE_IN_USE);
    assert_int_equal(SET(BY_MEAS, .dat_set = ""), SDVP_OK);
    assert_int_equal(subscriber_call(client, delete), SDVP_OK);
    restart();
    assert_null(lcb(BY_MEAS).dat_set);
}

static sdvp_error_t cannot_save(void *ctx, const char *name, const uint8_t *octets, size_t length)
{
    (void)ctx;
    (void)name;
    (void)octets;
    (void)length;
    return SDVP_STORAGE;
}

static void what_cannot_be_kept_is_refused(void **state)
{
    (void)state;
    sdvp_state_store_t full = *device->logging.states;
    full.save = cannot_save;
    device->logging.states = &full;
    restart();
    assert_int_equal(SET(BY_MEAS, .has_log_ena = true), SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
    assert_true(lcb(BY_MEAS).log_ena);
    reporter_stop(device);
}

/* Queries. */

/* Logs 1 to some number, one a second, by the block Count alone. */
static void log_counts(int32_t last)
{
    COUNT_ONLY(.has_buf_tm = true);
    for (int32_t i = 1; i <= last; i++) {
        reporter_advance(device, 1000);
        reporter_count(device, i);
    }
}

static sdvp_entry_time_t second(int64_t number)
{
    return sdvp_entry_time_of((INT64_C(1767225600) + number) * 1000000);
}

/* `start`, `stop`: seconds; -1: open. */
static sdvp_error_t by_time(subscriber_t *by, int64_t start, int64_t stop, sdvp_entry_id_t after)
{
    const sdvp_message_t request = {
        .service = SDVP_QUERY_LOG_BY_TIME,
        .is.query_log_by_time_request = {
            .log = DAY, .has_range_start = start >= 0, .range_start = second(start), .has_range_stop = stop >= 0,
            .range_stop = second(stop), .has_continue_after = after != 0, .continue_after = after}};
    return subscriber_call(by, request);
}

static void assert_interval(int64_t start, int64_t stop, const int64_t *expected)
{
    assert_int_equal(by_time(client, start, stop, 0), SDVP_OK);
    assert_counts(client->answer.is.query_log_response, expected);
}

static void an_interval_has_both_its_ends(void **state)
{
    (void)state;
    log_counts(10);
    assert_interval(3, 5, (const int64_t[]){3, 4, 5, 0});
    assert_interval(9, -1, (const int64_t[]){9, 10, 0});
    assert_interval(-1, 2, (const int64_t[]){1, 2, 0});
    assert_interval(4, 4, (const int64_t[]){4, 0});
    assert_interval(100, -1, (const int64_t[]){0});
    assert_int_equal(by_time(client, 5, 4, 0), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
}

static void the_status_is_that_of_the_ends_and_of_an_empty_log_all_zero(void **state)
{
    (void)state;
    log_counts(3);
    sdvp_query_log_response_t page = held(DAY);
    sdvp_entry_id_t oldest = page.entries[0].entry_id;
    sdvp_entry_id_t newest = page.entries[2].entry_id;
    const sdvp_message_t day = {.service = SDVP_GET_LOG_STATUS_VALUES, .is.block_request = {DAY}};
    const sdvp_message_t own = {.service = SDVP_GET_LOG_STATUS_VALUES, .is.block_request = {OWN}};
    const sdvp_message_t none = {.service = SDVP_GET_LOG_STATUS_VALUES, .is.block_request = {"HP1/LLN0.None"}};
    assert_int_equal(subscriber_call(client, day), SDVP_OK);
    const sdvp_get_log_status_values_response_t *status = &client->answer.is.get_log_status_values_response;
    assert_true(status->old_entr == oldest && status->new_entr == newest);
    assert_int_equal(status->new_entr_tm.milliseconds, second(3).milliseconds);
    assert_int_equal(subscriber_call(client, own), SDVP_OK);
    assert_true(status->old_entr == 0 && status->new_entr == 0 && status->new_entr_tm.days == 0);
    assert_int_equal(subscriber_call(client, none), SDVP_INSTANCE_NOT_AVAILABLE);
}

static void after_an_entry_that_is_not_there_is_refused(void **state)
{
    (void)state;
    static const sdvp_entry_id_t IDS[] = {1, UINT64_C(1767225600999999), INT64_MAX, UINT64_MAX, UINT64_C(1) << 63};
    log_counts(2);
    for (size_t i = 0; i < sizeof IDS / sizeof *IDS; i++) {
        assert_int_equal(query_after(client, DAY, IDS[i]), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
        assert_non_null(strstr(client->answer.is.refusal.detail, "is not in HP1/LLN0.Day, which has"));
    }
}

static void a_long_log_comes_in_pages_of_the_negotiated_size(void **state)
{
    (void)state;
    static const uint32_t SIZES[] = {1024, 1500, 4096, 65536};
    log_counts(300);
    for (size_t i = 0; i < 4; i++) {
        char name[16];
        snprintf(name, sizeof name, "reader%zu", i);
        subscriber_t *reader = reporter_connect_as(device, name, SDVP_ROLE_SERVICE_PROVIDER, SIZES[i]);
        int64_t expected = 1;
        size_t pages = 0;
        sdvp_entry_id_t after = 0;
        for (bool more = true; more; pages++) {
            assert_int_equal(pages % 2 == 0 ? query_after(reader, DAY, after) : by_time(reader, 0, 1000, after), SDVP_OK);
            sdvp_query_log_response_t page = reader->answer.is.query_log_response;
            assert_true(page.count > 0);
            for (size_t k = 0; k < page.count; k++) {
                assert_int_equal(count_of(&page.entries[k]), expected++);
            }
            after = page.entries[page.count - 1].entry_id;
            more = page.more_follows;
        }
        assert_int_equal(expected, 301);
        assert_true(pages > 300u * 100 / SIZES[i]);
    }
}

static void an_entry_that_is_too_long_is_named_and_can_be_passed(void **state)
{
    (void)state;
    static const char *const MEMBER[] = {"HP1/STMP1.Tmp.d[DC]", "HP1/STMP1.Tmp.mag[MX]"};
    char text[251];
    memset(text, '<', 250);
    text[250] = '\0';
    const sdvp_message_t create = {
        .service = SDVP_CREATE_DATA_SET, .is.create_data_set_request = {"HP1/LLN0.Texts", {MEMBER, 2}}};
    assert_int_equal(subscriber_call(client, create), SDVP_OK);
    COUNT_ONLY(.dat_set = "HP1/LLN0.Texts", .has_intg_pd = true, .intg_pd = 1000);
    reporter_advance(device, 1000);
    reporter_update(device, "HP1/STMP1.Tmp.d[DC]", sdvp_text(SDVP_VISIBLE_STRING, text));
    reporter_advance(device, 1000);
    reporter_update(device, "HP1/STMP1.Tmp.d[DC]", sdvp_text(SDVP_VISIBLE_STRING, "short"));
    reporter_advance(device, 1000);
    sdvp_query_log_response_t all = held(DAY);
    assert_int_equal(all.count, 3);
    sdvp_entry_id_t ids[3] = {all.entries[0].entry_id, all.entries[1].entry_id, all.entries[2].entry_id};
    subscriber_t *narrow = reporter_connect_as(device, "narrow", SDVP_ROLE_SERVICE_PROVIDER, 1024);
    assert_int_equal(query_after(narrow, DAY, 0), SDVP_OK);
    assert_int_equal(narrow->answer.is.query_log_response.count, 1);
    assert_true(narrow->answer.is.query_log_response.more_follows);
    assert_int_equal(query_after(narrow, DAY, ids[0]), SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
    assert_non_null(strstr(narrow->answer.is.refusal.detail, "must fit in 1024 octets"));
    assert_int_equal(query_after(narrow, DAY, ids[1]), SDVP_OK);
    assert_true(narrow->answer.is.query_log_response.entries[0].entry_id == ids[2]);
}

static void a_caller_sees_only_the_values_it_may_read(void **state)
{
    (void)state;
    for (int32_t i = 1; i <= 100; i++) {
        reporter_count(device, i);
    }
    const sdvp_write_t writes[] = {
        {"HP1/GGIO1.IntIn1.stVal[ST]", sdvp_integer(SDVP_INT32, 500)},
        {"HP1/STMP1.Tmp.mag.f[MX]", sdvp_float32(20)}};
    assert_int_equal(sdvp_values_set(device->values, writes, 2, NULL), SDVP_OK);
    reporter_temperature(device, 1, 21);
    reporter_count(device, 1);
    subscriber_t *user = reporter_connect_as(device, "user", SDVP_ROLE_USER, 1024);
    assert_int_equal(query_after(user, DAY, 0), SDVP_OK);
    sdvp_query_log_response_t page = user->answer.is.query_log_response;
    assert_int_equal(page.count, 2);
    assert_false(page.more_follows);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(page.entries[i].count, 1);
        assert_string_equal(page.entries[i].values[0].reference, "HP1/STMP1.Tmp[MX]");
    }
    assert_int_equal(held(DAY).count, 103);
}

static void the_device_can_write_a_log_itself(void **state)
{
    (void)state;
    const sdvp_log_value_t values[] = {
        {"HP1/GGIO1.IntIn1.stVal[ST]", sdvp_integer(SDVP_INT32, 42), 0},
        {"HP1/GGIO1.IntIn1[ST]", sdvp_integer(SDVP_INT32, 43), SDVP_TRG_DUPD}};
    assert_int_equal(sdvp_logs_append(device->logs, OWN, values, 2), SDVP_OK);
    assert_int_equal(sdvp_logs_append(device->logs, "HP1/LLN0.None", values, 2), SDVP_INSTANCE_NOT_AVAILABLE);
    sdvp_query_log_response_t page = held(OWN);
    assert_int_equal(page.count, 1);
    assert_int_equal(page.entries[0].count, 2);
    assert_int_equal(page.entries[0].values[0].value.is.integer, 42);
    assert_int_equal(page.entries[0].values[1].reasons, SDVP_TRG_DUPD);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(logging_begins_with_the_server_when_log_ena_is_configured),
        TEST(a_block_that_is_disabled_logs_nothing),
        TEST(without_reason_code_entries_state_no_reason),
        TEST(one_moment_is_one_entry_in_the_order_of_the_data_set),
        TEST(buf_tm_gathers_changes_and_a_second_one_of_the_same_member_closes_the_entry_before),
        TEST(what_waits_for_buf_tm_is_logged_on_disable_and_when_the_server_stops),
        TEST(integrity_logs_the_whole_data_set_in_its_period_after_what_waits),
        TEST(several_blocks_write_to_one_log_with_rising_ids),
        TEST(log_ref_takes_entries_to_another_log),
        TEST(entry_ids_rise_over_restarts_even_if_the_clock_is_set_back),
        TEST(what_a_client_set_outlives_the_server),
        TEST(a_block_that_is_to_log_but_cannot_is_disabled_and_told),
        TEST(while_log_ena_is_true_nothing_else_is_written),
        TEST(what_does_not_fit_is_refused_and_holds_nothing),
        TEST(what_cannot_be_kept_is_refused),
        TEST(an_interval_has_both_its_ends),
        TEST(the_status_is_that_of_the_ends_and_of_an_empty_log_all_zero),
        TEST(after_an_entry_that_is_not_there_is_refused),
        TEST(a_long_log_comes_in_pages_of_the_negotiated_size),
        TEST(an_entry_that_is_too_long_is_named_and_can_be_passed),
        TEST(a_caller_sees_only_the_values_it_may_read),
        TEST(the_device_can_write_a_log_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
