/* XML as a tree: what is taken, what is refused and where, and what is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */

#include "wire/xml.h"

static sdvp_arena_t *arena;
static sdvp_fault_t fault;

static int begin(void **state)
{
    (void)state;
    arena = sdvp_arena_new(4096, 64u << 20);
    return arena == NULL;
}

static int end(void **state)
{
    (void)state;
    sdvp_arena_free(arena);
    return 0;
}

static const sdvp_xml_t *good(const char *text)
{
    const sdvp_xml_t *xml = NULL;
    if (sdvp_xml_read(arena, text, strlen(text), &xml, &fault) != SDVP_OK) {
        fail_msg("%s: %s", text, fault.detail);
    }
    return xml;
}

static void bad(const char *text, sdvp_error_t error, const char *path)
{
    const sdvp_xml_t *xml = NULL;
    assert_int_equal(sdvp_xml_read(arena, text, strlen(text), &xml, &fault), error);
    assert_int_equal(fault.error, error);
    assert_string_equal(fault.path, path);
    assert_null(xml);
}

static void other_spellings_are_the_same_tree(void **state)
{
    (void)state;
    const sdvp_xml_t *xml = good(
        "<?xml version='1.0'?>\n<p:a xmlns:p=\"urn:x\" i=\"&lt;7&#x3e;\" p:j='8' xml:lang='da'>\n <b xmlns='urn:y'> a<![CDATA[<"
        "b>]]>&amp; </b>\n\t<p:c/> </p:a>\n");
    assert_string_equal(xml->space, "urn:x");
    assert_string_equal(xml->name, "a");
    assert_string_equal(xml->text, "");
    assert_int_equal(xml->count, 2);
    assert_string_equal(sdvp_xml_find(xml, "i")->value, "<7>");
    assert_null(sdvp_xml_find(xml, "j"));
    assert_null(sdvp_xml_find(xml, "lang"));
    assert_string_equal(xml->first->text, " a<b>& ");
    assert_string_equal(xml->first->space, "urn:y");
    assert_string_equal(xml->last->space, "urn:x");
}

static void what_is_not_well_formed_is_refused_with_its_place(void **state)
{
    (void)state;
    bad("", SDVP_NOT_WELL_FORMED, "");
    bad("x", SDVP_NOT_WELL_FORMED, "");
    bad("<a><b></a>", SDVP_NOT_WELL_FORMED, "a/b");
    bad("<a/><b/>", SDVP_NOT_WELL_FORMED, "a");
    bad("<a/>x", SDVP_NOT_WELL_FORMED, "a");
    bad("<a>x<b/></a>", SDVP_NOT_WELL_FORMED, "a");
    bad("<a><b/>x</a>", SDVP_NOT_WELL_FORMED, "a");
    bad("<a><r/><r><!-- c --></r></a>", SDVP_NOT_WELL_FORMED, "a/r[2]");
    bad("<a><?p d?></a>", SDVP_NOT_WELL_FORMED, "a");
    bad("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", SDVP_NOT_WELL_FORMED, "");
    bad("<a>&b;</a>", SDVP_NOT_WELL_FORMED, "a");
    bad("<a b='1' b='2'/>", SDVP_NOT_WELL_FORMED, "");
    bad("<p:a/>", SDVP_NOT_WELL_FORMED, "");
    bad("<a>\xff</a>", SDVP_NOT_WELL_FORMED, "");
    bad("<a>\x01</a>", SDVP_NOT_WELL_FORMED, "a");
    bad("<a xmlns='x&#1;y'/>", SDVP_NOT_WELL_FORMED, "");
}

/* A document of `count` times a piece between two others. */
static char *repeated(const char *before, const char *piece, size_t count, const char *after)
{
    size_t length = strlen(piece);
    char *text = malloc(strlen(before) + count * length + strlen(after) + 1);
    strcpy(text, before);
    char *at = text + strlen(before);
    for (size_t i = 0; i < count; i++, at += length) {
        memcpy(at, piece, length);
    }
    strcpy(at, after);
    return text;
}

static void limit(const char *before, const char *piece, size_t count, const char *after, const char *path)
{
    char *within = repeated(before, piece, count, after);
    char *beyond = repeated(before, piece, count + 1, after);
    sdvp_arena_reset(arena);
    good(within);
    sdvp_arena_reset(arena);
    bad(beyond, SDVP_LIMIT_EXCEEDED, path);
    free(within);
    free(beyond);
}

