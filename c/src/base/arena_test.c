#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "sdvp/base.h"

static void memory_beyond_the_limit_is_refused(void **state)
{
    (void)state;
    sdvp_arena_t *arena = sdvp_arena_new(64, 256);
    size_t got = 0;
    while (sdvp_arena_alloc(arena, 16) != NULL) {
        got += 16;
    }
    assert_in_range(got, 128, 256);
    assert_null(sdvp_arena_alloc(arena, SIZE_MAX));
    assert_null(sdvp_arena_text(arena, "x", SIZE_MAX));
    sdvp_arena_free(arena);
}

static void memory_after_a_reset_is_zeroed(void **state)
{
    (void)state;
    sdvp_arena_t *arena = sdvp_arena_new(64, 4096);
    memset(sdvp_arena_alloc(arena, 48), 0xff, 48);
    assert_non_null(sdvp_arena_alloc(arena, 2000));
    sdvp_arena_reset(arena);
    const unsigned char zero[48] = {0};
    assert_memory_equal(sdvp_arena_alloc(arena, 48), zero, 48);
    sdvp_arena_free(arena);
}

static void text_ends_with_a_nul(void **state)
{
    (void)state;
    sdvp_arena_t *arena = sdvp_arena_new(64, 4096);
    assert_string_equal(sdvp_arena_text(arena, "HP1/STMP1.Tmp", 3), "HP1");
    sdvp_arena_free(arena);
}

static void errors_have_the_names_of_the_standard(void **state)
{
    (void)state;
    assert_string_equal(sdvp_error_name(SDVP_TYPE_CONFLICT), "type-conflict");
    assert_string_equal(sdvp_error_name(SDVP_BAD_VALUE), "bad-value");
    assert_string_equal(sdvp_error_name(SDVP_STORAGE), "storage");
    assert_string_equal(sdvp_error_name((sdvp_error_t)99), "unknown-error");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_beyond_the_limit_is_refused),
        cmocka_unit_test(memory_after_a_reset_is_zeroed),
        cmocka_unit_test(text_ends_with_a_nul),
        cmocka_unit_test(errors_have_the_names_of_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
