/* What clients set in control blocks, kept whole: in memory, or each in a file that is replaced at once. */
#ifndef SDVP_STORE_STATES_H
#define SDVP_STORE_STATES_H

#include "sdvp/store.h"

typedef struct sdvp_states {
    const char *directory; /* NULL: in memory */
    struct sdvp_state *first;
    uint16_t count;
    uint16_t most; /* in memory */
} sdvp_states_t;

void sdvp_states_release(sdvp_states_t *states);
/* The functions of sdvp_state_store_t. */
sdvp_error_t sdvp_states_load(void *ctx, const char *name, uint8_t *to, size_t size, size_t *length);
sdvp_error_t sdvp_states_save(void *ctx, const char *name, const uint8_t *octets, size_t length);

#endif
