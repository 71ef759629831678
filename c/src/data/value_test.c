/* Values as text, over vectors/value; and what values do besides. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */

#include "data/type.h"
#include "files.h"
#include "wire/tree.h"

typedef struct run {
    sdvp_arena_t *arena;
    const char *folder;
    size_t cases;
    size_t wrong;
} run_t;

static sdvp_type_t type_of(run_t *run, const sdvp_tree_t *tree);

static sdvp_type_t enumeration(run_t *run, const sdvp_tree_t *tree)
{
    const sdvp_tree_t *list = sdvp_tree_find(tree, "literals");
    sdvp_literal_t *literals = sdvp_arena_alloc(run->arena, list->count * sizeof *literals);
    sdvp_type_t type = {.code = SDVP_ENUMERATED, .name = sdvp_tree_find(tree, "enumeration")->is.text.at};
    for (const sdvp_tree_t *each = list->first; each != NULL; each = each->next) {
        literals[type.count++] = (sdvp_literal_t){(int32_t)strtol(each->name, NULL, 10), each->is.text.at};
    }
    type.literals = literals;
    return type;
}

static sdvp_type_t structure(run_t *run, const sdvp_tree_t *list)
{
    sdvp_type_member_t *members = sdvp_arena_alloc(run->arena, list->count * sizeof *members);
    sdvp_type_t type = {.code = SDVP_STRUCTURE};
    for (const sdvp_tree_t *each = list->first; each != NULL; each = each->next) {
        members[type.count++] = (sdvp_type_member_t){each->name, type_of(run, each)};
    }
    type.members = members;
    return type;
}

static sdvp_type_t type_of(run_t *run, const sdvp_tree_t *tree)
{
    if (tree->is.kind == SDVP_TREE_TEXT) {
        return (sdvp_type_t){.code = sdvp_type_of(tree->is.text.at, tree->is.text.length)};
    }
    const sdvp_tree_t *array = sdvp_tree_find(tree, "array");
    if (sdvp_tree_find(tree, "structure") != NULL) {
        return structure(run, sdvp_tree_find(tree, "structure"));
    }
    if (array == NULL) {
        return enumeration(run, tree);
    }
    sdvp_type_member_t *member = sdvp_arena_alloc(run->arena, sizeof *member);
    member->type = type_of(run, sdvp_tree_find(tree, "element"));
    return (sdvp_type_t){
        .code = SDVP_ARRAY, .members = member, .count = (uint32_t)strtoul(array->is.text.at, NULL, 10)};
}

/* What the vectors say of a value's content, in their words. */
static void describe(sdvp_text_t *text, const sdvp_value_t *value)
{
    float single = (float)value->is.real;
    uint32_t bits32 = 0;
    uint64_t bits64 = 0;
    char leaf[2000];
    switch (sdvp_type_facts(value->type)->kind) {
    case SDVP_KIND_FLOAT32:
        memcpy(&bits32, &single, sizeof single);
        snprintf(leaf, sizeof leaf, "bits=%08x;", isnan(single) ? 0x7fc00000u : bits32);
        break;
    case SDVP_KIND_FLOAT64:
        memcpy(&bits64, &value->is.real, sizeof bits64);
        snprintf(
            leaf, sizeof leaf, "bits=%016llx;", isnan(value->is.real) ? 0x7ff8000000000000ull : (unsigned long long)bits64);
        break;
    case SDVP_KIND_BITS:
        sdvp_text_add(text, "bits=");
        sdvp_text_bits(text, value->is.bits, sdvp_type_facts(value->type)->size);
        sdvp_text_add(text, ";");
        return;
    case SDVP_KIND_TIMESTAMP:
        snprintf(
            leaf, sizeof leaf, "secondSinceEpoch=%u;fractionOfSecond=%u;timeQuality=%u;", value->is.timestamp.seconds,
            value->is.timestamp.fraction, value->is.timestamp.quality);
        break;
    case SDVP_KIND_ENTRY_TIME:
        snprintf(
            leaf, sizeof leaf, "daysSince1984=%u;milliseconds=%u;", value->is.entry_time.days,
            value->is.entry_time.milliseconds);
        break;
    case SDVP_KIND_LIST:
        sdvp_text_add(text, value->type == SDVP_ARRAY ? "elements=[" : "members=[");
        for (size_t i = 0; i < value->is.list.count; i++) {
            describe(text, &value->is.list.items[i]);
        }
        sdvp_text_add(text, "];");
        return;
    default:
        sdvp_text_add(text, "value=");
        sdvp_value_print(value, NULL, leaf, sizeof leaf);
        sdvp_text_add(text, leaf);
        sdvp_text_add(text, ";");
        return;
    }
    sdvp_text_add(text, leaf);
}

