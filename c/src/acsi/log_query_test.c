/* Queries of logs within the memory of an answer (IEC 61850-7-2 clause 17.3.5). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "reporter.h"

#define OWN "HP1/LLN0.Own"
#define COUNTER "HP1/GGIO1.IntIn1.stVal[ST]" /* a user may not read it */
#define TEMPERATURE "HP1/STMP1.Tmp[MX]"      /* but this */

enum { ANSWER_MEMORY = 50000, MANY_VALUES = 5000 };

static reporter_t *device;

/* The store of the tests, where an entry may have become shorter than it was. */
static const sdvp_log_store_t *whole;
static sdvp_entry_log_t own;
static sdvp_entry_id_t cut;

static bool next(void *ctx, sdvp_entry_id_t after, const sdvp_interval_t *interval, sdvp_stored_t *to)
{
    bool found = own.next(ctx, after, interval, to);
    if (found && to->id == cut) {
        to->length--;
    }
    return found;
}

static sdvp_error_t open_log(void *ctx, const char *log, sdvp_entry_log_t *to)
{
    (void)ctx;
    sdvp_error_t error = whole->open(whole->ctx, log, to);
    if (strcmp(log, OWN) == 0) {
        own = *to;
        to->next = next;
    }
    return error;
}

static int set_up(void **state)
{
    (void)state;
    static sdvp_log_store_t store;
    device = reporter_new();
    const sdvp_store_limits_t limits = sdvp_store_limits();
    device->store = sdvp_store_in_memory(&limits);
    whole = sdvp_store_logs(device->store);
    store = *whole;
    store.open = open_log;
    cut = 0;
    device->logging.logs = &store;
    device->logging.states = sdvp_store_states(device->store);
    device->max_answer_memory = ANSWER_MEMORY;
    reporter_start(device);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    reporter_free(device);
    return 0;
}

static void append(const char *reference, sdvp_value_t value)
{
    const sdvp_log_value_t member = {reference, value, 0};
    assert_int_equal(sdvp_logs_append(device->logs, OWN, &member, 1), SDVP_OK);
    reporter_advance(device, 1000);
}

/* Few octets in the log, much memory in an answer. */
static sdvp_value_t many_values(void)
{
    static sdvp_value_t items[MANY_VALUES];
    for (size_t i = 0; i < MANY_VALUES; i++) {
        items[i] = sdvp_boolean(true);
    }
    return (sdvp_value_t){.type = SDVP_ARRAY, .is.list = {items, MANY_VALUES}};
}

static sdvp_error_t query_after(subscriber_t *by, sdvp_entry_id_t after)
{
    const sdvp_message_t request = {.service = SDVP_QUERY_LOG_AFTER, .is.query_log_after_request = {OWN, after}};
    return subscriber_call(by, request);
}

static sdvp_entry_id_t newest(subscriber_t *by)
{
    const sdvp_message_t request = {.service = SDVP_GET_LOG_STATUS_VALUES, .is.block_request = {OWN}};
    assert_int_equal(subscriber_call(by, request), SDVP_OK);
    return by->answer.is.get_log_status_values_response.new_entr;
}

/* The last answer is one page with this entry alone. */
static void assert_page(const subscriber_t *by, int64_t value, bool more_follows)
{
    const sdvp_query_log_response_t *page = &by->answer.is.query_log_response;
    assert_int_equal(page->count, 1);
    assert_int_equal(page->entries[0].count, 1);
    assert_int_equal(page->entries[0].values[0].value.is.integer, value);
    assert_int_equal(page->more_follows, more_follows);
}

static void entries_that_a_caller_may_not_see_take_none_of_the_memory_of_its_answer(void **state)
{
    (void)state;
    for (int32_t i = 0; i < 1000; i++) {
        append(COUNTER, sdvp_integer(SDVP_INT32, i));
    }
    append(TEMPERATURE, sdvp_integer(SDVP_INT32, 7));
    append(COUNTER, many_values());
    subscriber_t *user = reporter_connect_as(device, "user", SDVP_ROLE_USER, 65536);
    assert_int_equal(query_after(user, 0), SDVP_OK);
    assert_page(user, 7, false);
}

static void values_that_a_caller_may_not_see_take_none_of_the_memory_of_its_answer(void **state)
{
    (void)state;
    const sdvp_log_value_t members[] = {
        {COUNTER, many_values(), 0},
        {TEMPERATURE, sdvp_integer(SDVP_INT32, 8), 0}};
    assert_int_equal(sdvp_logs_append(device->logs, OWN, members, 2), SDVP_OK);
    reporter_settle(device);
    subscriber_t *user = reporter_connect_as(device, "user", SDVP_ROLE_USER, 65536);
    assert_int_equal(query_after(user, 0), SDVP_OK);
    assert_page(user, 8, false);
}

static void more_than_the_memory_of_an_answer_comes_in_pages(void **state)
{
    (void)state;
    for (int32_t i = 0; i < 1000; i++) {
        append(COUNTER, sdvp_integer(SDVP_INT32, i));
    }
    subscriber_t *provider = reporter_connect_as(device, "centre", SDVP_ROLE_SERVICE_PROVIDER, 1000000);
    int64_t expected = 0;
    sdvp_entry_id_t after = 0;
    for (bool more = true; more;) {
        assert_int_equal(query_after(provider, after), SDVP_OK);
        const sdvp_query_log_response_t *page = &provider->answer.is.query_log_response;
        assert_true(page->count > 0);
        for (size_t i = 0; i < page->count; i++) {
            assert_int_equal(page->entries[i].values[0].value.is.integer, expected++);
        }
        after = page->entries[page->count - 1].entry_id;
        more = page->more_follows;
    }
    assert_int_equal(expected, 1000);
}

static void an_entry_that_cannot_be_read_is_passed_over(void **state)
{
    (void)state;
    subscriber_t *provider = reporter_connect(device, "centre");
    append(COUNTER, sdvp_integer(SDVP_INT32, 1));
    cut = newest(provider);
    append(COUNTER, sdvp_integer(SDVP_INT32, 2));
    assert_int_equal(query_after(provider, 0), SDVP_OK);
    assert_page(provider, 2, false);
    cut = newest(provider);
    assert_int_equal(query_after(provider, 0), SDVP_OK);
    assert_page(provider, 1, false);
}

static void an_entry_that_takes_more_than_the_memory_of_an_answer_is_named_and_can_be_passed(void **state)
{
    (void)state;
    subscriber_t *provider = reporter_connect(device, "centre");
    append(COUNTER, sdvp_integer(SDVP_INT32, 1));
    sdvp_entry_id_t first = newest(provider);
    append(COUNTER, many_values());
    sdvp_entry_id_t second = newest(provider);
    append(COUNTER, sdvp_integer(SDVP_INT32, 3));
    assert_int_equal(query_after(provider, 0), SDVP_OK);
    assert_page(provider, 1, true);
    char name[32];
    snprintf(name, sizeof name, "entry %016" PRIx64, second);
    assert_int_equal(query_after(provider, first), SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
    assert_non_null(strstr(provider->answer.is.refusal.detail, name));
    assert_int_equal(query_after(provider, second), SDVP_OK);
    assert_page(provider, 3, false);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(entries_that_a_caller_may_not_see_take_none_of_the_memory_of_its_answer),
        TEST(values_that_a_caller_may_not_see_take_none_of_the_memory_of_its_answer),
        TEST(more_than_the_memory_of_an_answer_comes_in_pages),
        TEST(an_entry_that_cannot_be_read_is_passed_over),
        TEST(an_entry_that_takes_more_than_the_memory_of_an_answer_is_named_and_can_be_passed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
