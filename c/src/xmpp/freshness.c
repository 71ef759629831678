#include "xmpp/freshness.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* How long what came before an answer may still wait to be handled after it. */
static const int64_t HANDLING = 2000;

void sdvp_freshness_begin(sdvp_freshness_t *freshness, int64_t most)
{
    *freshness = (sdvp_freshness_t){.most = most, .alive_at = SDVP_NEVER, .doubtful_until = SDVP_NEVER};
}

static bool is_over(const sdvp_freshness_t *freshness, int64_t now)
{
    return freshness->doubtful_until != SDVP_NEVER && now > freshness->doubtful_until;
}

void sdvp_freshness_suspended(sdvp_freshness_t *freshness, int64_t heard, int64_t now)
{
    /* Lost again before it was known to be in order: what waits has waited since the first time. */
    if (freshness->alive_at == SDVP_NEVER || is_over(freshness, now)) {
        freshness->alive_at = heard;
    }
    freshness->doubtful_until = SDVP_NEVER;
}

void sdvp_freshness_confirmed(sdvp_freshness_t *freshness, int64_t now)
{
    freshness->doubtful_until = now + HANDLING;
}

void sdvp_freshness_renewed(sdvp_freshness_t *freshness)
{
    freshness->alive_at = SDVP_NEVER;
    freshness->doubtful_until = SDVP_NEVER;
}

const char *sdvp_freshness_doubt(sdvp_freshness_t *freshness, int64_t now)
{
    if (freshness->alive_at == SDVP_NEVER || is_over(freshness, now) || now - freshness->alive_at <= freshness->most) {
        return NULL;
    }
    (void)snprintf(freshness->words, sizeof freshness->words,
                   "the link to the XMPP server was away and this order may have waited for it up to %" PRId64
                   " s; expected at most %" PRId64 " s: send it again",
                   (now - freshness->alive_at) / 1000, freshness->most / 1000);
    return freshness->words;
}

bool sdvp_service_only_reads(sdvp_service_t service)
{
    const char *name = sdvp_service_name(service);
    return strncmp(name, "Get", 3) == 0 || strncmp(name, "QueryLog", 8) == 0;
}

bool sdvp_freshness_matters(sdvp_service_t service)
{
    switch (service) {
    case SDVP_OPERATE:
    case SDVP_TIME_ACTIVATED_OPERATE:
    case SDVP_SELECT_WITH_VALUE:
    case SDVP_CANCEL:
    case SDVP_RELEASE:
    case SDVP_ABORT:
        return false;
    default:
        return !sdvp_service_only_reads(service);
    }
}
