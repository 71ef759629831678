/* How long to wait before the next login: longer each time, and spread (docs/link.md). */
#ifndef SDVP_XMPP_BACKOFF_H
#define SDVP_XMPP_BACKOFF_H

#include "sdvp/xmpp.h"

typedef struct sdvp_backoff {
    uint32_t first;   /* after the first failure; all in milliseconds */
    uint32_t most;    /* longest */
    uint32_t refused; /* after a refusal that only a person can help */
    uint32_t scatter; /* the first wait is anything up to it, later ones are no less; `first` or less: none */
} sdvp_backoff_t;

/* The waits of settings, or the usual ones. */
sdvp_backoff_t sdvp_backoff_of(const sdvp_connection_settings_t *settings);

/* Milliseconds after `failures` in a row (0: after a loss); `chance` is a number drawn at random, 0 <= chance < 1. */
uint32_t sdvp_backoff_wait(const sdvp_backoff_t *backoff, unsigned failures, double chance);
uint32_t sdvp_backoff_wait_refused(const sdvp_backoff_t *backoff, double chance);

#endif
