/* The names that original boxes have for what is in the model, and how their texts relate to those here. */
#ifndef SDVP_FACE_NAMES_H
#define SDVP_FACE_NAMES_H

#include "base/text.h"
#include "sdvp/sdvp2.h"

/* NULL: none of theirs. */
const sdvp_sdvp2_name_t *sdvp_alias(const sdvp_sdvp2_settings_t *in, const char *name);
/*
 * What is directly below a part of the names, "" or "LD_LIAB/LN_HP", as whole references, each once, in order. Returns how
 * many; `to` (may be NULL: only counts) has room for as many as there are names. The arena's. SIZE_MAX without memory.
 */
size_t sdvp_alias_below(
    const sdvp_sdvp2_settings_t *in, const char *path, sdvp_arena_t *arena, const char **to);
/* A text of this model as the boxes have it. The arena's or `text`; NULL without memory. */
const char *sdvp_alias_there(const sdvp_sdvp2_name_t *alias, const char *text, sdvp_arena_t *arena);
/* And back. NULL also if a truth was expected. */
const char *sdvp_alias_here(const sdvp_sdvp2_name_t *alias, const char *text, sdvp_arena_t *arena);
/* A truth as boxes and people write it; false if it is none. */
bool sdvp_truth(const char *text, bool *to);

#endif
