#include <time.h>

#include "sdvp/base.h"

static int64_t utc_us(void *ctx)
{
    (void)ctx;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t monotonic_ms(void *ctx)
{
    (void)ctx;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

const sdvp_clock_t *sdvp_system_clock(void)
{
    static const sdvp_clock_t CLOCK = {NULL, utc_us, monotonic_ms};
    return &CLOCK;
}
