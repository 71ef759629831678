/*
 * The model that the contract is run on, as Java's ContractModel. HP1: GGIO1 with a measurement, controls of each kind and
 * settings; GGIO2 to GGIO6 whose controls are kept from working in one way each; GGIO7 with a control of each control
 * model; MMXU1 with nested data objects; GAPC1 with a long directory; ZTYP1 with an attribute of every type. HP2: data sets,
 * report and log control blocks. HP3: settings in groups.
 */
#ifndef SDVP_TEST_CONTRACT_MODEL_H
#define SDVP_TEST_CONTRACT_MODEL_H

#include "sdvp/model.h"

#define LONG_DIRECTORY 120
#define POINTS 10
#define COUNTERS 20
#define INSTANCES 20

/* Borrowed for ever. */
const sdvp_model_t *contract_model(void);

#endif
