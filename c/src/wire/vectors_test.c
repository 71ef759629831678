/* All vectors of the formats that are here: vectors/README.md. */
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

#include "files.h"
#include "wire/format.h"
#include "wire/sdvp2.h"
#include "wire/tree.h"

typedef struct run {
    const sdvp_format_t *format;
    sdvp_arena_t *arena;
    const char *name;
    size_t wrong;
} run_t;

static const sdvp_tree_envelope_t WHOLE = {NULL, NULL, NULL};

static char *vector(const run_t *run, const char *folder, const char *extension, size_t *length)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s/%s/%s%s", SDVP_VECTORS, run->format->name, folder, run->name, extension);
    return file_content(path, length);
}

static void wrong(run_t *run, const char *what, const char *expected, const char *came)
{
    run->wrong++;
    print_error("%s/%s: %s: expected\n  %s\ngot\n  %s\n", run->format->name, run->name, what, expected, came);
}

static void same(run_t *run, const char *what, const char *expected, const char *came)
{
    if (strcmp(expected, came) != 0) {
        wrong(run, what, expected, came);
    }
}

static bool has_flag(const sdvp_tree_t *document, const char *flag)
{
    const sdvp_tree_t *flags = sdvp_tree_find(document, "flags");
    for (const sdvp_tree_t *each = flags == NULL ? NULL : flags->first; each != NULL; each = each->next) {
        if (strcmp(each->is.text.at, flag) == 0) {
            return true;
        }
    }
    return false;
}

static void read_and_compare(run_t *run, const sdvp_message_t *meant, const char *xml, size_t length)
{
    sdvp_fault_t fault = {0};
    sdvp_message_t message;
    const sdvp_xml_t *payload = NULL;
    sdvp_text_t expected = sdvp_text_growing(1u << 20);
    sdvp_text_t came = sdvp_text_growing(1u << 20);
    sdvp_error_t error = sdvp_xml_read(run->arena, xml, length, &payload, &fault);
    error = error == SDVP_OK ? run->format->decode(payload, meant->pdu, run->arena, &message, &fault) : error;
    if (error != SDVP_OK) {
        wrong(run, "refused", fault.path, fault.detail);
    } else {
        sdvp_json_write(&expected, meant);
        sdvp_json_write(&came, &message);
        same(run, "decoded", expected.at, came.at);
    }
    sdvp_text_free(&expected);
    sdvp_text_free(&came);
}

static void write_and_compare(run_t *run, const sdvp_message_t *message, const char *xml)
{
    sdvp_text_t came = sdvp_text_growing(1u << 20);
    sdvp_text_t measured = sdvp_text_fixed(NULL, 0);
    run->format->encode(message, &came);
    run->format->encode(message, &measured);
    assert_int_equal(sdvp_text_state(&came), SDVP_OK);
    assert_int_equal(measured.length, came.length);
    same(run, "encoded", xml, came.at);
    sdvp_text_free(&came);
}

static void valid(void *ctx, const char *name)
{
    run_t *run = ctx;
    size_t json_length = 0;
    size_t xml_length = 0;
    sdvp_fault_t fault = {0};
    sdvp_tree_t *document = NULL;
    sdvp_message_t message;
    run->name = name;
    sdvp_arena_reset(run->arena);
    char *json = vector(run, "valid", ".json", &json_length);
    char *xml = vector(run, "valid", ".xml", &xml_length);
    assert_int_equal(sdvp_json_read(run->arena, json, json_length, &document, &fault), SDVP_OK);
    sdvp_tree_t *tree = sdvp_tree_find(document, "message");
    assert_non_null(tree);
    tree->parent = NULL;
    if (sdvp_tree_read(tree, &WHOLE, run->arena, &message, &fault) != SDVP_OK) {
        wrong(run, "message refused", fault.path, fault.detail);
    } else {
        read_and_compare(run, &message, xml, xml_length);
        if (!has_flag(document, "decode-only")) {
            write_and_compare(run, &message, xml);
        }
    }
    free(json);
    free(xml);
}

