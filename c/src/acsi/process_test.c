/* Substitution, blocking, deadband, range and behaviour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "base/memory.h"
#include "sdvp/process.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define BASIC(c) {.code = SDVP_##c}
#define ANALOGUE {.code = SDVP_STRUCTURE, .members = F, .count = 1}
#define KIND(n, l) {.code = SDVP_ENUMERATED, .name = n, .literals = l, .count = COUNT(l)}
#define ATTRIBUTE(n, f, ...) {.name = n, .fc = SDVP_FC_##f, .type = __VA_ARGS__}
#define OBJECT(n, c, k) {.name = n, .cdc = c, .children = k, .count = COUNT(k)}

static const sdvp_literal_t RANGE[] = {{0, "normal"}, {1, "high"}, {2, "low"}, {3, "high-high"}, {4, "low-low"}};
static const sdvp_literal_t MODES[] = {{1, "on"}, {2, "blocked"}, {3, "test"}, {4, "test/blocked"}, {5, "off"}};
static const sdvp_type_member_t F[] = {{"f", BASIC(FLOAT32)}};
static const sdvp_type_member_t RANGE_C[] = {{"hhLim", ANALOGUE}, {"hLim", ANALOGUE}, {"lLim", ANALOGUE},
                                             {"llLim", ANALOGUE}, {"min", ANALOGUE},  {"max", ANALOGUE},
                                             {"limDb", BASIC(INT32U)}};
static const sdvp_node_t MEASURED[] = {
    ATTRIBUTE("instMag", MX, ANALOGUE),
    ATTRIBUTE("mag", MX, ANALOGUE),
    ATTRIBUTE("range", MX, KIND("RangeKind", RANGE)),
    ATTRIBUTE("q", MX, BASIC(QUALITY)),
    ATTRIBUTE("t", MX, BASIC(TIMESTAMP)),
    ATTRIBUTE("subEna", SV, BASIC(BOOLEAN)),
    ATTRIBUTE("subMag", SV, ANALOGUE),
    ATTRIBUTE("subQ", SV, BASIC(QUALITY)),
    ATTRIBUTE("blkEna", BL, BASIC(BOOLEAN)),
    ATTRIBUTE("db", CF, BASIC(INT32U)),
    ATTRIBUTE("dbRef", CF, BASIC(FLOAT32)),
    ATTRIBUTE("zeroDb", CF, BASIC(INT32U)),
    ATTRIBUTE("rangeC", CF, {.code = SDVP_STRUCTURE, .members = RANGE_C, .count = COUNT(RANGE_C)})};
static const sdvp_node_t SWITCHED[] = {
    ATTRIBUTE("stVal", ST, BASIC(BOOLEAN)), ATTRIBUTE("q", ST, BASIC(QUALITY)), ATTRIBUTE("t", ST, BASIC(TIMESTAMP))};
static const sdvp_node_t MODE[] = {
    {.name = "stVal",
     .fc = SDVP_FC_ST,
     .type = KIND("BehaviourModeKind", MODES),
     .has_initial = true,
     .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    ATTRIBUTE("q", ST, BASIC(QUALITY)),
    ATTRIBUTE("t", ST, BASIC(TIMESTAMP))};
static const sdvp_node_t LLN0[] = {OBJECT("Mod", "ENC", MODE), OBJECT("Beh", "ENS", MODE)};
static const sdvp_node_t STMP1[] = {
    OBJECT("Mod", "ENC", MODE), OBJECT("Beh", "ENS", MODE), OBJECT("Tmp", "MV", MEASURED),
    OBJECT("Ind", "SPS", SWITCHED)};
static const sdvp_logical_node_t NODES[] = {
    {.name = "LLN0", .objects = LLN0, .object_count = COUNT(LLN0)},
    {.name = "STMP1", .objects = STMP1, .object_count = COUNT(STMP1)}};
static const sdvp_logical_device_t DEVICE = {"A", NODES, COUNT(NODES)};
static const sdvp_model_t MODEL = {"process", &DEVICE, 1};

#define TMP "A/STMP1.Tmp."

static sdvp_values_t *values;
static sdvp_process_t *process;
static sdvp_arena_t *arena;
static int64_t now_us;
static unsigned moments;

static int64_t utc_us(void *ctx)
{
    (void)ctx;
    return now_us;
}

static void hear(void *ctx, const sdvp_cell_event_t *events, size_t count)
{
    (void)ctx;
    (void)events;
    (void)count;
    moments++;
}

static int set_up(void **state)
{
    static const sdvp_clock_t CLOCK = {NULL, utc_us, NULL};
    (void)state;
    now_us = INT64_C(1000000000);
    values = sdvp_values_new(&MODEL);
    process = sdvp_process_new(values, &CLOCK);
    arena = sdvp_arena_new(4096, 65536);
    moments = 0;
    assert_non_null(process);
    return sdvp_values_watch(values, hear, NULL);
}

static int tear_down(void **state)
{
    (void)state;
    sdvp_process_free(process);
    sdvp_values_free(values);
    sdvp_arena_free(arena);
    return 0;
}

static void say(const char *fcda, sdvp_value_t value)
{
    const sdvp_write_t write = {fcda, value};
    assert_int_equal(sdvp_process_set(process, &write, 1, NULL), SDVP_OK);
}

/* A measured value with its time, as one moment. */
static void measure(float number, uint32_t seconds)
{
    const sdvp_write_t writes[] = {
        {TMP "mag.f[MX]", sdvp_float32(number)}, {TMP "t[MX]", sdvp_time((sdvp_timestamp_t){seconds, 0, 10})}};
    assert_int_equal(sdvp_process_set(process, writes, 2, NULL), SDVP_OK);
}

