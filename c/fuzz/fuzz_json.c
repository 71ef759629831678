/* JSON to a message, and that through JSON again. */
#include "round.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const sdvp_tree_envelope_t WHOLE = {NULL, NULL, NULL};
    sdvp_arena_t *arena = sdvp_arena_new(1u << 16, 64u << 20);
    sdvp_text_t first = sdvp_text_growing(16u << 20);
    sdvp_text_t second = sdvp_text_growing(16u << 20);
    sdvp_message_t message;
    sdvp_fault_t fault = {0};
    sdvp_tree_t *tree = NULL;
    if (sdvp_json_read(arena, (const char *)data, size, &tree, &fault) == SDVP_OK
        && sdvp_tree_read(tree, &WHOLE, arena, &message, &fault) == SDVP_OK) {
        sdvp_json_write(&first, &message);
        fuzz_require(sdvp_text_state(&first) == SDVP_OK);
        fuzz_require(sdvp_json_read(arena, first.at, first.length, &tree, &fault) == SDVP_OK);
        fuzz_require(sdvp_tree_read(tree, &WHOLE, arena, &message, &fault) == SDVP_OK);
        sdvp_json_write(&second, &message);
        fuzz_require(strcmp(first.at, second.at) == 0);
    }
    sdvp_text_free(&first);
    sdvp_text_free(&second);
    sdvp_arena_free(arena);
    return 0;
}