static sdvp_pdu_t pdu_of(const char *line)
{
    return strncmp(line, "request", 7) == 0 ? SDVP_REQUEST : strncmp(line, "response", 8) == 0 ? SDVP_RESPONSE : SDVP_UNCONFIRMED;
}

static void invalid(void *ctx, const char *name)
{
    run_t *run = ctx;
    size_t length = 0;
    size_t xml_length = 0;
    sdvp_fault_t fault = {0};
    sdvp_message_t message;
    const sdvp_xml_t *payload = NULL;
    char came[1400];
    run->name = name;
    sdvp_arena_reset(run->arena);
    char *expected = vector(run, "invalid", ".error", &length);
    char *xml = vector(run, "invalid", ".xml", &xml_length);
    sdvp_pdu_t pdu = pdu_of(expected);
    sdvp_error_t error = sdvp_xml_read(run->arena, xml, xml_length, &payload, &fault);
    error = error == SDVP_OK ? run->format->decode(payload, pdu, run->arena, &message, &fault) : error;
    int head = (int)(strchr(expected, '\n') - expected);
    snprintf(
        came, sizeof came, "%.*s\n%s%s%s", head, expected, sdvp_error_name(error),
        error == SDVP_OK || (fault.path[0] == '\0' && strchr(expected + head + 1, '\n') == NULL) ? "" : "\n", fault.path);
    same(run, "refused", expected, came);
    if (error != SDVP_OK) {
        assert_int_equal(error, fault.error);
        assert_string_not_equal(fault.detail, "");
    }
    free(expected);
    free(xml);
}

static void all_of(const sdvp_format_t *format, size_t least)
{
    char folder[512];
    run_t run = {.format = format, .arena = sdvp_arena_new(1u << 16, 64u << 20)};
    snprintf(folder, sizeof folder, "%s/%s/valid", SDVP_VECTORS, format->name);
    size_t count = each_file(folder, ".json", valid, &run);
    snprintf(folder, sizeof folder, "%s/%s/invalid", SDVP_VECTORS, format->name);
    count += each_file(folder, ".error", invalid, &run);
    sdvp_arena_free(run.arena);
    print_message("%zu vectors of %s\n", count, format->name);
    assert_in_range(count, least, SIZE_MAX);
    assert_int_equal(run.wrong, 0);
}

static void compact_reads_and_writes_all_vectors(void **state)
{
    (void)state;
    all_of(sdvp_compact(), 500);
}

static void rpc_reads_and_writes_all_vectors(void **state)
{
    (void)state;
    all_of(sdvp_rpc(), 400);
}

/* Of SDVP2, which is no format of the ACSI: a call or an answer. */
typedef struct box {
    sdvp_arena_t *arena;
    size_t wrong;
} box_t;

static char *box_file(const char *folder, const char *name, const char *extension, size_t *length)
{
    char path[512];
    snprintf(path, sizeof path, "%s/sdvp2/%s/%s%s", SDVP_VECTORS, folder, name, extension);
    return file_content(path, length);
}

static sdvp_error_t read_box(
    box_t *box, bool is_call, const char *xml, size_t length, sdvp_text_t *json, sdvp_fault_t *fault)
{
    const sdvp_xml_t *payload = NULL;
    sdvp_sdvp2_call_t call;
    sdvp_sdvp2_answer_t answer;
    sdvp_error_t error = sdvp_xml_read(box->arena, xml, length, &payload, fault);
    if (error == SDVP_OK && is_call) {
        error = sdvp_sdvp2_read_call(payload, box->arena, &call, fault);
    } else if (error == SDVP_OK) {
        error = sdvp_sdvp2_read_answer(payload, box->arena, &answer, fault);
    }
    if (error == SDVP_OK && is_call) {
        sdvp_sdvp2_call_to_json(json, &call);
    } else if (error == SDVP_OK) {
        sdvp_sdvp2_answer_to_json(json, &answer);
    }
    return error;
}

