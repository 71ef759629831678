#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "data/packed.h"
#include "stores.h"

enum { MOST_OCTETS = 20000 };

static sdvp_value_t some_value(uint64_t *random, sdvp_arena_t *arena, int depth)
{
    sdvp_value_t value = {.type = (sdvp_type_code_t)store_random(random, depth < 3 ? SDVP_TYPE_CODES : SDVP_STRUCTURE)};
    int64_t number = (int64_t)((uint64_t)store_random(random, UINT32_MAX) << 32 | store_random(random, UINT32_MAX));
    switch (value.type) {
    case SDVP_BOOLEAN:
        value.is.boolean = number & 1;
        break;
    case SDVP_INT8:
        value.is.integer = (int8_t)number;
        break;
    case SDVP_INT16:
        value.is.integer = (int16_t)number;
        break;
    case SDVP_INT32:
    case SDVP_ENUMERATED:
        value.is.integer = (int32_t)number;
        break;
    case SDVP_INT64:
        value.is.integer = number;
        break;
    case SDVP_INT8U:
        value.is.integer = (uint8_t)number;
        break;
    case SDVP_INT16U:
        value.is.integer = (uint16_t)number;
        break;
    case SDVP_INT32U:
        value.is.integer = (uint32_t)number;
        break;
    case SDVP_FLOAT32:
        value.is.real = (double)(float)number;
        break;
    case SDVP_FLOAT64:
        value.is.real = (double)number / 3;
        break;
    case SDVP_OCTET_STRING:
        value.is.octets.length = store_random(random, 65);
        value.is.octets.octets = sdvp_arena_alloc(arena, 65);
        break;
    case SDVP_ENTRY_ID:
        value.is.entry_id = (uint64_t)number;
        break;
    case SDVP_ENTRY_TIME:
        value.is.entry_time = store_time(number & 0xffffff);
        break;
    case SDVP_TIMESTAMP:
        value.is.timestamp = (sdvp_timestamp_t){(uint32_t)number, (uint32_t)number & 0xffffff, (uint8_t)number};
        break;
    case SDVP_STRUCTURE:
    case SDVP_ARRAY: {
        value.is.list.count = store_random(random, 6);
        sdvp_value_t *items = sdvp_arena_alloc(arena, 6 * sizeof *items);
        for (size_t i = 0; i < value.is.list.count; i++) {
            items[i] = some_value(random, arena, depth + 1);
        }
        value.is.list.items = items;
        break;
    }
    default:
        if (value.type >= SDVP_QUALITY) {
            value.is.bits = (sdvp_bits_t)number;
        } else {
            value.is.text.length = store_random(random, 100);
            value.is.text.text = memset(sdvp_arena_alloc(arena, 101), 'x', value.is.text.length);
        }
    }
    return value;
}

/* Takes the arena anew for a value, and packs it; how many octets that took. */
static size_t some_packed(uint64_t *random, sdvp_arena_t *arena, uint8_t octets[MOST_OCTETS], sdvp_value_t *value)
{
    sdvp_arena_reset(arena);
    *value = some_value(random, arena, 0);
    sdvp_packer_t packer = {octets, MOST_OCTETS, 0};
    sdvp_pack_value(&packer, value);
    assert_true(packer.used <= packer.size);
    return packer.used;
}

static void a_value_comes_back_as_it_was(void **state)
{
    (void)state;
    uint64_t random = 11;
    sdvp_arena_t *arena = sdvp_arena_new(4096, 1 << 20);
    for (int run = 0; run < 5000; run++) {
        uint8_t octets[MOST_OCTETS];
        sdvp_value_t value;
        size_t used = some_packed(&random, arena, octets, &value);
        sdvp_unpacker_t unpacker = {octets, used, false};
        sdvp_value_t back;
        sdvp_unpack_value(&unpacker, arena, &back);
        assert_false(unpacker.bad);
        assert_int_equal(unpacker.left, 0);
        assert_true(sdvp_value_equals(&value, &back));
    }
    sdvp_arena_free(arena);
}

static void octets_that_are_cut_or_altered_are_no_crash(void **state)
{
    (void)state;
    uint64_t random = 12;
    sdvp_arena_t *arena = sdvp_arena_new(4096, 1 << 16);
    for (int run = 0; run < 5000; run++) {
        uint8_t octets[MOST_OCTETS];
        sdvp_value_t value;
        size_t used = some_packed(&random, arena, octets, &value);
        size_t length = store_random(&random, (uint32_t)used);
        sdvp_unpacker_t cut = {octets, length, false};
        sdvp_value_t back;
        sdvp_unpack_value(&cut, arena, &back);
        assert_true(cut.bad);
        octets[store_random(&random, (uint32_t)used)] ^= (uint8_t)(1 + store_random(&random, 255));
        sdvp_unpacker_t altered = {octets, used, false};
        sdvp_unpack_value(&altered, arena, &back);
    }
    sdvp_arena_free(arena);
}

static void what_does_not_fit_is_counted_and_not_written(void **state)
{
    (void)state;
    uint8_t octets[8] = {0};
    sdvp_packer_t packer = {octets, 4, 0};
    sdvp_pack_number(&packer, 0x1122334455667788, 8);
    assert_int_equal(packer.used, 8);
    sdvp_pack_number(&packer, 1, 1);
    assert_int_equal(packer.used, 9);
    assert_int_equal(octets[0] | octets[4], 0);
}

static void what_is_passed_over_is_bad_where_what_is_unpacked_is(void **state)
{
    (void)state;
    uint64_t random = 13;
    sdvp_arena_t *arena = sdvp_arena_new(4096, 1 << 24);
    for (int run = 0; run < 5000; run++) {
        uint8_t octets[MOST_OCTETS];
        sdvp_value_t value;
        size_t used = some_packed(&random, arena, octets, &value);
        size_t length = run % 3 == 0 ? store_random(&random, (uint32_t)used) : used;
        if (run % 3 == 1) {
            octets[store_random(&random, (uint32_t)used)] ^= (uint8_t)(1u << store_random(&random, 8));
        }
        sdvp_unpacker_t unpacked = {octets, length, false};
        sdvp_unpacker_t passed = unpacked;
        sdvp_value_t back;
        sdvp_unpack_value(&unpacked, arena, &back);
        sdvp_unpack_nothing(&passed);
        assert_int_equal(passed.bad, unpacked.bad);
        assert_true(passed.bad || passed.left == unpacked.left);
    }
    sdvp_arena_free(arena);
}

static void a_text_that_does_not_fit_is_none(void **state)
{
    (void)state;
    uint8_t octets[20];
    char to[6];
    sdvp_packer_t packer = {octets, sizeof octets, 0};
    sdvp_pack_text(&packer, "sixsix");
    sdvp_pack_text(&packer, "five5");
    sdvp_unpacker_t unpacker = {octets, packer.used, false};
    sdvp_unpack_text_to(&unpacker, to, sizeof to);
    assert_string_equal(to, "");
    sdvp_unpack_text_to(&unpacker, to, sizeof to);
    assert_string_equal(to, "five5");
    assert_false(unpacker.bad);
    sdvp_unpack_text_to(&unpacker, to, sizeof to);
    assert_string_equal(to, "");
    assert_true(unpacker.bad);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_comes_back_as_it_was),
        cmocka_unit_test(octets_that_are_cut_or_altered_are_no_crash),
        cmocka_unit_test(what_is_passed_over_is_bad_where_what_is_unpacked_is),
        cmocka_unit_test(a_text_that_does_not_fit_is_none),
        cmocka_unit_test(what_does_not_fit_is_counted_and_not_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
