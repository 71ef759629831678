/* Numbers in values, and the attributes of a data object that are numbers. */
#ifndef SDVP_ACSI_NUMBER_H
#define SDVP_ACSI_NUMBER_H

#include "data/model.h"

/* A data object that has been looked up. */
typedef struct sdvp_object {
    const sdvp_values_t *values;
    const sdvp_node_t *node;
    uint32_t cell;
} sdvp_object_t;

/* The number in a value: an integer, a float, or that in the last member of a structure (f before i). False: none. */
bool sdvp_value_number(const sdvp_value_t *value, double *to);

/* An attribute of a data object, with its first cell; NULL if there is none. */
const sdvp_node_t *sdvp_object_attribute(const sdvp_object_t *object, const char *name, uint32_t *cell);
/* The number in an attribute of a data object that has a functional constraint; false: none. */
bool sdvp_object_number(const sdvp_object_t *object, const char *name, sdvp_fc_t fc, double *to);
/* Whether a value is within minVal and maxVal of a data object; what is no number always is. */
bool sdvp_in_range(const sdvp_object_t *object, const sdvp_value_t *value);

#endif