static void expect_same(box_t *box, const char *name, const char *expected, const char *came)
{
    if (strcmp(expected, came) != 0) {
        box->wrong++;
        print_error("sdvp2/%s: expected\n  %s\ngot\n  %s\n", name, expected, came);
    }
}

static void valid_box(void *ctx, const char *name)
{
    box_t *box = ctx;
    size_t length = 0;
    size_t xml_length = 0;
    bool is_call = false;
    sdvp_sdvp2_call_t call;
    sdvp_sdvp2_answer_t answer;
    sdvp_fault_t fault = {0};
    sdvp_tree_t *document = NULL;
    sdvp_text_t meant = sdvp_text_growing(65536);
    sdvp_text_t came = sdvp_text_growing(65536);
    sdvp_text_t written = sdvp_text_growing(65536);
    sdvp_arena_reset(box->arena);
    char *json = box_file("valid", name, ".json", &length);
    char *xml = box_file("valid", name, ".xml", &xml_length);
    assert_int_equal(sdvp_json_read(box->arena, json, length, &document, &fault), SDVP_OK);
    sdvp_tree_t *tree = sdvp_tree_find(document, "message");
    assert_int_equal(sdvp_sdvp2_from_json(tree, box->arena, &is_call, &call, &answer, &fault), SDVP_OK);
    if (is_call) {
        sdvp_sdvp2_call_to_json(&meant, &call);
        sdvp_sdvp2_put_call(&written, &call);
    } else {
        sdvp_sdvp2_answer_to_json(&meant, &answer);
        sdvp_sdvp2_put_answer(&written, &answer);
    }
    assert_int_equal(read_box(box, is_call, xml, xml_length, &came, &fault), SDVP_OK);
    expect_same(box, name, meant.at, came.at);
    if (!has_flag(document, "decode-only")) {
        expect_same(box, name, xml, written.at);
    }
    sdvp_text_free(&meant);
    sdvp_text_free(&came);
    sdvp_text_free(&written);
    free(json);
    free(xml);
}

static void invalid_box(void *ctx, const char *name)
{
    box_t *box = ctx;
    size_t length = 0;
    size_t xml_length = 0;
    char came[1400];
    sdvp_fault_t fault = {0};
    sdvp_text_t json = sdvp_text_growing(65536);
    sdvp_arena_reset(box->arena);
    char *expected = box_file("invalid", name, ".error", &length);
    char *xml = box_file("invalid", name, ".xml", &xml_length);
    bool is_call = pdu_of(expected) == SDVP_REQUEST;
    sdvp_error_t error = read_box(box, is_call, xml, xml_length, &json, &fault);
    snprintf(came, sizeof came, "%s\n%s\n%s", is_call ? "request" : "response", sdvp_error_name(error), fault.path);
    expect_same(box, name, expected, came);
    sdvp_text_free(&json);
    free(expected);
    free(xml);
}

static void sdvp2_reads_and_writes_all_vectors(void **state)
{
    (void)state;
    box_t box = {.arena = sdvp_arena_new(1u << 16, 64u << 20)};
    size_t count = each_file(SDVP_VECTORS "/sdvp2/valid", ".json", valid_box, &box);
    count += each_file(SDVP_VECTORS "/sdvp2/invalid", ".error", invalid_box, &box);
    sdvp_arena_free(box.arena);
    print_message("%zu vectors of sdvp2\n", count);
    assert_in_range(count, 60, SIZE_MAX);
    assert_int_equal(box.wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compact_reads_and_writes_all_vectors),
        cmocka_unit_test(rpc_reads_and_writes_all_vectors),
        cmocka_unit_test(sdvp2_reads_and_writes_all_vectors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