static sdvp_value_t seen(const char *fcda)
{
    sdvp_value_t value;
    assert_int_equal(sdvp_values_get(values, fcda, arena, &value), SDVP_OK);
    return value;
}

static double magnitude(void)
{
    return seen(TMP "mag.f[MX]").is.real;
}

static unsigned quality(void)
{
    return seen(TMP "q[MX]").is.bits;
}

static unsigned time_seen(void)
{
    return seen(TMP "t[MX]").is.timestamp.seconds;
}

static void what_the_process_says_is_seen_as_one_moment(void **state)
{
    (void)state;
    measure(21.5f, 7);
    assert_true(magnitude() == 21.5);
    assert_true(seen(TMP "instMag.f[MX]").is.real == 21.5);
    assert_int_equal(time_seen(), 7);
    assert_int_equal(moments, 1);
}

static void substitution_wins_over_the_process_and_ends(void **state)
{
    (void)state;
    measure(21, 7);
    say(TMP "subMag.f[SV]", sdvp_float32(5));
    assert_true(magnitude() == 21);
    now_us = INT64_C(2000) * 1000000;
    say(TMP "subEna[SV]", sdvp_boolean(true));
    assert_true(magnitude() == 5);
    assert_int_equal(quality(), SDVP_Q_SUBSTITUTED);
    assert_int_equal(time_seen(), 2000);
    measure(22, 8);
    assert_true(magnitude() == 5);
    say(TMP "subMag.f[SV]", sdvp_float32(6));
    assert_true(magnitude() == 6);
    say(TMP "subEna[SV]", sdvp_boolean(false));
    assert_true(magnitude() == 22);
    assert_int_equal(quality(), SDVP_Q_GOOD);
    assert_int_equal(time_seen(), 8);
}

static void blocking_keeps_what_was_seen_and_marks_it(void **state)
{
    (void)state;
    measure(21, 7);
    say(TMP "blkEna[BL]", sdvp_boolean(true));
    assert_int_equal(quality(), SDVP_Q_QUESTIONABLE | SDVP_Q_OPERATOR_BLOCKED | SDVP_Q_OLD_DATA);
    measure(22, 8);
    assert_true(magnitude() == 21);
    assert_int_equal(time_seen(), 7);
    /* Substituted meanwhile: what stood still is seen again afterwards. */
    say(TMP "subMag.f[SV]", sdvp_float32(5));
    say(TMP "subEna[SV]", sdvp_boolean(true));
    assert_true(magnitude() == 5);
    say(TMP "subEna[SV]", sdvp_boolean(false));
    assert_true(magnitude() == 21);
    assert_int_equal(time_seen(), 7);
    say(TMP "blkEna[BL]", sdvp_boolean(false));
    assert_true(magnitude() == 22);
    assert_int_equal(quality(), SDVP_Q_GOOD);
}

