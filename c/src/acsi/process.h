/* The filter between driver or client and values; see sdvp/process.h. */
#ifndef SDVP_ACSI_PROCESS_H
#define SDVP_ACSI_PROCESS_H

#include "data/model.h"
#include "sdvp/server.h"

typedef struct sdvp_process sdvp_process_t;

/* Writes what a client or the device's own logic sets; substitution, blocking and ranges take effect at once. */
sdvp_error_t sdvp_process_write(
    sdvp_process_t *process, const sdvp_selection_t *selection, const sdvp_value_t *value);

#endif
