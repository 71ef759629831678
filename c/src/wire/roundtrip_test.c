/* Random messages of every service through every format, and what a reader does with broken ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */

#include "message_maker.h"
#include "wire/format.h"
#include "wire/tree.h"

static const sdvp_tree_envelope_t WHOLE = {NULL, NULL, NULL};

/* Each message through encode and decode; the texts before and after must be the same. */
static void through(const sdvp_format_t *format, const sdvp_message_t *message, sdvp_arena_t *arena)
{
    sdvp_text_t before = sdvp_text_growing(1u << 20);
    sdvp_text_t after = sdvp_text_growing(1u << 20);
    sdvp_text_t json = sdvp_text_growing(1u << 20);
    sdvp_text_t json_after = sdvp_text_growing(1u << 20);
    sdvp_fault_t fault = {0};
    sdvp_message_t again;
    const sdvp_xml_t *xml = NULL;
    format->encode(message, &before);
    sdvp_error_t error = sdvp_xml_read(arena, before.at, before.length, &xml, &fault);
    error = error == SDVP_OK ? format->decode(xml, message->pdu, arena, &again, &fault) : error;
    if (error != SDVP_OK) {
        fail_msg("%s at %s: %s\n%s", sdvp_error_name(error), fault.path, fault.detail, before.at);
    }
    format->encode(&again, &after);
    assert_string_equal(before.at, after.at);
    sdvp_json_write(&json, message);
    sdvp_json_write(&json_after, &again);
    assert_string_equal(json.at, json_after.at);
    sdvp_text_free(&before);
    sdvp_text_free(&after);
    sdvp_text_free(&json);
    sdvp_text_free(&json_after);
}

static void through_json(const sdvp_message_t *message, sdvp_arena_t *arena)
{
    sdvp_text_t before = sdvp_text_growing(1u << 20);
    sdvp_text_t after = sdvp_text_growing(1u << 20);
    sdvp_fault_t fault = {0};
    sdvp_message_t again;
    sdvp_tree_t *tree = NULL;
    sdvp_json_write(&before, message);
    sdvp_error_t error = sdvp_json_read(arena, before.at, before.length, &tree, &fault);
    error = error == SDVP_OK ? sdvp_tree_read(tree, &WHOLE, arena, &again, &fault) : error;
    if (error != SDVP_OK) {
        fail_msg("%s at %s: %s\n%s", sdvp_error_name(error), fault.path, fault.detail, before.at);
    }
    sdvp_json_write(&after, &again);
    assert_string_equal(before.at, after.at);
    sdvp_text_free(&before);
    sdvp_text_free(&after);
}

typedef void (*with_message_t)(const sdvp_message_t *message, sdvp_arena_t *arena);

/* Every kind of message of every service, `rounds` times. */
static void each_message(uint64_t seed, int rounds, with_message_t with)
{
    maker_t maker = {.arena = sdvp_arena_new(1u << 16, 32u << 20), .state = seed};
    sdvp_arena_t *arena = sdvp_arena_new(1u << 16, 32u << 20);
    size_t count = 0;
    for (int i = 0; i < rounds * SDVP_SERVICE_LIMIT * 4; i++) {
        sdvp_message_t message;
        int kind = i % 4;
        sdvp_pdu_t pdu = kind == 3 ? SDVP_RESPONSE : (sdvp_pdu_t)kind;
        sdvp_arena_reset(maker.arena);
        sdvp_arena_reset(arena);
        if (random_message(&maker, pdu, (sdvp_service_t)(i / 4 % SDVP_SERVICE_LIMIT), kind == 3, &message)) {
            with(&message, arena);
            count++;
        }
    }
    assert_in_range(count, (size_t)rounds * 100, SIZE_MAX);
    sdvp_arena_free(maker.arena);
    sdvp_arena_free(arena);
}

static void all_ways(const sdvp_message_t *message, sdvp_arena_t *arena)
{
    through(sdvp_compact(), message, arena);
    through(sdvp_rpc(), message, arena);
    through_json(message, arena);
}

static void what_is_encoded_reads_back_the_same(void **state)
{
    (void)state;
    each_message(0x5d01, 40, all_ways);
}