static void describe_content(sdvp_text_t *text, const sdvp_tree_t *tree)
{
    for (const sdvp_tree_t *each = tree->first; each != NULL; each = each->next) {
        if (each->name != NULL) {
            sdvp_text_add(text, each->name);
            sdvp_text_add(text, "=");
        }
        if (each->is.kind == SDVP_TREE_TEXT) {
            sdvp_text_add(text, each->is.text.at);
            sdvp_text_add(text, ";");
        } else {
            sdvp_text_add(text, each->is.kind == SDVP_TREE_ITEMS ? "[" : "");
            describe_content(text, each);
            sdvp_text_add(text, each->is.kind == SDVP_TREE_ITEMS ? "];" : "");
        }
    }
}

static void wrong(run_t *run, const sdvp_tree_t *test, const char *expected, const char *came)
{
    run->wrong++;
    print_error("%s: expected %s, got %s\n", sdvp_tree_find(test, "id")->is.text.at, expected, came);
}

static void check_valid(run_t *run, const sdvp_tree_t *test, const sdvp_type_t *type)
{
    const sdvp_tree_t *text = sdvp_tree_find(test, "value");
    const sdvp_tree_t *prints = sdvp_tree_find(test, "prints");
    sdvp_value_t value;
    sdvp_value_t copy;
    sdvp_fault_t fault = {0};
    char printed[4096];
    sdvp_text_t expected = sdvp_text_growing(65536);
    sdvp_text_t came = sdvp_text_growing(65536);
    sdvp_error_t error = sdvp_value_parse(run->arena, type, text->is.text.at, &value, &fault);
    if (error != SDVP_OK) {
        wrong(run, test, "a value", fault.detail);
        return;
    }
    assert_int_equal(sdvp_value_check(&value, type, &fault), SDVP_OK);
    assert_int_equal(sdvp_value_copy(run->arena, &value, &copy), SDVP_OK);
    assert_true(sdvp_value_equals(&value, &copy));
    size_t length = sdvp_value_print(&value, type, printed, sizeof printed);
    assert_int_equal(length, strlen(printed));
    const char *meant = prints == NULL ? text->is.text.at : prints->is.text.at;
    if (strcmp(printed, meant) != 0) {
        wrong(run, test, meant, printed);
    }
    describe_content(&expected, sdvp_tree_find(test, "content"));
    describe(&came, &value);
    if (strcmp(expected.at, came.at) != 0) {
        wrong(run, test, expected.at, came.at);
    }
    sdvp_text_free(&expected);
    sdvp_text_free(&came);
}

static void check_invalid(run_t *run, const sdvp_tree_t *test, const sdvp_type_t *type)
{
    const sdvp_tree_t *text = sdvp_tree_find(test, "value");
    sdvp_value_t value;
    sdvp_fault_t fault = {0};
    if (strlen(text->is.text.at) != text->is.text.length) {
        sdvp_type_t unicode = {.code = SDVP_UNICODE_STRING};
        assert_int_equal(
            sdvp_leaf_parse(run->arena, &unicode, text->is.text.at, text->is.text.length, &value, &fault), SDVP_BAD_VALUE);
    } else if (sdvp_value_parse(run->arena, type, text->is.text.at, &value, &fault) == SDVP_OK) {
        wrong(run, test, "a refusal", "none");
    } else {
        assert_string_not_equal(fault.detail, "");
    }
}

/* Numbers of these files as strings, which is all that the reader of messages knows. */
static char *quote_numbers(const char *json, size_t *length)
{
    char *quoted = malloc(3 * *length + 1);
    size_t to = 0;
    bool in_string = false;
    bool escaped = false;
    for (size_t i = 0; i < *length; i++) {
        bool digit = !in_string && json[i] >= '0' && json[i] <= '9';
        in_string = json[i] == '"' && !escaped ? !in_string : in_string;
        escaped = json[i] == '\\' && !escaped;
        if (digit) {
            quoted[to++] = '"';
        }
        quoted[to++] = json[i];
        if (digit) {
            quoted[to++] = '"';
        }
    }
    quoted[to] = '\0';
    *length = to;
    return quoted;
}

static void check_file(void *ctx, const char *name)
{
    run_t *run = ctx;
    char path[512];
    size_t length = 0;
    sdvp_tree_t *list = NULL;
    sdvp_fault_t fault = {0};
    bool good = strcmp(run->folder, "valid") == 0;
    snprintf(path, sizeof path, "%s/value/%s/%s.json", SDVP_VECTORS, run->folder, name);
    char *json = file_content(path, &length);
    char *quoted = quote_numbers(json, &length);
    sdvp_arena_reset(run->arena);
    if (sdvp_json_read(run->arena, quoted, length, &list, &fault) != SDVP_OK) {
        fail_msg("%s: %s", path, fault.detail);
    }
    for (const sdvp_tree_t *test = list->first; test != NULL; test = test->next, run->cases++) {
        sdvp_type_t type = type_of(run, sdvp_tree_find(test, "type"));
        if (good) {
            check_valid(run, test, &type);
        } else {
            check_invalid(run, test, &type);
        }
    }
    free(quoted);
    free(json);
}

