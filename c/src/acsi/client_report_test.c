#include <stdio.h>

#include "cases.h"

/* What the listener heard. */
typedef struct reports {
    unsigned count;
    uint32_t sq_nums[16];
    size_t members;
    sdvp_report_t last;
    unsigned losses;
    char loss[256];
    sdvp_error_t storing; /* what storing ends with */
} reports_t;

static reports_t heard;

static sdvp_error_t on_report(void *ctx, const sdvp_report_t *report)
{
    reports_t *reports = ctx;
    assert_false(report->more_segments_follow);
    assert_int_equal(report->sub_sq_num, 0);
    for (size_t i = 0; i < report->count; i++) {
        assert_string_equal(report->members[i].value.is.text.text, "value");
    }
    if (reports->storing == SDVP_OK) {
        reports->sq_nums[reports->count++] = report->sq_num;
        reports->members = report->count;
        reports->last = *report;
    }
    return reports->storing;
}

static void on_loss(void *ctx, const char *why)
{
    reports_t *reports = ctx;
    reports->losses++;
    snprintf(reports->loss, sizeof reports->loss, "%s", why);
}

static int set_up(void **state)
{
    world_with_association(state);
    world_t *world = *state;
    memset(&heard, 0, sizeof heard);
    const sdvp_report_listener_t listener = {&heard, on_report, on_loss};
    return sdvp_listen(world->association, "id", &listener) == SDVP_OK ? 0 : 1;
}

static sdvp_error_t receive(world_t *world, sdvp_report_t report)
{
    char text[] = "value"; /* gone when the next segment comes */
    sdvp_report_member_t member = {.index = (uint16_t)report.sub_sq_num,
        .value = {.type = SDVP_VISIBLE_STRING, .is.text = {text, 5}}};
    if (report.members == NULL) {
        report.members = &member;
        report.count = 1;
    }
    sdvp_message_t message = {.service = SDVP_REPORT};
    message.is.report = report;
    sdvp_error_t error = scripted_send(world->scripted, "a", message);
    memset(text, 'x', sizeof text);
    return error;
}

static sdvp_error_t segment(world_t *world, uint32_t sq_num, sdvp_entry_id_t entry, uint32_t sub_sq_num, bool more)
{
    return receive(world, (sdvp_report_t){.rpt_id = "id", .has_sq_num = true, .sq_num = sq_num,
        .sub_sq_num = sub_sq_num, .more_segments_follow = more, .has_entry_id = entry != 0, .entry_id = entry});
}

static sdvp_error_t buffered(world_t *world, uint32_t sq_num, sdvp_entry_id_t entry)
{
    return segment(world, sq_num, entry, 0, false);
}

static sdvp_error_t unbuffered(world_t *world, uint32_t sq_num)
{
    return segment(world, sq_num, 0, 0, false);
}

static void expect(size_t count, const uint32_t *sq_nums, unsigned losses)
{
    assert_int_equal(heard.count, count);
    assert_memory_equal(heard.sq_nums, sq_nums, count * sizeof *sq_nums);
    assert_int_equal(heard.losses, losses);
}

#define EXPECT(losses, ...) \
    expect(sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t), (uint32_t[]){__VA_ARGS__}, losses)

static void a_report_that_is_sent_again_is_dropped(void **state)
{
    world_t *world = *state;
    const uint32_t sent[] = {0, 1, 0, 1, 2};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(buffered(world, sent[i], 10 + sent[i]), SDVP_OK);
    }
    EXPECT(0, 0, 1, 2);
}

static void a_report_that_cannot_be_stored_is_refused_and_taken_when_it_comes_again(void **state)
{
    world_t *world = *state;
    heard.storing = SDVP_STORAGE;
    assert_int_equal(buffered(world, 0, 10), SDVP_STORAGE);
    heard.storing = SDVP_OK;
    assert_int_equal(buffered(world, 0, 10), SDVP_OK);
    EXPECT(0, 0);
}

static void reports_nobody_listens_to_are_done_with(void **state)
{
    world_t *world = *state;
    assert_int_equal(receive(world, (sdvp_report_t){.rpt_id = "other"}), SDVP_OK);
    sdvp_ignore(world->association, "id");
    sdvp_ignore(world->association, "id");
    assert_int_equal(buffered(world, 0, 10), SDVP_OK);
    assert_int_equal(heard.count, 0);
}

static void a_report_that_is_lost_in_part_is_done_with_for_its_loss_was_told(void **state)
{
    world_t *world = *state;
    assert_int_equal(segment(world, 0, 7, 0, true), SDVP_OK);
    assert_int_equal(buffered(world, 1, 8), SDVP_OK);
    EXPECT(1, 1);
    assert_non_null(strstr(heard.loss, "SqNum 0 ended after its first 1 segments"));
}

