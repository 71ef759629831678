/* The tree of a device from an SCL file (IEC 61850-6), read at run time; docs/scl.md says what becomes of what. */
#ifndef SDVP_SCL_H
#define SDVP_SCL_H

#include "sdvp/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How much of a file is read before it is refused. */
typedef struct sdvp_scl_limits {
    size_t octets;     /* of the file */
    uint32_t depth;    /* of elements in elements, and of types in types */
    uint32_t elements; /* of the IED, and of the data type templates */
    uint32_t values;   /* single values of the IED, array elements included */
    size_t memory;     /* octets of the model, and of what is kept only while reading: of the IED, of the templates */
} sdvp_scl_limits_t;

/* 16 MiB, 64 deep, 200,000 elements, 200,000 values, 64 MiB. */
sdvp_scl_limits_t sdvp_scl_limits(void);

/* What is to be read; all zero is the only IED that has a server, within the usual limits. */
typedef struct sdvp_scl_choice {
    const char *ied;                 /* name of an IED; NULL: the only one with a server */
    const char *access_point;        /* name; NULL: the first with a server */
    const sdvp_scl_limits_t *limits; /* NULL: sdvp_scl_limits() */
    /* Told of each oddity that is tolerated, as "line 12, column 7: …, left it out". NULL: nobody. */
    void (*warn)(void *ctx, const char *text);
    void *warn_ctx;
} sdvp_scl_choice_t;

/* A model with all of its memory. */
typedef struct sdvp_scl sdvp_scl_t;

/*
 * Reads the model of one IED from `length` octets of a file, which are not needed afterwards. `choice` may be NULL, `fault`
 * too. New: sdvp_scl_free, after whatever was made of the model. On an error `to` becomes NULL, and `fault` tells the line,
 * what was expected and what came: SDVP_NOT_WELL_FORMED (also a document type, which is never read), SDVP_LIMIT_EXCEEDED,
 * SDVP_UNEXPECTED_ELEMENT (no SCL), SDVP_MISSING (an attribute, a type, an IED), SDVP_BAD_VALUE, SDVP_NO_MEMORY (also
 * beyond `memory` of the limits). The first error ends the reading.
 *
 * The model is that of `sdvp scl to-c`: of settings that differ between setting groups it has the values of the active one.
 */
sdvp_error_t sdvp_scl_read(
    const char *text, size_t length, const sdvp_scl_choice_t *choice, sdvp_scl_t **to, sdvp_fault_t *fault);

/* The same of a file; SDVP_STORAGE if it cannot be read. */
sdvp_error_t sdvp_scl_read_file(
    const char *path, const sdvp_scl_choice_t *choice, sdvp_scl_t **to, sdvp_fault_t *fault);

void sdvp_scl_free(sdvp_scl_t *scl);

/* Borrowed until sdvp_scl_free. Its name is that of the IED. */
const sdvp_model_t *sdvp_scl_model(const sdvp_scl_t *scl);

#ifdef __cplusplus
}
#endif
#endif
