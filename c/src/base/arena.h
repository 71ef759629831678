/* What the library's own code wants of arenas besides what is public. */
#ifndef SDVP_BASE_ARENA_H
#define SDVP_BASE_ARENA_H

#include "sdvp/base.h"

/* Room for `count` things of `size` octets, as sdvp_arena_alloc; NULL also where their product is too great. */
void *sdvp_arena_items(sdvp_arena_t *arena, size_t count, size_t size);

#endif
