/* Answers that come in pages, joined to one or given away page by page. */
#ifndef SDVP_ACSI_CLIENT_PAGES_H
#define SDVP_ACSI_CLIENT_PAGES_H

#include "acsi/client.h"

/* sdvp_call_all for every face of the client. */
sdvp_error_t sdvp_pages_begin(sdvp_association_t *association, const call_start_t *start);
/* Whether sdvp_call_all has a service. */
bool sdvp_service_has_pages(sdvp_service_t service);

#endif