/* Room for a text is less than it takes: nothing is written behind it, and its length is told. */
static void too_little_room(const sdvp_message_t *message, sdvp_arena_t *arena)
{
    sdvp_text_t measured = sdvp_text_fixed(NULL, 0);
    (void)arena;
    sdvp_compact()->encode(message, &measured);
    for (size_t size = 1; size <= measured.length + 1; size += 1 + measured.length / 7) {
        char *room = malloc(size);
        sdvp_text_t text = sdvp_text_fixed(room, size);
        sdvp_compact()->encode(message, &text);
        assert_int_equal(text.length, measured.length);
        assert_int_equal(sdvp_text_state(&text), size > measured.length ? SDVP_OK : SDVP_LIMIT_EXCEEDED);
        assert_int_equal(strlen(room), size > measured.length ? measured.length : size - 1);
        free(room);
    }
}

static void a_message_beyond_its_room_is_measured_and_cut(void **state)
{
    (void)state;
    each_message(0x5d02, 3, too_little_room);
}

static sdvp_error_t read_within(const sdvp_format_t *format, const sdvp_text_t *text, sdvp_pdu_t pdu, size_t limit)
{
    sdvp_arena_t *arena = sdvp_arena_new(64, limit);
    sdvp_fault_t fault = {0};
    sdvp_message_t message;
    const sdvp_xml_t *xml = NULL;
    sdvp_error_t error = sdvp_xml_read(arena, text->at, text->length, &xml, &fault);
    error = error == SDVP_OK ? format->decode(xml, pdu, arena, &message, &fault) : error;
    sdvp_arena_free(arena);
    return error;
}

static void too_little_memory(const sdvp_message_t *message, sdvp_arena_t *arena)
{
    const sdvp_format_t *formats[] = {sdvp_compact(), sdvp_rpc()};
    (void)arena;
    for (size_t i = 0; i < 2; i++) {
        sdvp_text_t text = sdvp_text_growing(1u << 20);
        sdvp_error_t error = SDVP_NO_MEMORY;
        formats[i]->encode(message, &text);
        for (size_t limit = 64; error != SDVP_OK; limit += 64 + limit / 16) {
            error = read_within(formats[i], &text, message->pdu, limit);
            assert_true(error == SDVP_OK || error == SDVP_NO_MEMORY);
        }
        sdvp_text_free(&text);
    }
}

static void a_reader_without_memory_refuses_and_recovers(void **state)
{
    (void)state;
    each_message(0x5d03, 1, too_little_memory);
}

/* Every part of a message that ends early, and with one octet changed, is read or refused with a place. */
static void broken(const sdvp_message_t *message, sdvp_arena_t *arena)
{
    const sdvp_format_t *formats[] = {sdvp_compact(), sdvp_rpc()};
    for (size_t i = 0; i < 2; i++) {
        sdvp_text_t text = sdvp_text_growing(1u << 20);
        formats[i]->encode(message, &text);
        for (size_t at = 0; at < text.length; at += 1 + text.length / 40) {
            sdvp_fault_t fault = {0};
            sdvp_message_t again;
            const sdvp_xml_t *xml = NULL;
            char before = text.at[at];
            sdvp_arena_reset(arena);
            assert_int_not_equal(sdvp_xml_read(arena, text.at, at, &xml, &fault), SDVP_OK);
            text.at[at] = "<&'\"x0\xff "[at % 8];
            sdvp_error_t error = sdvp_xml_read(arena, text.at, text.length, &xml, &fault);
            error = error == SDVP_OK ? formats[i]->decode(xml, message->pdu, arena, &again, &fault) : error;
            assert_true(error == SDVP_OK || (error == fault.error && fault.detail[0] != '\0'));
            text.at[at] = before;
        }
        sdvp_text_free(&text);
    }
}

static void what_is_broken_is_refused_with_a_word(void **state)
{
    (void)state;
    each_message(0x5d04, 2, broken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_encoded_reads_back_the_same),
        cmocka_unit_test(a_message_beyond_its_room_is_measured_and_cut),
        cmocka_unit_test(a_reader_without_memory_refuses_and_recovers),
        cmocka_unit_test(what_is_broken_is_refused_with_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
