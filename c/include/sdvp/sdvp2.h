/*
 * A device asked by original controllers of the SDVP2 project, as docs/wire/sdvp2.md says: `sdvp2` among the formats of
 * sdvp_xmpp_server_settings_t. Nobody should be open to that who needs it not: an order has no number and no time of its own.
 */
#ifndef SDVP_SDVP2_H
#define SDVP_SDVP2_H

#include "sdvp/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A name that original boxes have for a data object of the model. */
typedef struct sdvp_sdvp2_name {
    const char *name;   /* "LD_LIAB/LN_HP.heating.htflow" */
    const char *object; /* logical node and data object in the model's first logical device, "HeatMFLW1.FlwRte" */
    double factor;      /* a number there is that many times the number here; not 0 */
    bool inverted;      /* 1 there is false here */
} sdvp_sdvp2_name_t;

/* All is borrowed while the transport lives. */
typedef struct sdvp_sdvp2_settings {
    const sdvp_values_t *values; /* those of the server */
    const sdvp_sdvp2_name_t *names;
    size_t name_count;
} sdvp_sdvp2_settings_t;

#ifdef __cplusplus
}
#endif
#endif
