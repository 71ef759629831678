#include "xmpp/backoff.h"

static uint32_t or_usual(uint32_t set, uint32_t usual)
{
    return set == 0 ? usual : set;
}

sdvp_backoff_t sdvp_backoff_of(const sdvp_connection_settings_t *settings)
{
    sdvp_backoff_t backoff = {
        .first = or_usual(settings->wait_first, 1000),
        .most = or_usual(settings->wait_most, 120000),
        .refused = or_usual(settings->wait_refused, 300000),
        .scatter = settings->scatter == UINT32_MAX ? 0 : or_usual(settings->scatter, 60000),
    };
    if (backoff.most < backoff.first) {
        backoff.most = backoff.first;
    }
    if (backoff.scatter > backoff.most) {
        backoff.scatter = backoff.most;
    }
    return backoff;
}

/* Longer or shorter by up to a half. */
static uint32_t spread(double milliseconds, double chance)
{
    return (uint32_t)(milliseconds * (0.5 + chance));
}

uint32_t sdvp_backoff_wait(const sdvp_backoff_t *backoff, unsigned failures, double chance)
{
    if (failures == 1 && backoff->scatter > backoff->first) {
        return backoff->first + (uint32_t)((double)(backoff->scatter - backoff->first) * chance);
    }
    double wait = backoff->first;
    for (unsigned i = 1; i < failures && wait < backoff->most; i++) {
        wait *= 2;
    }
    /* Who has been scattered stays so. */
    if (failures > 1 && wait < backoff->scatter) {
        wait = backoff->scatter;
    }
    return spread(wait < backoff->most ? wait : backoff->most, chance);
}

uint32_t sdvp_backoff_wait_refused(const sdvp_backoff_t *backoff, double chance)
{
    return spread(backoff->refused, chance);
}
