/* Values as octets, for what a store keeps: shorter than text, and written without memory. */
#ifndef SDVP_DATA_PACKED_H
#define SDVP_DATA_PACKED_H

#include "sdvp/value.h"

/* Octets that are being written. What does not fit is counted and not written. */
typedef struct sdvp_packer {
    uint8_t *to;
    size_t size;
    size_t used; /* above `size`: it did not fit */
} sdvp_packer_t;

void sdvp_pack(sdvp_packer_t *packer, const void *octets, size_t length);
/* The `width` lowest octets of a number. */
void sdvp_pack_number(sdvp_packer_t *packer, uint64_t number, size_t width);
/* At most 65,535 octets; NULL as "". */
void sdvp_pack_text(sdvp_packer_t *packer, const char *text);
void sdvp_pack_value(sdvp_packer_t *packer, const sdvp_value_t *value);

/* Octets that are being read. Once something is missing or makes no sense, `bad` stays true and all that is read is zero. */
typedef struct sdvp_unpacker {
    const uint8_t *from;
    size_t left;
    bool bad;
} sdvp_unpacker_t;

uint64_t sdvp_unpack_number(sdvp_unpacker_t *unpacker, size_t width);
/* Copied to the arena; "" if there is none, or no memory (`bad`). */
const char *sdvp_unpack_text(sdvp_unpacker_t *unpacker, sdvp_arena_t *arena);
/* Copied to `to`, which has room for `size` octets; "" if there is none, or it does not fit (which is not `bad`). */
void sdvp_unpack_text_to(sdvp_unpacker_t *unpacker, char *to, size_t size);
/* Passes over a value, without memory; `bad` as if it was unpacked with plenty of it. */
void sdvp_unpack_nothing(sdvp_unpacker_t *unpacker);
/* Copied to the arena; `bad` also if there is no memory. */
void sdvp_unpack_value(sdvp_unpacker_t *unpacker, sdvp_arena_t *arena, sdvp_value_t *to);

#endif
