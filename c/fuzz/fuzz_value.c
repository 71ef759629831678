/* Text to a value of a type that the first octet chooses, printed and read again. */
#include "data/type.h"
#include "round.h"

static const sdvp_literal_t LITERALS[] = {{-1, "unknown"}, {1, "on"}, {2, "off"}, {3, "On"}, {5, ""}, {7, "1"}, {9, "a, {b}"}};
static const sdvp_type_member_t MAG[] = {{"f", {.code = SDVP_FLOAT32}}};
static const sdvp_type_member_t MEMBERS[] = {
    {"mag", {.code = SDVP_STRUCTURE, .members = MAG, .count = 1}},
    {"q", {.code = SDVP_QUALITY}},
    {"d", {.code = SDVP_UNICODE_STRING}},
    {"e", {.code = SDVP_ENUMERATED, .name = "Mode", .literals = LITERALS, .count = 7}},
    {"a", {.code = SDVP_ARRAY, .members = MAG, .count = 3}},
};

static sdvp_type_t type_of(uint8_t number)
{
    sdvp_type_t type = {.code = (sdvp_type_code_t)(number % SDVP_TYPE_CODES)};
    if (type.code == SDVP_ENUMERATED) {
        return MEMBERS[3].type;
    }
    if (type.code == SDVP_ARRAY) {
        return MEMBERS[4].type;
    }
    type.members = type.code == SDVP_STRUCTURE ? (number >= 128 ? MAG : MEMBERS) : NULL;
    type.count = type.code == SDVP_STRUCTURE ? (number >= 128 ? 1 : 5) : 0;
    return type;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sdvp_arena_t *arena = sdvp_arena_new(1u << 12, 1u << 20);
    sdvp_value_t value;
    sdvp_value_t again;
    sdvp_fault_t fault = {0};
    static char printed[65536];
    char *text = size == 0 ? NULL : sdvp_arena_text(arena, (const char *)data + 1, size - 1);
    sdvp_type_t type = type_of(size == 0 ? 0 : data[0]);
    if (text != NULL && sdvp_value_parse(arena, &type, text, &value, &fault) == SDVP_OK) {
        fuzz_require(sdvp_value_check(&value, &type, &fault) == SDVP_OK);
        fuzz_require(sdvp_value_print(&value, &type, printed, sizeof printed) < sizeof printed);
        fuzz_require(sdvp_value_parse(arena, &type, printed, &again, &fault) == SDVP_OK);
        fuzz_require(sdvp_value_equals(&value, &again));
    }
    sdvp_arena_free(arena);
    return 0;
}