static void check_folder(const char *name, size_t least)
{
    char folder[512];
    run_t run = {.arena = sdvp_arena_new(1u << 16, 64u << 20), .folder = name};
    snprintf(folder, sizeof folder, "%s/value/%s", SDVP_VECTORS, name);
    each_file(folder, ".json", check_file, &run);
    sdvp_arena_free(run.arena);
    assert_in_range(run.cases, least, SIZE_MAX);
    assert_int_equal(run.wrong, 0);
}

static void values_of_the_vectors_read_and_print(void **state)
{
    (void)state;
    check_folder("valid", 90);
}

static void bad_values_of_the_vectors_are_refused(void **state)
{
    (void)state;
    check_folder("invalid", 70);
}

static const sdvp_literal_t MODES[] = {{-3, "broken"}, {5, "off"}, {1, "on"}};
static const sdvp_type_t MODE = {.code = SDVP_ENUMERATED, .name = "Mode", .literals = MODES, .count = 3};
static const sdvp_type_member_t MAG_MEMBERS[] = {{"f", {.code = SDVP_FLOAT32}}};
static const sdvp_type_member_t MV_MEMBERS[] = {
    {"mag", {.code = SDVP_STRUCTURE, .members = MAG_MEMBERS, .count = 1}},
    {"q", {.code = SDVP_QUALITY}},
    {"t", {.code = SDVP_TIMESTAMP}},
    {"d", {.code = SDVP_VISIBLE_STRING}},
    {"o", {.code = SDVP_OCTET_STRING}},
};
static const sdvp_type_t MV = {.code = SDVP_STRUCTURE, .members = MV_MEMBERS, .count = 5};

static void a_zero_is_of_its_type_and_reads_back(void **state)
{
    (void)state;
    sdvp_arena_t *arena = sdvp_arena_new(1024, 65536);
    sdvp_value_t zero;
    sdvp_value_t again;
    char text[200];
    assert_int_equal(sdvp_value_zero(arena, &MV, &zero), SDVP_OK);
    assert_int_equal(sdvp_value_check(&zero, &MV, NULL), SDVP_OK);
    sdvp_value_print(&zero, &MV, text, sizeof text);
    assert_string_equal(text, "{mag: {f: 0.0}, q: good, t: 1970-01-01T00:00:00Z, d: \"\", o: }");
    assert_int_equal(sdvp_value_parse(arena, &MV, text, &again, NULL), SDVP_OK);
    assert_true(sdvp_value_equals(&zero, &again));
    assert_int_equal(sdvp_value_zero(arena, &MODE, &zero), SDVP_OK);
    assert_int_equal(zero.is.integer, 1);
    sdvp_arena_free(arena);
}

static void a_value_of_another_type_is_refused_with_its_place(void **state)
{
    (void)state;
    sdvp_arena_t *arena = sdvp_arena_new(1024, 65536);
    sdvp_value_t value;
    sdvp_fault_t fault;
    assert_int_equal(sdvp_value_zero(arena, &MV, &value), SDVP_OK);
    sdvp_value_t *mag = (sdvp_value_t *)(uintptr_t)value.is.list.items[0].is.list.items;
    *mag = sdvp_float64(1);
    assert_int_equal(sdvp_value_check(&value, &MV, &fault), SDVP_TYPE_CONFLICT);
    assert_string_equal(fault.path, "mag.f");
    assert_string_equal(fault.detail, "expected FLOAT32 at mag.f, but got FLOAT64 1.0");
    *mag = sdvp_float32(0.1f);
    mag->is.real = 0.1;
    assert_int_equal(sdvp_value_check(&value, &MV, &fault), SDVP_BAD_VALUE);
    value.is.list.count = 4;
    assert_int_equal(sdvp_value_check(&value, &MV, &fault), SDVP_TYPE_CONFLICT);
    sdvp_value_t mode = sdvp_integer(SDVP_ENUMERATED, 2);
    assert_int_equal(sdvp_value_check(&mode, &MODE, &fault), SDVP_BAD_VALUE);
    sdvp_value_t small = sdvp_integer(SDVP_INT8U, 256);
    assert_int_equal(sdvp_leaf_check(&small, &fault), SDVP_BAD_VALUE);
    sdvp_value_t bits = sdvp_bit_string(SDVP_DBPOS, 4);
    assert_int_equal(sdvp_leaf_check(&bits, &fault), SDVP_BAD_VALUE);
    sdvp_arena_free(arena);
}