static void the_deadband_holds_small_changes_back_but_not_the_instantaneous_value(void **state)
{
    (void)state;
    say(TMP "dbRef[CF]", sdvp_float32(100));
    say(TMP "db[CF]", sdvp_integer(SDVP_INT32U, 1000)); /* 1 of 100 */
    measure(10, 7);
    measure(10.5f, 8);
    assert_true(magnitude() == 10);
    assert_int_equal(time_seen(), 7);
    assert_true(seen(TMP "instMag.f[MX]").is.real == 10.5);
    measure(11, 9);
    assert_true(magnitude() == 10);
    measure(11.25f, 10);
    assert_true(magnitude() == 11.25);
    assert_int_equal(time_seen(), 10);
    measure(0.0f / 0.0f, 11);
    assert_true(magnitude() != magnitude());
    measure(11.25f, 12);
    assert_true(magnitude() == 11.25);
}

static void a_write_to_the_instantaneous_value_is_one_to_the_value(void **state)
{
    (void)state;
    say(TMP "instMag.f[MX]", sdvp_float32(3));
    assert_true(magnitude() == 3);
}

static void small_magnitudes_are_zero(void **state)
{
    (void)state;
    say(TMP "zeroDb[CF]", sdvp_integer(SDVP_INT32U, 1000));
    const sdvp_value_t hundred = sdvp_float32(100);
    say(TMP "rangeC.max.f[CF]", hundred);
    measure(0.9f, 1);
    assert_true(magnitude() == 0);
    assert_true(seen(TMP "instMag.f[MX]").is.real > 0.8);
    measure(1, 2);
    assert_true(magnitude() == 1);
}

static void ranges_are_told_with_hysteresis_and_beyond_is_questionable(void **state)
{
    (void)state;
    static const struct {
        const char *member;
        float limit;
    } LIMITS[] = {{"hhLim", 90}, {"hLim", 80}, {"lLim", 20}, {"llLim", 10}, {"max", 100}};
    for (size_t i = 0; i < COUNT(LIMITS); i++) {
        char reference[64] = TMP "rangeC.";
        say(strcat(strcat(reference, LIMITS[i].member), ".f[CF]"), sdvp_float32(LIMITS[i].limit));
    }
    say(TMP "rangeC.limDb[CF]", sdvp_integer(SDVP_INT32U, 1000)); /* 1 of 100 */
    static const struct {
        float value;
        int range;
        unsigned quality;
    } CASES[] = {{50, 0, 0},   {80, 0, 0},   {80.5f, 1, 0}, {79.5f, 1, 0}, {79, 0, 0},   {91, 3, 0},
                 {89.5f, 3, 0}, {88, 1, 0},   {19, 2, 0},    {20.5f, 2, 0}, {21, 0, 0},   {5, 4, 0},
                 {101, 3, SDVP_Q_QUESTIONABLE | SDVP_Q_OUT_OF_RANGE}, {-1, 4, SDVP_Q_QUESTIONABLE | SDVP_Q_OUT_OF_RANGE}};
    for (size_t i = 0; i < COUNT(CASES); i++) {
        measure(CASES[i].value, (uint32_t)i);
        assert_int_equal(seen(TMP "range[MX]").is.integer, CASES[i].range);
        assert_int_equal(quality(), CASES[i].quality);
    }
}

static void modes_are_followed_by_beh_and_qualities(void **state)
{
    (void)state;
    measure(21, 7);
    now_us = INT64_C(3000) * 1000000;
    say("A/STMP1.Mod.stVal[ST]", sdvp_integer(SDVP_ENUMERATED, 3));
    assert_int_equal(seen("A/STMP1.Beh.stVal[ST]").is.integer, 3);
    assert_int_equal(seen("A/LLN0.Beh.stVal[ST]").is.integer, 1);
    assert_int_equal(quality(), SDVP_Q_TEST);
    assert_int_equal(time_seen(), 3000);
    assert_int_equal(seen("A/STMP1.Mod.q[ST]").is.bits, SDVP_Q_GOOD);
    say("A/LLN0.Mod.stVal[ST]", sdvp_integer(SDVP_ENUMERATED, 2));
    assert_int_equal(seen("A/STMP1.Beh.stVal[ST]").is.integer, 4);
    say("A/LLN0.Mod.stVal[ST]", sdvp_integer(SDVP_ENUMERATED, 5));
    assert_int_equal(seen("A/STMP1.Beh.stVal[ST]").is.integer, 5);
    assert_int_equal(quality() & SDVP_Q_QUESTIONABLE, SDVP_Q_INVALID);
    assert_int_equal(seen("A/STMP1.Ind.q[ST]").is.bits, SDVP_Q_INVALID);
    say("A/LLN0.Mod.stVal[ST]", sdvp_integer(SDVP_ENUMERATED, 1));
    say("A/STMP1.Mod.stVal[ST]", sdvp_integer(SDVP_ENUMERATED, 1));
    assert_int_equal(quality(), SDVP_Q_GOOD);
}

