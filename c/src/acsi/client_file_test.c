#include "cases.h"

#define PART 32512u /* of 65,536 octets: sdvp_part_length */

static heard_t heard;
static uint8_t content[2 * PART + 1];
static size_t file_size;   /* of the source */
static size_t got;         /* by the sink */
static sdvp_error_t fault; /* of source and sink */

static int set_up(void **state)
{
    memset(&heard, 0, sizeof heard);
    got = 0;
    fault = SDVP_OK;
    for (size_t i = 0; i < sizeof content; i++) {
        content[i] = (uint8_t)(i * 31 >> 3);
    }
    return world_with_association(state);
}

static sdvp_error_t source(void *ctx, uint64_t offset, uint8_t *to, size_t wanted, size_t *length)
{
    assert_ptr_equal(ctx, &heard);
    size_t left = file_size - (size_t)offset;
    *length = left < wanted ? left : wanted;
    memcpy(to, content + offset, *length);
    return fault;
}

static sdvp_error_t sink(void *ctx, uint64_t offset, const uint8_t *octets, size_t length, uint64_t size)
{
    assert_ptr_equal(ctx, &heard);
    assert_int_equal(size, file_size);
    assert_memory_equal(octets, content + offset, length);
    got += length;
    return fault;
}

static void upload(world_t *world, size_t size, uint64_t offset)
{
    file_size = size;
    const sdvp_file_upload_t what = {"a.bin", offset, source};
    assert_int_equal(sdvp_upload(world->association, &what, hear_done, &heard), SDVP_OK);
}

static sent_t *expect_part(world_t *world, uint64_t offset, size_t length, bool last)
{
    sent_t *call = scripted_last(world->scripted);
    const sdvp_set_file_request_t *part = &call->request.is.set_file_request;
    assert_int_equal(call->request.service, SDVP_SET_FILE);
    assert_string_equal(part->file_name, "a.bin");
    assert_int_equal(part->offset, offset);
    assert_int_equal(part->length, length);
    assert_memory_equal(part->content, content + offset, length);
    assert_int_equal(part->last, last);
    return call;
}

static void a_file_goes_up_in_parts_of_which_the_last_says_so(void **state)
{
    world_t *world = *state;
    assert_int_equal(sdvp_part_length(world->association), PART);
    upload(world, 2 * PART + 1, 0);
    scripted_ok(expect_part(world, 0, PART, false));
    scripted_ok(expect_part(world, PART, PART, false));
    assert_int_equal(heard.times, 0);
    scripted_ok(expect_part(world, 2 * PART, 1, true));
    assert_int_equal(heard.times, 1);
    assert_int_equal(heard.error, SDVP_OK);
}

static void a_file_of_whole_parts_has_no_empty_part_behind(void **state)
{
    world_t *world = *state;
    upload(world, PART, 0);
    scripted_ok(expect_part(world, 0, PART, true));
    upload(world, 2 * PART, PART);
    scripted_ok(expect_part(world, PART, PART, true));
    upload(world, 0, 0);
    scripted_ok(expect_part(world, 0, 0, true));
    assert_int_equal(heard.times, 3);
}

static void an_upload_that_is_refused_or_whose_source_fails_ends(void **state)
{
    world_t *world = *state;
    upload(world, 2 * PART, 0);
    scripted_refuse(scripted_last(world->scripted), SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, SDVP_NO_ADD_CAUSE);
    assert_int_equal(heard.error, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
    upload(world, 2 * PART, 0);
    fault = SDVP_STORAGE;
    scripted_ok(scripted_last(world->scripted));
    assert_int_equal(heard.error, SDVP_STORAGE);
    assert_int_equal(heard.times, 2);
}

static void download(world_t *world, size_t size, uint64_t max_size)
{
    file_size = size;
    const sdvp_file_download_t what = {"a.bin", 0, max_size, sink};
    assert_int_equal(sdvp_download(world->association, &what, hear_done, &heard), SDVP_OK);
}

static void give(world_t *world, size_t length, uint64_t size)
{
    sent_t *call = scripted_last(world->scripted);
    assert_int_equal(call->request.service, SDVP_GET_FILE);
    sdvp_message_t response = {.refused = false};
    response.is.get_file_response =
        (sdvp_get_file_response_t){content + call->request.is.get_file_request.offset, length, size};
    scripted_answer(call, response);
}

static void a_file_comes_down_in_parts(void **state)
{
    world_t *world = *state;
    download(world, 1000, 1000);
    give(world, 600, 1000);
    assert_int_equal(scripted_last(world->scripted)->request.is.get_file_request.offset, 600);
    give(world, 400, 1000);
    assert_int_equal(heard.times, 1);
    assert_int_equal(heard.error, SDVP_OK);
    assert_int_equal(got, 1000);
    download(world, 0, 0);
    give(world, 0, 0);
    assert_int_equal(heard.error, SDVP_OK);
}

static void a_file_that_is_too_long_changes_or_does_not_come_is_a_protocol_error(void **state)
{
    world_t *world = *state;
    download(world, 1000, 999);
    give(world, 600, 1000);
    assert_non_null(strstr(heard.detail, "at most 999 octets, but it has 1000"));
    download(world, 1000, 2000);
    give(world, 600, 1000);
    give(world, 400, 1001);
    assert_non_null(strstr(heard.detail, "but it changed"));
    download(world, 1000, 2000);
    give(world, 1001, 1000);
    assert_non_null(strstr(heard.detail, "but it changed"));
    download(world, 1000, 2000);
    give(world, 0, 1000);
    assert_non_null(strstr(heard.detail, "but got none"));
    assert_int_equal(heard.times, 4);
    assert_int_equal(heard.error, SDVP_PROTOCOL);
}

static void a_sink_that_fails_ends_the_download(void **state)
{
    world_t *world = *state;
    download(world, 1000, 1000);
    fault = SDVP_STORAGE;
    give(world, 600, 1000);
    assert_int_equal(heard.error, SDVP_STORAGE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, world_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_file_goes_up_in_parts_of_which_the_last_says_so),
        TEST(a_file_of_whole_parts_has_no_empty_part_behind),
        TEST(an_upload_that_is_refused_or_whose_source_fails_ends),
        TEST(a_file_comes_down_in_parts),
        TEST(a_file_that_is_too_long_changes_or_does_not_come_is_a_protocol_error),
        TEST(a_sink_that_fails_ends_the_download),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
