#include "bench/load.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SECOND 1000000000LL
#define PATIENCE (20 * SECOND)

/* The one load that runs: this is a program that does nothing else. */
static struct {
    const way_t *way;
    samples_t *into;
    int64_t end;
    int64_t begun[MOST_OPEN];
    unsigned open;
} load;

int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * SECOND + now.tv_nsec;
}

static void note(samples_t *samples, int64_t time)
{
    if (samples->count == samples->room) {
        samples->room = samples->room == 0 ? 4096 : samples->room * 2;
        samples->times = realloc(samples->times, samples->room * sizeof *samples->times);
        must(samples->times != NULL, "no memory");
    }
    samples->times[samples->count++] = time;
}

void samples_free(samples_t *samples)
{
    free(samples->times);
    *samples = (samples_t){.times = NULL};
}

static int by_time(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a;
    int64_t right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

double samples_micros(samples_t *samples, double part)
{
    if (samples->count == 0) {
        return 0;
    }
    qsort(samples->times, samples->count, sizeof *samples->times, by_time);
    return (double)samples->times[(size_t)ceil(part * (double)samples->count) - 1] / 1e3;
}

double samples_per_second(const samples_t *samples)
{
    return samples->elapsed == 0 ? 0 : (double)samples->count * 1e9 / (double)samples->elapsed;
}

static void ask(unsigned lane)
{
    load.begun[lane] = now_ns();
    load.way->ask(load.way->ctx, lane);
}

void load_answered(unsigned lane, bool good)
{
    int64_t now = now_ns();
    if (good) {
        note(load.into, now - load.begun[lane]);
    } else {
        load.into->failed++;
    }
    if (now < load.end) {
        ask(lane);
    } else {
        load.open--;
    }
}

void load_run(const way_t *way, unsigned open, double seconds, samples_t *into)
{
    int64_t begun = now_ns();
    load.way = way;
    load.into = into;
    load.end = begun + (int64_t)(seconds * 1e9);
    load.open = open;
    for (unsigned lane = 0; lane < open; lane++) {
        ask(lane);
    }
    while (load.open > 0) {
        way->step(way->ctx, 1000);
        must(now_ns() < load.end + PATIENCE, "a call has had no answer for 20 s");
    }
    into->elapsed += now_ns() - begun;
}
