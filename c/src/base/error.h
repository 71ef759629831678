/* Names of ServiceError. */
#ifndef SDVP_BASE_ERROR_H
#define SDVP_BASE_ERROR_H

#include "sdvp/base.h"

/* By number; that of 0 is "ok". */
extern const char *const SDVP_SERVICE_ERRORS[SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT + 1];

#endif
