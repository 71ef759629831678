#include "xmpp/limit.h"

#include <string.h>

#include "base/memory.h"
#include "xmpp/jid.h"

/* More accounts than a device has contacts with roles; above it the one that is longest at rest is forgotten. */
enum { ACCOUNTS = 256 };

typedef struct bucket {
    double tokens;
    int64_t filled;
} bucket_t;

typedef struct account {
    char *jid; /* NULL: free */
    bucket_t calls;
    bucket_t reserve;
    uint32_t refusals;
    int64_t counted_since;
    int64_t locked_until;
} account_t;

struct sdvp_limiter {
    sdvp_rate_limits_t limits;
    size_t count;
    account_t accounts[ACCOUNTS];
};

static sdvp_rate_t or_usual(sdvp_rate_t rate, double per_second, double burst)
{
    return rate.per_second > 0 ? rate : (sdvp_rate_t){per_second, burst};
}

sdvp_limiter_t *sdvp_limiter_new(const sdvp_rate_limits_t *limits)
{
    sdvp_limiter_t *limiter = sdvp_alloc(sizeof *limiter);
    if (limiter == NULL) {
        return NULL;
    }
    sdvp_rate_limits_t *own = &limiter->limits;
    *own = *limits;
    own->service_provider = or_usual(own->service_provider, 1000, 5000);
    own->user = or_usual(own->user, 200, 2000);
    own->vendor = or_usual(own->vendor, 200, 2000);
    own->reserve = or_usual(own->reserve, 5, 20);
    own->refusals = own->refusals == 0 ? 500 : own->refusals;
    own->within_ms = own->within_ms == 0 ? 10000 : own->within_ms;
    own->lock_out_ms = own->lock_out_ms == 0 ? 30000 : own->lock_out_ms;
    return limiter;
}

void sdvp_limiter_free(sdvp_limiter_t *limiter)
{
    for (size_t i = 0; limiter != NULL && i < limiter->count; i++) {
        sdvp_release(limiter->accounts[i].jid);
    }
    sdvp_release(limiter);
}

/* Who has several roles has the most generous of their rates. */
static sdvp_rate_t rate_of(const sdvp_rate_limits_t *limits, unsigned roles)
{
    const struct {
        unsigned role;
        sdvp_rate_t rate;
    } all[] = {
        {SDVP_ROLE_SERVICE_PROVIDER, limits->service_provider},
        {SDVP_ROLE_USER, limits->user},
        {SDVP_ROLE_VENDOR, limits->vendor},
    };
    sdvp_rate_t best = {0};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if ((roles & all[i].role) != 0 && all[i].rate.per_second > best.per_second) {
            best = all[i].rate;
        }
    }
    return best;
}

static void fill(bucket_t *bucket, sdvp_rate_t rate, int64_t now)
{
    bucket->tokens += (double)(now - bucket->filled) / 1000 * rate.per_second;
    bucket->filled = now;
    if (bucket->tokens > rate.burst) {
        bucket->tokens = rate.burst;
    }
}

static bool take(bucket_t *bucket, sdvp_rate_t rate, int64_t now)
{
    fill(bucket, rate, now);
    if (bucket->tokens < 1) {
        return false;
    }
    bucket->tokens -= 1;
    return true;
}

static int64_t until_next(const bucket_t *bucket, sdvp_rate_t rate)
{
    return bucket->tokens >= 1 ? 0 : (int64_t)((1 - bucket->tokens) / rate.per_second * 1000) + 1;
}

static account_t *place_for(sdvp_limiter_t *limiter)
{
    if (limiter->count < ACCOUNTS) {
        return &limiter->accounts[limiter->count++];
    }
    account_t *oldest = &limiter->accounts[0];
    for (size_t i = 1; i < ACCOUNTS; i++) {
        if (limiter->accounts[i].calls.filled < oldest->calls.filled) {
            oldest = &limiter->accounts[i];
        }
    }
    sdvp_release(oldest->jid);
    return oldest;
}

static account_t *account_of(sdvp_limiter_t *limiter, const char *jid, sdvp_rate_t rate, int64_t now)
{
    for (size_t i = 0; i < limiter->count; i++) {
        if (sdvp_jid_same_account(limiter->accounts[i].jid, jid)) {
            return &limiter->accounts[i];
        }
    }
    sdvp_jid_t bare;
    char *copy = sdvp_jid_bare(jid, bare) ? sdvp_copy_text(bare) : NULL;
    if (copy == NULL) {
        return NULL;
    }
    account_t *account = place_for(limiter);
    *account = (account_t){copy, {rate.burst, now}, {limiter->limits.reserve.burst, now}, 0, now, now};
    return account;
}

static void refused(account_t *account, const sdvp_rate_limits_t *limits, int64_t now)
{
    if (now - account->counted_since > limits->within_ms) {
        account->refusals = 0;
        account->counted_since = now;
    }
    if (++account->refusals >= limits->refusals) {
        account->refusals = 0;
        account->counted_since = now;
        account->locked_until = now + limits->lock_out_ms;
    }
}

int64_t sdvp_limiter_call(
    sdvp_limiter_t *limiter, const char *jid, unsigned roles, int64_t now, bool (*is_reserved)(void *ctx), void *ctx)
{
    sdvp_rate_t rate = rate_of(&limiter->limits, roles);
    account_t *account = rate.per_second > 0 ? account_of(limiter, jid, rate, now) : NULL;
    if (account == NULL) {
        return 0;
    }
    bool locked = now < account->locked_until;
    if (!locked && take(&account->calls, rate, now)) {
        return 0;
    }
    if (is_reserved(ctx) && take(&account->reserve, limiter->limits.reserve, now)) {
        return 0;
    }
    if (!locked) {
        refused(account, &limiter->limits, now);
    }
    int64_t wait = now < account->locked_until ? account->locked_until - now : until_next(&account->calls, rate);
    return wait > 0 ? wait : 1;
}