static void print_tells_the_length_and_cuts_whole_characters(void **state)
{
    (void)state;
    char text[6];
    sdvp_value_t value = sdvp_text(SDVP_UNICODE_STRING, "W\xc3\xa4rme\xc3\xa4");
    assert_int_equal(sdvp_value_print(&value, NULL, text, 3), 8);
    assert_string_equal(text, "W");
    assert_int_equal(sdvp_value_print(&value, NULL, text, 4), 8);
    assert_string_equal(text, "W\xc3\xa4");
    assert_int_equal(sdvp_value_print(&value, NULL, NULL, 0), 8);
}

static void times_convert_to_the_nearest(void **state)
{
    (void)state;
    for (int64_t us = 1795415400000000; us < 1795415400001000; us++) {
        assert_int_equal(sdvp_timestamp_us(sdvp_timestamp_of(us, 10)), us);
    }
    assert_int_equal(sdvp_timestamp_us(sdvp_timestamp_of(-1, 10)), 0);
    assert_int_equal(sdvp_timestamp_of(INT64_MAX, 10).seconds, UINT32_MAX);
    assert_int_equal(sdvp_timestamp_of(999999999, 10).seconds, 999);
    assert_int_equal(sdvp_entry_time_us(sdvp_entry_time_of(1795415400123456)), 1795415400123000);
    assert_int_equal(sdvp_entry_time_of(0).days, 0);
    assert_int_equal(sdvp_entry_time_of(INT64_MAX).days, UINT16_MAX);
    assert_int_equal(sdvp_entry_time_of(INT64_MIN).milliseconds, 0);
}

static void octets_of_half_an_octet_too_many_are_refused(void **state)
{
    (void)state;
    sdvp_arena_t *arena = sdvp_arena_new(1024, 65536);
    static const sdvp_type_code_t CODES[] = {SDVP_OCTET_STRING, SDVP_ENTRY_ID};
    static const size_t MOST[] = {128, 16};
    for (size_t i = 0; i < 2; i++) {
        char digits[132];
        sdvp_value_t value;
        sdvp_type_t type = {.code = CODES[i]};
        memset(digits, 'a', sizeof digits);
        digits[MOST[i]] = '\0';
        assert_int_equal(sdvp_value_parse(arena, &type, digits, &value, NULL), SDVP_OK);
        digits[MOST[i]] = 'a';
        digits[MOST[i] + 1] = '\0';
        assert_int_equal(sdvp_value_parse(arena, &type, digits, &value, NULL), SDVP_BAD_VALUE);
    }
    sdvp_arena_free(arena);
}

static void a_copy_without_room_is_refused(void **state)
{
    (void)state;
    sdvp_arena_t *arena = sdvp_arena_new(16, 64);
    char text[200];
    sdvp_value_t copy;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    sdvp_value_t value = sdvp_text(SDVP_VISIBLE_STRING, text);
    assert_int_equal(sdvp_value_copy(arena, &value, &copy), SDVP_NO_MEMORY);
    sdvp_value_t list = sdvp_structure(&value, 1);
    assert_int_equal(sdvp_value_copy(arena, &list, &copy), SDVP_NO_MEMORY);
    sdvp_arena_free(arena);
}

static void names_of_qualities_are_those_of_their_bits(void **state)
{
    (void)state;
    static const struct {
        sdvp_bits_t bits;
        const char *text;
    } QUALITIES[] = {
        {SDVP_Q_GOOD, "good"}, {SDVP_Q_INVALID, "invalid"}, {SDVP_Q_RESERVED, "reserved"},
        {SDVP_Q_QUESTIONABLE, "questionable"}};
    for (size_t i = 0; i < sizeof QUALITIES / sizeof *QUALITIES; i++) {
        char text[40];
        const sdvp_value_t quality = sdvp_bit_string(SDVP_QUALITY, QUALITIES[i].bits);
        sdvp_value_print(&quality, NULL, text, sizeof text);
        assert_string_equal(text, QUALITIES[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_qualities_are_those_of_their_bits),
        cmocka_unit_test(values_of_the_vectors_read_and_print),
        cmocka_unit_test(bad_values_of_the_vectors_are_refused),
        cmocka_unit_test(a_zero_is_of_its_type_and_reads_back),
        cmocka_unit_test(a_value_of_another_type_is_refused_with_its_place),
        cmocka_unit_test(print_tells_the_length_and_cuts_whole_characters),
        cmocka_unit_test(times_convert_to_the_nearest),
        cmocka_unit_test(octets_of_half_an_octet_too_many_are_refused),
        cmocka_unit_test(a_copy_without_room_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