static void what_is_beyond_a_limit_is_refused_while_it_is_read(void **state)
{
    (void)state;
    limit("<a>", "<b/>", 10000, "</a>", "a/b[10001]");
    limit("<a>", "\xc3\xa4", 65536, "</a>", "a");
    limit("<a b='", "x", 4096, "'/>", "a");
    limit("<a><b c='", "\xf0\x9f\x98\x80", 2048, "'/></a>", "a/b");
    char *deep = repeated("", "<a>", 128, "");
    char *deeper = repeated(deep, "</a>", 128, "");
    good(deeper);
    free(deep);
    free(deeper);
}

static void a_thousand_levels_are_refused(void **state)
{
    (void)state;
    char *deep = repeated("", "<a>", 1000, "");
    const sdvp_xml_t *xml = NULL;
    assert_int_equal(sdvp_xml_read(arena, deep, strlen(deep), &xml, &fault), SDVP_LIMIT_EXCEEDED);
    assert_int_equal(strlen(fault.path), 129 * 2 - 1);
    free(deep);
}

static void a_builder_borrows_what_it_is_given(void **state)
{
    (void)state;
    static const char SPACE[] = "urn:x";
    static const char TEXT[] = "21.5";
    sdvp_xml_builder_t builder = sdvp_xml_build(arena, &SDVP_XML_LIMITS, true, &fault);
    sdvp_xml_start(&builder, SPACE, "a");
    sdvp_xml_attribute(&builder, "", "i", "7");
    sdvp_xml_attribute(&builder, "urn:other", "j", "8");
    sdvp_xml_start(&builder, SPACE, "f");
    sdvp_xml_text(&builder, TEXT, 4);
    sdvp_xml_end(&builder);
    sdvp_xml_start(&builder, SPACE, "g");
    sdvp_xml_text(&builder, "a", 1);
    sdvp_xml_text(&builder, "b", 1);
    sdvp_xml_end(&builder);
    assert_int_equal(sdvp_xml_end(&builder), SDVP_OK);
    assert_ptr_equal(builder.root->space, SPACE);
    assert_ptr_equal(builder.root->first->text, TEXT);
    assert_string_equal(builder.root->last->text, "ab");
    assert_int_equal(sdvp_xml_start(&builder, SPACE, "b"), SDVP_NOT_WELL_FORMED);
    assert_string_equal(fault.path, "a");
}

static void what_is_written_is_canonical(void **state)
{
    (void)state;
    char room[600];
    sdvp_text_t text = sdvp_text_fixed(room, sizeof room);
    sdvp_xml_writer_t out = {.text = &text};
    sdvp_xml_write(&out, good("<p:a xmlns:p='u' b='&#9;&apos;&quot;&lt;&#10;'> <p:c>&#13;&gt;&amp;'</p:c>\n<d/></p:a>"));
    assert_string_equal(room, "<a xmlns='u' b='&#9;&apos;\"&lt;&#10;'><c>&#13;&gt;&amp;'</c><d xmlns=''/></a>");
}

static void what_xml_cannot_carry_is_replaced(void **state)
{
    (void)state;
    static const char TEXT[] = "a\x01" "b\xff\xed\xa0\x80\xef\xbf\xbe\xc3";
    char room[200];
    sdvp_text_t text = sdvp_text_fixed(room, sizeof room);
    sdvp_xml_writer_t out = {.text = &text};
    sdvp_xml_write_start(&out, "a", NULL);
    sdvp_xml_write_text(&out, TEXT, sizeof TEXT - 1);
    sdvp_xml_write_end(&out, "a");
    const sdvp_xml_t *xml = good(room);
    assert_memory_equal(xml->text, "a\xef\xbf\xbd" "b\xef\xbf\xbd", 8);
    assert_false(sdvp_xml_is_plain("a\rb", 3));
    assert_false(sdvp_xml_is_plain("\x01", 1));
    assert_false(sdvp_xml_is_plain("\xff", 1));
    assert_true(sdvp_xml_is_plain("\xc3\xa4\n\t<", 5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(other_spellings_are_the_same_tree, begin, end),
        cmocka_unit_test_setup_teardown(what_is_not_well_formed_is_refused_with_its_place, begin, end),
        cmocka_unit_test_setup_teardown(what_is_beyond_a_limit_is_refused_while_it_is_read, begin, end),
        cmocka_unit_test_setup_teardown(a_thousand_levels_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(a_builder_borrows_what_it_is_given, begin, end),
        cmocka_unit_test_setup_teardown(what_is_written_is_canonical, begin, end),
        cmocka_unit_test_setup_teardown(what_xml_cannot_carry_is_replaced, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
