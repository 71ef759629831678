/* Setting groups of one logical device (IEC 61850-7-2 clause 16): their values, and the one copy that a client edits. */
#ifndef SDVP_ACSI_GROUPS_H
#define SDVP_ACSI_GROUPS_H

#include "acsi/engine.h"

/* The values of the groups, apart from those of the server: of each attribute with functional constraint SG. */
typedef struct sdvp_groups sdvp_groups_t;

/* All groups begin with the values of now. NULL if there is no memory. */
sdvp_groups_t *sdvp_groups_new(sdvp_values_t *values, const sdvp_logical_device_t *device, uint32_t count);
void sdvp_groups_free(sdvp_groups_t *groups);
/* Takes what was stored, as far as the model still has it: what no longer fits is left as it is. */
void sdvp_groups_take(sdvp_groups_t *groups, const sdvp_stored_groups_t *stored);
/* All groups by reference, in an arena; `edited` 0, or the group that is to have the values of the edited copy. */
sdvp_error_t sdvp_groups_tell(
    const sdvp_groups_t *groups, uint32_t edited, sdvp_arena_t *arena, sdvp_stored_groups_t *to);
/* Makes the values of a group, from 1, those of the server. */
sdvp_error_t sdvp_groups_activate(sdvp_groups_t *groups, sdvp_server_t *server, uint32_t number);
/* Begins the edited copy with a group; ends by making the group that. */
sdvp_error_t sdvp_groups_edit(sdvp_groups_t *groups, uint32_t number);
sdvp_error_t sdvp_groups_confirm(sdvp_groups_t *groups, uint32_t number);
/* The edited copy; references with [SG]. */
sdvp_values_t *sdvp_groups_edited(const sdvp_groups_t *groups);

#endif
