/* A device asked as original controllers ask their boxes, with the captured messages of vectors/sdvp2. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device.h"
#include "face/face.h"
#include "files.h"

#define DESK "desk@sdvp.test/1"
#define HOME "home@sdvp.test/1"
#define RELAY "LD_LIAB/LN_HP.heatpump.pws_relay1"
#define FORWARD "LD_LIAB/LN_HP.heating.htfwd"
#define FLOW "LD_LIAB/LN_HP.heating.htflow"

static const sdvp_sdvp2_name_t NAMES[] = {
    {FORWARD, "GGIO1.AnIn1", 1, false},
    {FLOW, "GGIO1.AnSet1", 60000, false},
    {RELAY, "GGIO1.SPCSO1", 1, true},
};

static device_t *device;
static sdvp_face_t *face;
static sdvp_sdvp2_settings_t theirs;
static unsigned desk_roles;
static char heard[8192]; /* the last answer */
static unsigned answers;
static sdvp_arena_t *arena;

static unsigned roles(void *ctx, const char *caller)
{
    (void)ctx;
    return strcmp(caller, HOME) == 0 ? SDVP_ROLE_USER : desk_roles;
}

static void reply(void *ctx, const char *caller, const char *id, const sdvp_sdvp2_answer_t *answer)
{
    (void)ctx;
    (void)caller;
    assert_string_equal(id, "q1");
    sdvp_text_t text = sdvp_text_fixed(heard, sizeof heard);
    sdvp_sdvp2_put_answer(&text, answer);
    assert_int_equal(sdvp_text_state(&text), SDVP_OK);
    heard[text.length] = '\0';
    answers++;
}

static void begin(uint32_t max_message_size)
{
    device = device_new();
    theirs = (sdvp_sdvp2_settings_t){device->values, NAMES, sizeof NAMES / sizeof *NAMES};
    const sdvp_face_settings_t settings = {
        .inner = device->config.transport, .sdvp2 = &theirs, .clock = &device->clock, .roles = roles, .reply = reply};
    face = sdvp_face_new(&settings);
    device->config.transport = sdvp_face_transport(face);
    device->config.limits.max_message_size = max_message_size;
    device_start(device);
    arena = sdvp_arena_new(65536, 1 << 22);
    desk_roles = SDVP_ROLE_SERVICE_PROVIDER;
    answers = 0;
}

