/* References against vectors/reference. */
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

#include "sdvp/model.h"

/* A whole file; freed by the caller. */
static char *read_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = calloc(1, 1 << 16);
    assert_in_range(fread(text, 1, (1 << 16) - 1, file), 1, (1 << 16) - 2);
    fclose(file);
    return text;
}

/* The text of a member of a vector, between quotes; false if the line has none. */
static bool member(const char *line, const char *name, char *to)
{
    char start[64];
    snprintf(start, sizeof start, "\"%s\": \"", name);
    const char *at = strstr(line, start);
    const char *end = strchr(line, '\n');
    if (at == NULL || (end != NULL && at > end)) {
        return false;
    }
    at += strlen(start);
    size_t length = strcspn(at, "\"");
    memcpy(to, at, length);
    to[length] = '\0';
    return true;
}

/* Whether the parts are those of the list in "dataPath". */
static void check_path(const char *line, const sdvp_reference_t *reference)
{
    char wanted[600] = "\"dataPath\": [";
    for (size_t i = 0; i < reference->count; i++) {
        char part[100];
        if (reference->parts[i].index >= 0) {
            snprintf(part, sizeof part, "\"%s(%d)\"", reference->parts[i].name, (int)reference->parts[i].index);
        } else {
            snprintf(part, sizeof part, "\"%s\"", reference->parts[i].name);
        }
        strcat(strcat(wanted, i == 0 ? "" : ", "), part);
    }
    strcat(wanted, "]");
    const char *found = strstr(line, wanted);
    assert_non_null(found);
    assert_true(found < strchr(line, '\n') + 1);
}

static void valid_references_are_cut_into_their_parts(void **state)
{
    (void)state;
    char *text = read_whole(SDVP_VECTORS "/reference/valid/reference.json");
    int count = 0;
    for (char *line = text; line != NULL && *line != '\0'; line = strchr(line + 1, '\n')) {
        char reference[300];
        char name[300];
        sdvp_reference_t parsed;
        line += *line == '\n';
        if (!member(line, "reference", reference)) {
            continue;
        }
        assert_int_equal(sdvp_reference_parse(reference, &parsed, NULL), SDVP_OK);
        assert_true(member(line, "logicalDevice", name));
        assert_string_equal(parsed.logical_device, name);
        if (member(line, "logicalNode", name)) {
            assert_string_equal(parsed.logical_node, name);
        } else {
            assert_null(parsed.logical_node);
        }
        check_path(line, &parsed);
        count++;
    }
    assert_int_equal(count, 13);
    free(text);
}

static void invalid_references_are_refused(void **state)
{
    (void)state;
    char *text = read_whole(SDVP_VECTORS "/reference/invalid/reference.json");
    int count = 0;
    for (char *line = text; line != NULL && *line != '\0'; line = strchr(line + 1, '\n')) {
        char reference[300];
        sdvp_reference_t parsed;
        sdvp_fault_t fault = {0};
        line += *line == '\n';
        if (!member(line, "reference", reference)) {
            continue;
        }
        count++;
        if (strstr(reference, "\\u0000") != NULL) {
            continue; /* a C string has no NUL in it */
        }
        if (strstr(reference, "[ST]") != NULL) {
            /* Here it may have a functional constraint; who may not have one looks at `fc`. */
            assert_int_equal(sdvp_reference_parse(reference, &parsed, NULL), SDVP_OK);
            assert_int_equal(parsed.fc, SDVP_FC_ST);
            continue;
        }
        assert_int_equal(sdvp_reference_parse(reference, &parsed, &fault), SDVP_BAD_VALUE);
        assert_int_equal(fault.error, SDVP_BAD_VALUE);
        assert_true(strlen(fault.detail) > 20);
    }
    assert_int_equal(count, 26);
    free(text);
}

static void functional_constraints_are_those_of_the_standard(void **state)
{
    (void)state;
    sdvp_reference_t parsed;
    for (int fc = SDVP_FC_ST; fc <= SDVP_FC_CO; fc++) {
        char text[32];
        snprintf(text, sizeof text, "A/B.C[%s]", sdvp_fc_name((sdvp_fc_t)fc));
        assert_int_equal(sdvp_reference_parse(text, &parsed, NULL), SDVP_OK);
        assert_int_equal(parsed.fc, fc);
    }
    static const char *const BAD[] = {"A/B.C[XX]", "A/B.C[]", "A/B.C[ST", "A/B.C[ST]x", "A/B[ST]", "A[ST]", "[ST]", "A/B.C[S]]"};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        assert_int_equal(sdvp_reference_parse(BAD[i], &parsed, NULL), SDVP_BAD_VALUE);
    }
}

static void the_longest_reference_has_the_most_parts(void **state)
{
    (void)state;
    char text[SDVP_REFERENCE_MAX + 1] = "A/B";
    while (strlen(text) + 2 <= SDVP_REFERENCE_MAX) {
        strcat(text, ".c");
    }
    sdvp_reference_t parsed;
    assert_int_equal(sdvp_reference_parse(text, &parsed, NULL), SDVP_OK);
    assert_int_equal(parsed.count, SDVP_REFERENCE_PARTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_references_are_cut_into_their_parts),
        cmocka_unit_test(invalid_references_are_refused),
        cmocka_unit_test(functional_constraints_are_those_of_the_standard),
        cmocka_unit_test(the_longest_reference_has_the_most_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
