/*
 * What all fuzz targets of formats do: the first octet says what kind of message the rest is. What is read must be written
 * so that it reads back the same.
 */
#ifndef SDVP_FUZZ_ROUND_H
#define SDVP_FUZZ_ROUND_H

#include <stdlib.h>
#include <string.h>

#include "wire/format.h"
#include "wire/tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fuzz_require(bool condition)
{
    if (!condition) {
        abort();
    }
}

static sdvp_error_t fuzz_read(
    const sdvp_format_t *format, sdvp_arena_t *arena, sdvp_pdu_t pdu, const char *text, size_t length,
    sdvp_message_t *message)
{
    sdvp_fault_t fault = {0};
    const sdvp_xml_t *xml = NULL;
    sdvp_error_t error = sdvp_xml_read(arena, text, length, &xml, &fault);
    if (error == SDVP_OK) {
        (void)format->is_ours(xml);
        (void)format->is_unconfirmed(xml);
        error = format->decode(xml, pdu, arena, message, &fault);
    }
    if (error != SDVP_OK && xml != NULL && format->encode_fault != NULL) {
        sdvp_text_t answer = sdvp_text_growing(65536);
        format->encode_fault(xml, &fault, &answer);
        fuzz_require(sdvp_text_state(&answer) == SDVP_OK);
        sdvp_text_free(&answer);
    }
    fuzz_require(error == SDVP_OK || (error == fault.error && fault.detail[0] != '\0'));
    return error;
}

static inline int fuzz_format(const sdvp_format_t *format, const uint8_t *data, size_t size)
{
    sdvp_arena_t *arena = sdvp_arena_new(1u << 16, 32u << 20);
    sdvp_text_t first = sdvp_text_growing(16u << 20);
    sdvp_text_t second = sdvp_text_growing(16u << 20);
    sdvp_message_t message;
    sdvp_pdu_t pdu = (sdvp_pdu_t)(size == 0 ? 0 : data[0] % 3);
    if (size > 0 && fuzz_read(format, arena, pdu, (const char *)data + 1, size - 1, &message) == SDVP_OK) {
        format->encode(&message, &first);
        fuzz_require(sdvp_text_state(&first) == SDVP_OK);
        sdvp_error_t again = fuzz_read(format, arena, pdu, first.at, first.length, &message);
        /* The canonical form may be beyond a limit that another spelling was within. */
        fuzz_require(again == SDVP_OK || again == SDVP_LIMIT_EXCEEDED);
        if (again == SDVP_OK) {
            format->encode(&message, &second);
            fuzz_require(strcmp(first.at, second.at) == 0);
        }
    }
    sdvp_text_free(&first);
    sdvp_text_free(&second);
    sdvp_arena_free(arena);
    return 0;
}

#endif
