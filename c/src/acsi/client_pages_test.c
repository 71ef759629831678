#include "cases.h"

/* Names that a callback was given, joined by commas. */
static char names[512];
static heard_t heard;

static void hear_names(void *ctx, const sdvp_outcome_t *outcome, const sdvp_directory_response_t *answer)
{
    hear_done(ctx, outcome);
    names[0] = '\0';
    for (size_t i = 0; answer != NULL && i < answer->names.count; i++) {
        strcat(strcat(names, i == 0 ? "" : ","), answer->names.items[i]);
    }
    assert_true(answer == NULL || !answer->more_follows);
}

static int set_up(void **state)
{
    memset(&heard, 0, sizeof heard);
    return world_with_association(state);
}

static void page(world_t *world, const char *const *items, size_t count, bool more)
{
    sdvp_message_t response = {.refused = false};
    response.is.directory_response = (sdvp_directory_response_t){{items, count}, more};
    scripted_answer(scripted_last(world->scripted), response);
}

static void begin(world_t *world)
{
    const sdvp_get_logical_device_directory_request_t request = {"HP1", NULL};
    assert_int_equal(
        sdvp_get_logical_device_directory_all(world->association, &request, hear_names, &heard), SDVP_OK);
}

static void pages_are_joined_and_asked_for_after_the_last_name(void **state)
{
    world_t *world = *state;
    begin(world);
    assert_null(scripted_last(world->scripted)->request.is.get_logical_device_directory_request.continue_after);
    page(world, (const char *const[]){"LLN0", "LPHD1"}, 2, true);
    const sdvp_message_t *request = &scripted_last(world->scripted)->request;
    assert_string_equal(request->is.get_logical_device_directory_request.continue_after, "LPHD1");
    assert_string_equal(request->is.get_logical_device_directory_request.logical_device, "HP1");
    page(world, (const char *const[]){"STMP1"}, 1, false);
    assert_int_equal(heard.times, 1);
    assert_string_equal(names, "LLN0,LPHD1,STMP1");
}

static void an_empty_directory_is_no_fault(void **state)
{
    world_t *world = *state;
    begin(world);
    page(world, NULL, 0, false);
    assert_int_equal(heard.error, SDVP_OK);
    assert_string_equal(names, "");
}

