/*
 * How long an order may have waited at the XMPP server (docs/link.md, "What is not done late or twice"). A stream keeps its
 * order: what comes after a resumption and before the answer to a request that was made after it may have been sent at any
 * time since the link was last known to be alive.
 */
#ifndef SDVP_XMPP_FRESHNESS_H
#define SDVP_XMPP_FRESHNESS_H

#include "sdvp/service.h"

/* Milliseconds of the monotonic clock. */
typedef struct sdvp_freshness {
    int64_t most; /* how late an order may be */
    int64_t alive_at; /* when the link was last known to be alive; SDVP_NEVER: it is */
    int64_t doubtful_until;
    char words[200];
} sdvp_freshness_t;

void sdvp_freshness_begin(sdvp_freshness_t *freshness, int64_t most);
/* The link is gone; something came last at `heard`. */
void sdvp_freshness_suspended(sdvp_freshness_t *freshness, int64_t heard, int64_t now);
/* The XMPP server has answered what it was asked after the link had come back. */
void sdvp_freshness_confirmed(sdvp_freshness_t *freshness, int64_t now);
/* The stream is a new one: nothing of before comes any more. */
void sdvp_freshness_renewed(sdvp_freshness_t *freshness);
/* Why an order that does not tell its age itself may not be carried out; NULL if it may. Borrowed until the next call. */
const char *sdvp_freshness_doubt(sdvp_freshness_t *freshness, int64_t now);
/* Whether a service changes something and does not tell its age itself (T, IEC 61850-7-2 clause 20.5.2). */
bool sdvp_freshness_matters(sdvp_service_t service);
/* Whether it only reads: asked again, it changes nothing. */
bool sdvp_service_only_reads(sdvp_service_t service);

#endif