static int set_up(void **state)
{
    (void)state;
    begin(0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    sdvp_server_free(device->server);
    device->server = NULL;
    sdvp_face_free(face);
    device_free(device);
    sdvp_arena_free(arena);
    return 0;
}

static void settle(void)
{
    do {
        sdvp_face_run(face);
        device_settle(device);
    } while (sdvp_face_deadline(face) <= device->now_ms);
}

static const char *ask_in(const char *caller, const char *xml, bool is_get)
{
    const sdvp_xml_t *payload;
    sdvp_fault_t fault;
    heard[0] = '\0';
    sdvp_arena_reset(arena);
    assert_int_equal(sdvp_xml_read(arena, xml, strlen(xml), &payload, &fault), SDVP_OK);
    assert_true(sdvp_face_is_ours(payload, is_get));
    sdvp_face_ask(face, caller, "q1", payload);
    settle();
    return heard;
}

static const char *ask_for(const char *caller, const sdvp_sdvp2_call_t *call)
{
    char xml[2048];
    sdvp_text_t text = sdvp_text_fixed(xml, sizeof xml);
    sdvp_sdvp2_put_call(&text, call);
    return ask_in(caller, xml, true);
}

static const char *read_of(const char *caller, const char *reference)
{
    return ask_for(caller, &(sdvp_sdvp2_call_t){.method = SDVP_SDVP2_READ, .reference = reference});
}

static const char *write_at(const char *reference, const char *text, int64_t activation)
{
    const sdvp_sdvp2_call_t call = {
        .method = SDVP_SDVP2_WRITE,
        .reference = reference,
        .value = {.kind = SDVP_TREE_TEXT, .text = {text, strlen(text)}},
        .has_activation = activation != 0,
        .activation = activation};
    return ask_for(DESK, &call);
}

static const char *write_of(const char *reference, const char *text)
{
    return write_at(reference, text, 0);
}

static const char *below(const char *reference, const char *after)
{
    const sdvp_sdvp2_call_t call = {
        .method = SDVP_SDVP2_GET_NAME_LIST, .reference = reference, .object_scope = "", .domain_name = "",
        .continue_after = after};
    return ask_for(DESK, &call);
}

/* A file of vectors/sdvp2/valid, good until the next. */
static const char *capture(const char *name)
{
    static char text[4096];
    char path[512];
    (void)snprintf(path, sizeof path, SDVP_VECTORS "/sdvp2/valid/%s.xml", name);
    size_t length;
    char *content = file_content(path, &length);
    (void)snprintf(text, sizeof text, "%s", content);
    free(content);
    return text;
}

static void said(const char *text, const char *value)
{
    char wanted[256];
    (void)snprintf(wanted, sizeof wanted, "<data><value><string>%s</string></value></data><data><value><dateTime", value);
    if (strstr(text, wanted) == NULL) {
        fail_msg("expected the value %s, but got %s", value, text);
    }
}

static void refused_with(const char *text, sdvp_error_t error)
{
    if (strstr(text, "<name>ServiceError</name>") == NULL || strstr(text, sdvp_error_name(error)) == NULL) {
        fail_msg("expected %s, but got %s", sdvp_error_name(error), text);
    }
}

static void told(const char *text, const char *identifier, bool is_there)
{
    char wanted[256];
    (void)snprintf(wanted, sizeof wanted, "<string>%s</string>", identifier);
    if ((strstr(text, wanted) != NULL) != is_there) {
        fail_msg("%s in %s", identifier, text);
    }
}

static void the_read_that_was_seen_is_answered_in_the_shape_that_was_seen(void **state)
{
    (void)state;
    const sdvp_timestamp_t seen = {1795413592, 0, SDVP_TIME_QUALITY_USUAL}; /* 2026-11-23T05:59:52Z */
    device_put(device, "HP1/GGIO1.AnIn1.t[MX]", sdvp_time(seen));
    ask_in(DESK, capture("read-request"), true);
    assert_string_equal(heard, capture("read-response"));
    ask_in(DESK, capture("read-request"), false);
    assert_string_equal(heard, capture("read-response"));
}

static void the_write_that_was_seen_operates_the_control_with_the_caller_as_origin(void **state)
{
    (void)state;
    device_put(device, "HP1/GGIO1.SPCSO1.stVal[ST]", sdvp_boolean(true));
    ask_in(DESK, capture("write-request"), true);
    assert_string_equal(heard, capture("write-response"));
    assert_int_equal(device->operated, 1);
    assert_false(device_get(device, "HP1/GGIO1.SPCSO1.stVal[ST]").is.boolean);
    said(read_of(DESK, RELAY), "1");
    said(read_of(DESK, "HP1/GGIO1.SPCSO1.origin.orIdent"), "6465736b40736476702e74657374");
    said(read_of(DESK, "HP1/GGIO1.SPCSO1.origin.orCat"), "remote-control");
}

static void watchdog_rises(void **state)
{
    (void)state;
    ask_in(DESK, capture("watchdog-request"), true);
    assert_string_equal(heard, capture("watchdog-response"));
    assert_non_null(strstr(ask_in(DESK, capture("watchdog-request"), true), "<watchdog>2</watchdog>"));
}

static void read_of_what_is_no_value_is_one_boolean_zero(void **state)
{
    (void)state;
    static const char *const UNKNOWN[] = {"LD_LIAB/LN_HP.heating.nothing", "HP1/NoSTMP1.Tmp", "HP1/GGIO1.AnIn1.x", "HP1",
                                          "HP1/LLN0", "", "no reference", "LD_LIAB", "HP1/GGIO1.AnIn1.mag.f[MX]"};
    const char *answer = capture("read-unknown-response");
    for (size_t i = 0; i < sizeof UNKNOWN / sizeof *UNKNOWN; i++) {
        assert_string_equal(read_of(DESK, UNKNOWN[i]), answer);
    }
}

static void values_have_the_units_of_the_boxes_by_their_names_and_ours_by_ours(void **state)
{
    (void)state;
    const sdvp_value_t flow = sdvp_float32(0.0002F);
    device_put(device, "HP1/GGIO1.AnSet1.setMag.f[SP]", flow);
    said(read_of(DESK, FLOW), "12");
    said(read_of(DESK, "HP1/GGIO1.AnSet1"), "2.0E-4");
    said(read_of(DESK, "HP1/GGIO1.SPCSO1.stVal"), "false");
    said(read_of(DESK, RELAY), "1");
    assert_non_null(strstr(write_of(FLOW, "600000"), "<boolean>1</boolean>"));
    assert_true(device_get(device, "HP1/GGIO1.AnSet1.setMag.f[SP]").is.real == 10);
}

static void write_selects_first_where_the_control_wants_it_and_takes_any_number(void **state)
{
    (void)state;
    assert_non_null(strstr(write_of("HP1/GGIO7.SboEnhanced", "on"), "<boolean>1</boolean>"));
    assert_true(device_get(device, "HP1/GGIO7.SboEnhanced.stVal[ST]").is.boolean);
    assert_non_null(strstr(write_of("HP1/GGIO1.AnOut1.mxVal.f", "22.5"), "<boolean>1</boolean>"));
    assert_true(device_get(device, "HP1/GGIO1.AnOut1.mxVal.f[MX]").is.real == 22.5);
    assert_non_null(strstr(write_of("HP1/GGIO1.IntSet1", "7.0"), "<boolean>1</boolean>"));
    assert_int_equal(device_get(device, "HP1/GGIO1.IntSet1.setVal[SP]").is.integer, 7);
}

static void what_the_machine_refuses_and_what_is_no_value_is_a_refusal(void **state)
{
    (void)state;
    assert_non_null(strstr(write_of("HP1/GGIO1.ISCSO1", "10"), "<name>ServiceError</name>"));
    unsigned before = device->operated;
    refused_with(write_of(RELAY, "perhaps"), SDVP_TYPE_CONFLICT);
    refused_with(write_of("HP1/GGIO1.AnSet1", "warm"), SDVP_TYPE_CONFLICT);
    refused_with(write_of("HP1/Nothing.X", "22"), SDVP_INSTANCE_NOT_AVAILABLE);
    refused_with(write_of("HP1/GGIO1.IntSet1", "13"), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(device->operated, before);
}

static void activation_that_is_over_is_at_once_one_to_come_waits_or_is_refused(void **state)
{
    (void)state;
    int64_t now = device->utc_us / 1000000;
    assert_non_null(strstr(write_at(RELAY, "0", now + 60), "<name>ServiceError</name>"));
    refused_with(write_at("HP1/GGIO1.IntSet1", "7", now + 60), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(device->operated, 0);
    assert_non_null(strstr(write_at(RELAY, "0", now - 60), "<boolean>1</boolean>"));
    assert_int_equal(device->operated, 1);
    assert_non_null(strstr(write_at("HP1/GGIO7.Timed", "1", now + 20), "<boolean>1</boolean>"));
    assert_int_equal(device->operated, 1);
    device_advance(device, 21000);
    assert_int_equal(device->operated, 2);
}

static void a_write_that_comes_twice_is_carried_out_once_within_ten_minutes(void **state)
{
    (void)state;
    write_of(RELAY, "1");
    const char *again = write_of(RELAY, "1");
    assert_non_null(strstr(again, "<boolean>1</boolean>"));
    assert_int_equal(answers, 2);
    assert_int_equal(device->operated, 1);
    write_of(RELAY, "0");
    assert_int_equal(device->operated, 2);
    device_advance(device, 600000);
    settle();
    write_of(RELAY, "1");
    assert_int_equal(device->operated, 3);
}

static void names_go_down_as_whole_references_to_the_values(void **state)
{
    (void)state;
    static const char *const TOPS[] = {"", "/", "domain"};
    for (size_t i = 0; i < 3; i++) {
        told(below(TOPS[i], ""), "HP1", true);
        told(heard, "LD_LIAB", true);
    }
    told(below("HP1", ""), "HP1/GGIO1", true);
    told(below("HP1/GGIO1", ""), "HP1/GGIO1.AnIn1", true);
    told(below("HP1/GGIO1.AnIn1", ""), "HP1/GGIO1.AnIn1.mag", true);
    told(below("LD_LIAB", ""), "LD_LIAB/LN_HP", true);
    told(below("LD_LIAB/LN_HP", ""), "LD_LIAB/LN_HP.heating", true);
    const sdvp_sdvp2_call_t heating = {
        .method = SDVP_SDVP2_GET_VARIABLE_ACCESS_ATTRIBUTES, .reference = "LD_LIAB/LN_HP.heating"};
    told(ask_for(DESK, &heating), FORWARD, true);
    refused_with(below("HP9", ""), SDVP_INSTANCE_NOT_AVAILABLE);
    refused_with(below("no reference", ""), SDVP_INSTANCE_NOT_AVAILABLE);
}

static void a_long_list_comes_in_pages_of_messages_that_fit(void **state)
{
    tear_down(state);
    begin(2048);
    char after[64] = "";
    size_t pages = 0;
    size_t names = 0;
    do {
        below("HP1/GAPC1", after);
        assert_true(strlen(heard) < 2048);
        const char *last = NULL;
        for (const char *at = heard; (at = strstr(at, "<string>")) != NULL; at++, names++) {
            last = at;
        }
        assert_non_null(last);
        (void)snprintf(after, sizeof after, "%.*s", (int)strcspn(last + 8, "<"), last + 8);
        pages++;
    } while (strstr(heard, "<boolean>1</boolean>") != NULL);
    assert_true(pages > 2);
    assert_true(names >= LONG_DIRECTORY);
    refused_with(below("HP1/GAPC1", "HP1/Never"), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    const sdvp_sdvp2_call_t all = {
        .method = SDVP_SDVP2_GET_VARIABLE_ACCESS_ATTRIBUTES, .reference = "HP1/GAPC1"};
    refused_with(ask_for(DESK, &all), SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
}

static void rights_are_those_of_the_roles_at_each_call(void **state)
{
    (void)state;
    said(read_of(HOME, FORWARD), "21.5");
    refused_with(read_of(HOME, FLOW), SDVP_ACCESS_VIOLATION);
    said(read_of(DESK, "HP1/GGIO1.AnSet1"), "20.0");
    desk_roles = SDVP_ROLE_VENDOR;
    refused_with(write_of(RELAY, "1"), SDVP_ACCESS_VIOLATION);
    assert_int_equal(device->operated, 0);
    desk_roles = SDVP_ROLE_SERVICE_PROVIDER;
    said(read_of(DESK, FORWARD), "21.5");
}

static void calls_of_one_caller_share_an_association_which_ends_when_it_rests(void **state)
{
    (void)state;
    read_of(DESK, FORWARD);
    read_of(DESK, RELAY);
    assert_int_equal(sdvp_server_associations(device->server), 1);
    device_advance(device, 50000);
    read_of(DESK, RELAY);
    device_advance(device, 50000);
    settle();
    assert_int_equal(sdvp_server_associations(device->server), 1);
    assert_int_equal(sdvp_face_deadline(face), device->now_ms + 10000);
    device_advance(device, 11000);
    settle();
    assert_int_equal(sdvp_server_associations(device->server), 0);
    said(read_of(DESK, FORWARD), "21.5");
}

#define CALL(method, params) \
    "<query xmlns='jabber:iq:rpc'><methodCall><methodName>" method "</methodName>" params "</methodCall></query>"

static void a_call_that_cannot_be_read_is_told_so(void **state)
{
    (void)state;
    static const char *const CALLS[] = {
        CALL("Reed", "<params/>"), CALL("Read", ""), CALL("Read", "<params/>"),
        CALL("Read", "<params><param><value><struct/></value></param></params>"),
        CALL("Read", "<params><param><value><struct/></value></param><param><value/></param></params>")};
    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) {
        assert_non_null(strstr(ask_in(DESK, CALLS[i], true), "type='error'"));
        assert_non_null(strstr(heard, "<string>ERROR: "));
    }
}

static void what_is_of_rpc_is_left_to_it(void **state)
{
    (void)state;
    static const struct {
        const char *xml;
        bool get, set;
    } CASES[] = {{CALL("Reed", ""), true, false}, {CALL("Read", ""), true, true},
                 {CALL("acsi.GetServerDirectory", ""), false, false}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const sdvp_xml_t *payload;
        sdvp_fault_t fault;
        assert_int_equal(sdvp_xml_read(arena, CASES[i].xml, strlen(CASES[i].xml), &payload, &fault), SDVP_OK);
        assert_int_equal(sdvp_face_is_ours(payload, true), CASES[i].get);
        assert_int_equal(sdvp_face_is_ours(payload, false), CASES[i].set);
    }
}

static void calls_that_are_open_when_it_ends_are_freed(void **state)
{
    (void)state;
    const sdvp_xml_t *payload;
    sdvp_fault_t fault;
    const char *xml = capture("read-request");
    assert_int_equal(sdvp_xml_read(arena, xml, strlen(xml), &payload, &fault), SDVP_OK);
    sdvp_face_ask(face, DESK, "q1", payload);
    sdvp_face_ask(face, DESK, "q1", payload);
    assert_int_equal(answers, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_read_that_was_seen_is_answered_in_the_shape_that_was_seen),
        TEST(the_write_that_was_seen_operates_the_control_with_the_caller_as_origin),
        TEST(watchdog_rises),
        TEST(read_of_what_is_no_value_is_one_boolean_zero),
        TEST(values_have_the_units_of_the_boxes_by_their_names_and_ours_by_ours),
        TEST(write_selects_first_where_the_control_wants_it_and_takes_any_number),
        TEST(what_the_machine_refuses_and_what_is_no_value_is_a_refusal),
        TEST(activation_that_is_over_is_at_once_one_to_come_waits_or_is_refused),
        TEST(a_write_that_comes_twice_is_carried_out_once_within_ten_minutes),
        TEST(names_go_down_as_whole_references_to_the_values),
        TEST(a_long_list_comes_in_pages_of_messages_that_fit),
        TEST(rights_are_those_of_the_roles_at_each_call),
        TEST(calls_of_one_caller_share_an_association_which_ends_when_it_rests),
        TEST(a_call_that_cannot_be_read_is_told_so),
        TEST(what_is_of_rpc_is_left_to_it),
        TEST(calls_that_are_open_when_it_ends_are_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
