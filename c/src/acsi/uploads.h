/* SetFile: the files that clients are sending, part by part. */
#ifndef SDVP_ACSI_UPLOADS_H
#define SDVP_ACSI_UPLOADS_H

#include "acsi/engine.h"

typedef struct sdvp_uploads sdvp_uploads_t;

/* Over a store, which must outlive it. NULL if there is no memory. */
sdvp_uploads_t *sdvp_uploads_new(const sdvp_file_store_t *store);
void sdvp_uploads_free(sdvp_uploads_t *uploads);
/* Takes one part; on an error `fault` tells why, and the file is given up unless only the offset was wrong. */
sdvp_error_t sdvp_uploads_part(
    sdvp_uploads_t *uploads, const char *association_id, const sdvp_set_file_request_t *part, sdvp_fault_t *fault);
/* An association is no more: what it was sending is given up. */
void sdvp_uploads_ended(sdvp_uploads_t *uploads, const char *association_id);

#endif
