/* What a file may be called by clients: nothing that means something else to a file system. */
#ifndef SDVP_STORE_FILE_NAME_H
#define SDVP_STORE_FILE_NAME_H

#include "sdvp/base.h"

/* SDVP_PARAMETER_VALUE_INAPPROPRIATE saying what was expected. `fault` may be NULL. */
sdvp_error_t sdvp_file_name_check(const char *path, sdvp_fault_t *fault);

#endif