static void segments_that_overlap_are_a_loss_and_no_fault(void **state)
{
    world_t *world = *state;
    segment(world, 0, 7, 0, true);
    sdvp_report_member_t member = {.index = 0, .value = sdvp_text(SDVP_VISIBLE_STRING, "value")};
    receive(world, (sdvp_report_t){.rpt_id = "id", .has_sq_num = true, .sub_sq_num = 1, .has_entry_id = true,
        .entry_id = 7, .members = &member, .count = 1});
    assert_int_equal(heard.count, 0);
    assert_non_null(strstr(heard.loss, "do not belong together"));
}

static void an_unbuffered_report_that_is_sent_again_is_dropped(void **state)
{
    world_t *world = *state;
    unbuffered(world, 0);
    unbuffered(world, 1);
    unbuffered(world, 1);
    unbuffered(world, 2);
    EXPECT(0, 0, 1, 2);
}

static void a_block_that_is_enabled_again_begins_with_zero_and_that_is_no_double(void **state)
{
    world_t *world = *state;
    static heard_t set;
    unbuffered(world, 0);
    const sdvp_rcb_t enable = {.reference = "HP1/LLN0.urcb01", .has_rpt_ena = true, .rpt_ena = true};
    assert_int_equal(sdvp_set_urcb_values(world->association, &enable, hear_done, &set), SDVP_OK);
    scripted_ok(scripted_last(world->scripted));
    assert_int_equal(set.times, 1);
    unbuffered(world, 0);
    EXPECT(0, 0, 0);
}

static void segments_are_joined(void **state)
{
    world_t *world = *state;
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(segment(world, 4, 9, i, i < 2), SDVP_OK);
    }
    EXPECT(0, 4);
    assert_int_equal(heard.members, 3);
    assert_int_equal(heard.last.entry_id, 9);
}

static void segments_that_are_sent_again_are_dropped(void **state)
{
    world_t *world = *state;
    const uint32_t sent[] = {0, 0, 1, 0, 2, 1, 2};
    for (size_t i = 0; i < 7; i++) {
        segment(world, 4, 9, sent[i], sent[i] < 2);
    }
    EXPECT(0, 4);
    assert_int_equal(heard.members, 3);
}

static void a_lost_middle_segment_loses_the_report_and_says_so(void **state)
{
    world_t *world = *state;
    segment(world, 4, 9, 0, true);
    segment(world, 4, 9, 2, true);
    segment(world, 4, 9, 3, false);
    buffered(world, 5, 10);
    assert_int_equal(heard.count, 1);
    assert_int_equal(heard.sq_nums[0], 5);
    assert_true(heard.losses > 0);
}

static void a_lost_first_segment_loses_the_report_and_says_so(void **state)
{
    world_t *world = *state;
    segment(world, 4, 0, 1, false);
    unbuffered(world, 5);
    EXPECT(1, 5);
    assert_non_null(strstr(heard.loss, "expected segment 0"));
    assert_non_null(strstr(heard.loss, "got segment 1"));
}

static void a_gap_in_sq_num_is_said(void **state)
{
    world_t *world = *state;
    buffered(world, 0, 1);
    buffered(world, 3, 4);
    EXPECT(1, 0, 3);
    assert_string_equal(heard.loss, "expected SqNum 1 of id, but got 3");
}

static void sq_num_that_begins_again_with_zero_is_no_gap(void **state)
{
    world_t *world = *state;
    unbuffered(world, 254);
    unbuffered(world, 255);
    unbuffered(world, 0);
    unbuffered(world, 1);
    unbuffered(world, 0);
    EXPECT(0, 254, 255, 0, 1, 0);
}

static void reports_without_any_number_are_all_heard(void **state)
{
    world_t *world = *state;
    receive(world, (sdvp_report_t){.rpt_id = "id"});
    receive(world, (sdvp_report_t){.rpt_id = "id"});
    EXPECT(0, 0, 0);
}

static void segments_without_end_are_not_kept_for_ever(void **state)
{
    world_t *world = *state;
    static sdvp_report_member_t members[1000];
    for (uint32_t i = 0; i < 70; i++) {
        receive(world, (sdvp_report_t){.rpt_id = "id", .has_sq_num = true, .sq_num = 1, .sub_sq_num = i,
            .more_segments_follow = true, .members = members, .count = 1000});
    }
    assert_int_equal(heard.count, 0);
    assert_true(heard.losses > 0);
}

/* A listener that takes itself away, and then the association. */
static sdvp_error_t leave(void *ctx, const sdvp_report_t *report)
{
    (void)report;
    world_t *world = ctx;
    sdvp_ignore(world->association, "self");
    sdvp_association_free(world->association);
    return SDVP_OK;
}

