/* Calls and answers of SDVP2; the first octet says which. */
#include "round.h"
#include "wire/sdvp2.h"

static bool read_once(sdvp_arena_t *arena, bool is_call, const char *xml, size_t length, sdvp_text_t *to)
{
    sdvp_fault_t fault = {0};
    const sdvp_xml_t *payload = NULL;
    sdvp_sdvp2_call_t call;
    sdvp_sdvp2_answer_t answer;
    if (sdvp_xml_read(arena, xml, length, &payload, &fault) != SDVP_OK) {
        return false;
    }
    if (is_call) {
        bool good = sdvp_sdvp2_read_call(payload, arena, &call, &fault) == SDVP_OK;
        if (good) {
            sdvp_sdvp2_put_call(to, &call);
        }
        return good;
    }
    bool good = sdvp_sdvp2_read_answer(payload, arena, &answer, &fault) == SDVP_OK;
    if (good) {
        sdvp_sdvp2_put_answer(to, &answer);
    }
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sdvp_arena_t *arena = sdvp_arena_new(1u << 16, 32u << 20);
    sdvp_text_t first = sdvp_text_growing(16u << 20);
    sdvp_text_t second = sdvp_text_growing(16u << 20);
    bool is_call = size > 0 && data[0] % 2 == 0;
    if (size > 0 && read_once(arena, is_call, (const char *)data + 1, size - 1, &first)) {
        fuzz_require(read_once(arena, is_call, first.at, first.length, &second) || first.length > 200000);
        fuzz_require(second.at == NULL || strcmp(first.at, second.at) == 0);
    }
    sdvp_text_free(&first);
    sdvp_text_free(&second);
    sdvp_arena_free(arena);
    return 0;
}