static void a_quality_of_the_process_is_seen(void **state)
{
    (void)state;
    say(TMP "q[MX]", sdvp_bit_string(SDVP_QUALITY, SDVP_Q_INVALID | SDVP_Q_FAILURE));
    assert_int_equal(quality(), SDVP_Q_INVALID | SDVP_Q_FAILURE);
}

static void writes_by_handle_are_one_moment(void **state)
{
    (void)state;
    sdvp_handle_t number;
    sdvp_handle_t flag;
    assert_int_equal(sdvp_values_handle(values, TMP "mag.f[MX]", &number), SDVP_OK);
    assert_int_equal(sdvp_values_handle(values, "A/STMP1.Ind.stVal[ST]", &flag), SDVP_OK);
    sdvp_value_t nine = sdvp_float32(9);
    sdvp_value_t yes = sdvp_boolean(true);
    sdvp_process_begin(process);
    assert_int_equal(sdvp_process_put(process, number, &nine), SDVP_OK);
    assert_int_equal(sdvp_process_put(process, flag, &yes), SDVP_OK);
    assert_int_equal(sdvp_process_put(process, flag, &nine), SDVP_TYPE_CONFLICT);
    assert_int_equal(moments, 0);
    sdvp_process_end(process);
    assert_int_equal(moments, 1);
    assert_true(magnitude() == 9);
    assert_true(seen("A/STMP1.Ind.stVal[ST]").is.boolean);
}

static void what_the_process_said_is_kept(void **state)
{
    (void)state;
    sdvp_value_t value;
    say(TMP "blkEna[BL]", sdvp_boolean(true));
    measure(33, 1);
    assert_int_equal(sdvp_process_get(process, TMP "mag.f[MX]", arena, &value), SDVP_OK);
    assert_true(value.is.real == 33);
    assert_true(magnitude() == 0);
}

static void writes_by_handle_take_no_memory(void **state)
{
    (void)state;
    sdvp_handle_t number;
    sdvp_handle_t mode;
    say(TMP "db[CF]", sdvp_integer(SDVP_INT32U, 1000));
    say(TMP "rangeC.max.f[CF]", sdvp_float32(100));
    assert_int_equal(sdvp_values_handle(values, TMP "mag.f[MX]", &number), SDVP_OK);
    assert_int_equal(sdvp_values_handle(values, "A/LLN0.Mod.stVal[ST]", &mode), SDVP_OK);
    unsigned long before = sdvp_allocations();
    for (int i = 0; i < 200; i++) {
        sdvp_value_t value = sdvp_float32((float)i);
        sdvp_value_t ordinal = sdvp_integer(SDVP_ENUMERATED, i % 5 + 1);
        sdvp_process_begin(process);
        assert_int_equal(sdvp_process_put(process, number, &value), SDVP_OK);
        assert_int_equal(sdvp_process_put(process, mode, &ordinal), SDVP_OK);
        sdvp_process_end(process);
    }
    assert_int_equal(sdvp_allocations(), before);
    assert_int_equal(moments, 2 + 200);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_the_process_says_is_seen_as_one_moment),
        TEST(substitution_wins_over_the_process_and_ends),
        TEST(blocking_keeps_what_was_seen_and_marks_it),
        TEST(the_deadband_holds_small_changes_back_but_not_the_instantaneous_value),
        TEST(a_write_to_the_instantaneous_value_is_one_to_the_value),
        TEST(small_magnitudes_are_zero),
        TEST(ranges_are_told_with_hysteresis_and_beyond_is_questionable),
        TEST(modes_are_followed_by_beh_and_qualities),
        TEST(a_quality_of_the_process_is_seen),
        TEST(writes_by_handle_are_one_moment),
        TEST(what_the_process_said_is_kept),
        TEST(writes_by_handle_take_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
