/* Data sets and setting groups of a server, kept in a store of states. */
#ifndef SDVP_KEPT_H
#define SDVP_KEPT_H

#include "sdvp/server.h"
#include "sdvp/store.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sdvp_kept sdvp_kept_t;

/*
 * Over the states of a store (sdvp_store_states), which must outlive it: data sets under the name "data-sets", setting
 * groups under the reference of their control block; 1 MiB each at most. New: sdvp_kept_free. NULL if there is no memory.
 */
sdvp_kept_t *sdvp_kept_new(const sdvp_state_store_t *states);
/* The server over it must be gone. */
void sdvp_kept_free(sdvp_kept_t *kept);

/* To be handed to a server. What cannot be read any more is as if it had never been saved. */
sdvp_data_set_store_t sdvp_kept_data_sets(sdvp_kept_t *kept);
sdvp_setting_group_store_t sdvp_kept_setting_groups(sdvp_kept_t *kept);

#ifdef __cplusplus
}
#endif
#endif