static void a_listener_may_free_what_it_listens_to(void **state)
{
    world_t *world = *state;
    const sdvp_report_listener_t listener = {world, leave, NULL};
    assert_int_equal(sdvp_listen(world->association, "self", &listener), SDVP_OK);
    assert_int_equal(receive(world, (sdvp_report_t){.rpt_id = "self", .has_entry_id = true, .entry_id = 1}), SDVP_OK);
    assert_int_equal(world->scripted->abort_count, 1);
}

static void on_resumed(void *ctx, const sdvp_outcome_t *outcome, sdvp_resumption_t resumption)
{
    hear_done(ctx, outcome);
    snprintf(((heard_t *)ctx)->detail, 16, "%s", resumption == SDVP_SEAMLESS ? "seamless" : "from oldest");
}

static const sdvp_rcb_t *asked(world_t *world)
{
    const sdvp_message_t *request = &scripted_last(world->scripted)->request;
    assert_int_equal(request->service, SDVP_SET_BRCB_VALUES);
    assert_string_equal(request->is.rcb.reference, "HP1/LLN0.brcb01");
    assert_true(request->is.rcb.has_rpt_ena);
    return &request->is.rcb;
}

static void resuming_goes_on_after_the_last_entry_if_it_is_there(void **state)
{
    world_t *world = *state;
    heard_t resumed = {0};
    sdvp_resume(world->association, "HP1/LLN0.brcb01", 5, on_resumed, &resumed);
    assert_true(asked(world)->rpt_ena && asked(world)->has_entry_id);
    assert_int_equal(asked(world)->entry_id, 5);
    scripted_ok(scripted_last(world->scripted));
    assert_string_equal(resumed.detail, "seamless");
}

static void resuming_takes_the_oldest_entry_and_disables_first_where_it_must(void **state)
{
    world_t *world = *state;
    heard_t resumed = {0};
    sdvp_resume(world->association, "HP1/LLN0.brcb01", 5, on_resumed, &resumed);
    scripted_refuse(scripted_last(world->scripted), SDVP_INSTANCE_IN_USE, SDVP_NO_ADD_CAUSE);
    assert_false(asked(world)->rpt_ena || asked(world)->has_entry_id);
    scripted_ok(scripted_last(world->scripted));
    assert_int_equal(asked(world)->entry_id, 5);
    scripted_refuse(scripted_last(world->scripted), SDVP_PARAMETER_VALUE_INAPPROPRIATE, SDVP_NO_ADD_CAUSE);
    assert_true(asked(world)->rpt_ena && !asked(world)->has_entry_id);
    scripted_ok(scripted_last(world->scripted));
    assert_string_equal(resumed.detail, "from oldest");
    assert_int_equal(resumed.times, 1);
}

static void resuming_disables_once_only(void **state)
{
    world_t *world = *state;
    heard_t resumed = {0};
    sdvp_resume(world->association, "HP1/LLN0.brcb01", 0, on_resumed, &resumed);
    scripted_refuse(scripted_last(world->scripted), SDVP_INSTANCE_IN_USE, SDVP_NO_ADD_CAUSE);
    scripted_ok(scripted_last(world->scripted));
    scripted_refuse(scripted_last(world->scripted), SDVP_INSTANCE_IN_USE, SDVP_NO_ADD_CAUSE);
    assert_int_equal(resumed.error, SDVP_INSTANCE_IN_USE);
    assert_int_equal(resumed.times, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, world_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_report_that_is_sent_again_is_dropped),
        TEST(a_report_that_cannot_be_stored_is_refused_and_taken_when_it_comes_again),
        TEST(reports_nobody_listens_to_are_done_with),
        TEST(a_report_that_is_lost_in_part_is_done_with_for_its_loss_was_told),
        TEST(segments_that_overlap_are_a_loss_and_no_fault),
        TEST(an_unbuffered_report_that_is_sent_again_is_dropped),
        TEST(a_block_that_is_enabled_again_begins_with_zero_and_that_is_no_double),
        TEST(segments_are_joined),
        TEST(segments_that_are_sent_again_are_dropped),
        TEST(a_lost_middle_segment_loses_the_report_and_says_so),
        TEST(a_lost_first_segment_loses_the_report_and_says_so),
        TEST(a_gap_in_sq_num_is_said),
        TEST(sq_num_that_begins_again_with_zero_is_no_gap),
        TEST(reports_without_any_number_are_all_heard),
        TEST(segments_without_end_are_not_kept_for_ever),
        TEST(a_listener_may_free_what_it_listens_to),
        TEST(resuming_goes_on_after_the_last_entry_if_it_is_there),
        TEST(resuming_takes_the_oldest_entry_and_disables_first_where_it_must),
        TEST(resuming_disables_once_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
