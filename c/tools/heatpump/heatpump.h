/* The model of HP1, made by "sdvp scl to-c": change what it was made of. */
#ifndef HEATPUMP_H
#define HEATPUMP_H

#include "sdvp/model.h"

#ifdef __cplusplus
extern "C" {
#endif
extern const sdvp_model_t heatpump;
#ifdef __cplusplus
}
#endif
#endif
