/*
 * The way of values from the process to the clients: a driver writes here and not to the values themselves, and so does a
 * server what clients set. What is seen then follows the configuration of the data objects (IEC 61850-7-3):
 *
 *   substitution  while subEna is true, value and q are those of subVal (subMag, subCVal) and subQ, with source substituted;
 *   blocking      while blkEna is true, value and t stand still, and q says operatorBlocked and oldData;
 *   deadband      with db above 0, mag changes only when it has moved by more than that, while instMag, where there is one,
 *                 is always live; magnitudes below zeroDb are 0;
 *   range         where range and rangeC are, range tells between which limits the live value lies, and q says outOfRange
 *                 and at best questionable beyond min and max;
 *   behaviour     Beh follows Mod of the node and of LLN0; q says test in the modes test and test/blocked, and invalid in
 *                 the mode off.
 *
 * What the process last said is kept meanwhile and shows again when substitution, blocking or mode end.
 */
#ifndef SDVP_PROCESS_H
#define SDVP_PROCESS_H

#include "sdvp/server.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sdvp_process sdvp_process_t;

/*
 * Begins with the values as they are, and brings Beh, range and quality in line with them. `values` (what clients see) and
 * `clock` (NULL: that of the machine; for the t of what changes by itself) must outlive it. New: sdvp_process_free. NULL if
 * there is no memory. From now on nobody else may write what this has a say in; hand it to the server by its configuration.
 */
sdvp_process_t *sdvp_process_new(sdvp_values_t *values, const sdvp_clock_t *clock);
void sdvp_process_free(sdvp_process_t *process);

/* Writes what the process says, as one moment; as sdvp_values_set. */
sdvp_error_t sdvp_process_set(
    sdvp_process_t *process, const sdvp_write_t *writes, size_t count, sdvp_fault_t *fault);

/* The same by handles of the values (sdvp_values_handle), which look nothing up and allocate nothing. */
void sdvp_process_begin(sdvp_process_t *process);
sdvp_error_t sdvp_process_put(sdvp_process_t *process, sdvp_handle_t handle, const sdvp_value_t *value);
void sdvp_process_end(sdvp_process_t *process);

/* What the process said last, whatever clients see; as sdvp_values_get. */
sdvp_error_t sdvp_process_get(
    const sdvp_process_t *process, const char *fcda, sdvp_arena_t *arena, sdvp_value_t *to);

/*
 * A control handler that carries out the control Mod of logical nodes by itself, so that Beh and qualities follow, and hands
 * all other controls on to `controls`, which must outlive it.
 */
sdvp_control_handler_t sdvp_process_controls(sdvp_process_t *process, const sdvp_control_handler_t *controls);

#ifdef __cplusplus
}
#endif
#endif
