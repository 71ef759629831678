/* A command and the wait for its end, for the faces of the client. */
#ifndef SDVP_ACSI_CLIENT_CONTROL_H
#define SDVP_ACSI_CLIENT_CONTROL_H

#include "acsi/client.h"

typedef struct command_end {
    sdvp_done_t done;
    void *ctx;
    const void *tag;
} command_end_t;

/* Sends Operate or TimeActivatedOperate and waits, see sdvp_operate_and_wait. */
sdvp_error_t sdvp_client_command_and_wait(
    sdvp_association_t *association, const sdvp_message_t *order, uint32_t wait_ms, const command_end_t *end);

#endif
