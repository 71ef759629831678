/* The setting group control blocks of a server, for its own sources. */
#ifndef SDVP_ACSI_SETTING_GROUPS_H
#define SDVP_ACSI_SETTING_GROUPS_H

#include "acsi/groups.h"

typedef struct sdvp_group_block {
    struct sdvp_group_block *next;
    sdvp_server_t *server;
    char reference[SDVP_REFERENCE_MAX + 1];
    const sdvp_logical_device_t *device;
    const sdvp_setting_control_t *control;
    sdvp_groups_t *groups;
    uint32_t act_sg;
    sdvp_timestamp_t l_act_tm;
    uint32_t edit_sg;
    char editor[SDVP_ASSOCIATION_ID + 1]; /* "": nobody */
    sdvp_timer_t reservation;
} sdvp_group_block_t;

typedef struct sdvp_setting_groups {
    sdvp_server_t *server;
    sdvp_group_block_t *blocks;
} sdvp_setting_groups_t;

/* Now, as a time stamp. */
sdvp_timestamp_t sdvp_group_block_now(const sdvp_server_t *server);
/* Ends the editing of a block; `ctx` is the block. */
void sdvp_group_block_end_edit(void *ctx);
/* Begins the time anew after which editing ends by itself. */
void sdvp_group_block_reserve(sdvp_group_block_t *block);
/* Has the services served. */
void sdvp_setting_groups_serve(sdvp_setting_groups_t *all);

#endif
