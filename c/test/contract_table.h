/* The model of contract, made by "sdvp scl to-c": change what it was made of. */
#ifndef CONTRACT_TABLE_H
#define CONTRACT_TABLE_H

#include "sdvp/model.h"

#ifdef __cplusplus
extern "C" {
#endif
extern const sdvp_model_t contract_table;
#ifdef __cplusplus
}
#endif
#endif