static void a_refusal_of_a_later_page_is_the_outcome(void **state)
{
    world_t *world = *state;
    begin(world);
    page(world, (const char *const[]){"LLN0"}, 1, true);
    scripted_refuse(scripted_last(world->scripted), SDVP_INSTANCE_NOT_AVAILABLE, SDVP_NO_ADD_CAUSE);
    assert_int_equal(heard.error, SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(heard.times, 1);
}

static void a_page_without_names_after_which_more_follow_is_a_protocol_error(void **state)
{
    world_t *world = *state;
    begin(world);
    page(world, NULL, 0, true);
    assert_int_equal(heard.error, SDVP_PROTOCOL);
}

static void a_directory_without_end_is_a_protocol_error(void **state)
{
    world_t *world = *state;
    const char *many[100];
    for (size_t i = 0; i < 100; i++) {
        many[i] = "LLN0";
    }
    begin(world);
    for (int i = 0; i < 101 && heard.times == 0; i++) {
        page(world, many, 100, true);
    }
    assert_int_equal(heard.error, SDVP_PROTOCOL);
    assert_int_equal(heard.times, 1);
    assert_int_equal(world->scripted->count, 1 + 101);
}

static void joined_pages_have_a_limit_of_memory(void **state)
{
    (void)state;
    scripted_t *scripted = scripted_new();
    sdvp_client_config_t config = scripted_config(scripted);
    config.max_joined_octets = 4096;
    sdvp_client_t *client = NULL;
    assert_int_equal(sdvp_client_new(&config, &client), SDVP_OK);
    world_t world = {scripted, client, scripted_associate(scripted, client, 1)};
    memset(&heard, 0, sizeof heard);
    begin(&world);
    for (int i = 0; i < 1000 && heard.times == 0; i++) {
        page(&world, (const char *const[]){"ANAMEOFTHIRTYTWOLETTERSORNEARLY1"}, 1, true);
    }
    assert_int_equal(heard.error, SDVP_LIMIT_EXCEEDED);
    sdvp_client_free(client);
    scripted_free(scripted);
}

static void pages_may_be_given_up(void **state)
{
    world_t *world = *state;
    begin(world);
    page(world, (const char *const[]){"LLN0"}, 1, true);
    sdvp_give_up(world->client, &heard);
    assert_int_equal(heard.error, SDVP_CANCELLED);
    assert_int_equal(heard.times, 1);
}

static void hear_read(void *ctx, const sdvp_outcome_t *outcome, const sdvp_read_response_t *answer)
{
    hear_done(ctx, outcome);
    assert_int_equal(answer->results.count, 450);
    for (size_t i = 0; i < 450; i++) {
        assert_int_equal(answer->results.items[i].value.is.integer, i);
    }
}

static void a_long_list_is_read_by_several_calls(void **state)
{
    world_t *world = *state;
    static const char *references[450];
    sdvp_result_t results[200];
    for (size_t i = 0; i < 450; i++) {
        references[i] = i == 200 ? "HP1/STMP2.Tmp[MX]" : "HP1/STMP1.Tmp[MX]";
    }
    const sdvp_read_request_t request = {{references, 450}};
    assert_int_equal(sdvp_get_data_values_all(world->association, &request, hear_read, &heard), SDVP_OK);
    for (size_t done = 0; done < 450;) {
        const sdvp_names_t *asked = &scripted_last(world->scripted)->request.is.read_request.references;
        assert_int_equal(asked->count, done == 400 ? 50 : 200);
        assert_string_equal(asked->items[0], references[done]);
        for (size_t i = 0; i < asked->count; i++) {
            results[i] = (sdvp_result_t){SDVP_OK, sdvp_integer(SDVP_INT32, (int64_t)(done + i))};
        }
        done += asked->count;
        sdvp_message_t response = {.refused = false};
        response.is.read_response.results = (sdvp_results_t){results, asked->count};
        scripted_answer(scripted_last(world->scripted), response);
    }
    assert_int_equal(heard.times, 1);
    assert_int_equal(heard.error, SDVP_OK);
}

static void hear_members(
    void *ctx, const sdvp_outcome_t *outcome, const sdvp_get_data_set_directory_response_t *answer)
{
    hear_done(ctx, outcome);
    assert_int_equal(answer->members.count, 3);
    assert_string_equal(answer->members.items[2], "c");
    assert_true(answer->deletable);
}

static void members_of_a_data_set_are_asked_for_after_an_index(void **state)
{
    world_t *world = *state;
    const sdvp_get_data_set_directory_request_t request = {.data_set = "HP1/LLN0.All"};
    sdvp_get_data_set_directory_all(world->association, &request, hear_members, &heard);
    sdvp_message_t response = {.refused = false};
    response.is.get_data_set_directory_response =
        (sdvp_get_data_set_directory_response_t){{(const char *const[]){"a", "b"}, 2}, true, true};
    scripted_answer(scripted_last(world->scripted), response);
    const sdvp_message_t *next = &scripted_last(world->scripted)->request;
    assert_true(next->is.get_data_set_directory_request.has_continue_after);
    assert_int_equal(next->is.get_data_set_directory_request.continue_after, 1);
    response.is.get_data_set_directory_response =
        (sdvp_get_data_set_directory_response_t){{(const char *const[]){"c"}, 1}, true, false};
    scripted_answer(scripted_last(world->scripted), response);
    assert_int_equal(heard.times, 1);
}

/* Takes pages of a log until it has enough. */
static size_t wanted;
static size_t taken;
static bool whole_log;

static bool take_page(void *ctx, const sdvp_query_log_response_t *log)
{
    assert_ptr_equal(ctx, &heard);
    taken += log->count;
    return taken < wanted;
}

static void log_read(void *ctx, const sdvp_outcome_t *outcome, bool whole)
{
    hear_done(ctx, outcome);
    whole_log = whole;
}

static void log_page(world_t *world, sdvp_entry_id_t last, bool more)
{
    const sdvp_log_entry_t entry = {.entry_id = last};
    sdvp_message_t response = {.refused = false};
    response.is.query_log_response = (sdvp_query_log_response_t){&entry, last == 0 ? 0 : 1, more};
    scripted_answer(scripted_last(world->scripted), response);
}

static void begin_log(world_t *world)
{
    wanted = 10;
    taken = 0;
    sdvp_message_t request = {.service = SDVP_QUERY_LOG_BY_TIME};
    request.is.query_log_by_time_request =
        (sdvp_query_log_by_time_request_t){.log = "HP1/LLN0.Log", .has_range_start = true, .range_start = {9, 8}};
    assert_int_equal(sdvp_read_log(world->association, &request, take_page, log_read, &heard), SDVP_OK);
}

static void by_time_the_interval_stays_and_the_place_moves(void **state)
{
    world_t *world = *state;
    begin_log(world);
    for (sdvp_entry_id_t entry = 5; entry < 8; entry++) {
        log_page(world, entry, true);
        const sdvp_query_log_by_time_request_t *next =
            &scripted_last(world->scripted)->request.is.query_log_by_time_request;
        assert_int_equal(next->continue_after, entry);
        assert_true(next->has_continue_after && next->has_range_start && !next->has_range_stop);
        assert_int_equal(next->range_start.days, 9);
    }
    log_page(world, 8, false);
    assert_int_equal(taken, 4);
    assert_true(whole_log);
    assert_int_equal(heard.times, 1);
}

static void a_page_of_a_log_that_ends_where_it_began_is_a_protocol_error(void **state)
{
    world_t *world = *state;
    begin_log(world);
    log_page(world, 5, true);
    log_page(world, 5, true);
    assert_int_equal(heard.error, SDVP_PROTOCOL);
    assert_int_equal(heard.times, 1);
}

static void a_reader_that_has_enough_ends_the_query(void **state)
{
    world_t *world = *state;
    begin_log(world);
    wanted = 2;
    log_page(world, 5, true);
    log_page(world, 6, true);
    assert_int_equal(heard.times, 1);
    assert_int_equal(heard.error, SDVP_OK);
    assert_false(whole_log);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, world_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(pages_are_joined_and_asked_for_after_the_last_name),
        TEST(an_empty_directory_is_no_fault),
        TEST(a_refusal_of_a_later_page_is_the_outcome),
        TEST(a_page_without_names_after_which_more_follow_is_a_protocol_error),
        TEST(a_directory_without_end_is_a_protocol_error),
        cmocka_unit_test(joined_pages_have_a_limit_of_memory),
        TEST(pages_may_be_given_up),
        TEST(a_long_list_is_read_by_several_calls),
        TEST(members_of_a_data_set_are_asked_for_after_an_index),
        TEST(by_time_the_interval_stays_and_the_place_moves),
        TEST(a_page_of_a_log_that_ends_where_it_began_is_a_protocol_error),
        TEST(a_reader_that_has_enough_ends_the_query),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
