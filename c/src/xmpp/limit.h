/*
 * Holds accounts to their rates. All resources of an account share its buckets; accounts share nothing, so that none slows
 * another.
 */
#ifndef SDVP_XMPP_LIMIT_H
#define SDVP_XMPP_LIMIT_H

#include "sdvp/xmpp.h"

typedef struct sdvp_limiter sdvp_limiter_t;

/* New: sdvp_limiter_free. `limits` is copied. NULL if there is no memory. */
sdvp_limiter_t *sdvp_limiter_new(const sdvp_rate_limits_t *limits);
void sdvp_limiter_free(sdvp_limiter_t *limiter);

/*
 * Counts a call of somebody with roles. 0: go on; else the milliseconds that it has to wait. `is_reserved` says whether the
 * call may use the reserve, and is asked only if it would be refused otherwise.
 */
int64_t sdvp_limiter_call(
    sdvp_limiter_t *limiter, const char *jid, unsigned roles, int64_t now, bool (*is_reserved)(void *ctx), void *ctx);

#endif
