/* The catalogue of data sets, for their services. */
#ifndef SDVP_ACSI_DATA_SETS_H
#define SDVP_ACSI_DATA_SETS_H

#include "acsi/engine.h"

/* Whether a text has the form "LD/LN.name" or "@name". */
bool sdvp_set_name_check(const char *name);
/* CreateDataSet and DeleteDataSet, by a caller who may; answers. */
void sdvp_set_create(sdvp_call_t *call, const sdvp_create_data_set_request_t *asked);
void sdvp_set_delete(sdvp_call_t *call, const char *name);
/* The refusal of a service on a data set that does not exist. */
void sdvp_set_unknown(sdvp_call_t *call, const char *name);
/* Names of the data sets of a logical node, configured ones first; as sdvp_part_t.names. */
bool sdvp_set_names(
    void *ctx, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node, sdvp_acsi_class_t acsi_class,
    sdvp_names_t *to);

#endif
