/* Keeps calls open through a way to the other end, and notes how long each took. */
#ifndef SDVP_BENCH_LOAD_H
#define SDVP_BENCH_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_OPEN 64

/* Times of calls that succeeded, in nanoseconds, and how many failed. Zeroed: empty. Freed with samples_free. */
typedef struct samples {
    int64_t *times;
    size_t count, room, failed;
    int64_t elapsed; /* in which all of them were made */
} samples_t;

void samples_free(samples_t *samples);
/* The time, in microseconds, that `part` of the calls did not exceed (nearest rank). Sorts them. 0 without calls. */
double samples_micros(samples_t *samples, double part);
double samples_per_second(const samples_t *samples);

/* What asks the other end. */
typedef struct way {
    void *ctx;
    const char *name;
    /* Sends one call; its end is told by load_answered, now or later. */
    void (*ask)(void *ctx, unsigned lane);
    /* Does what the link has to do, for at most so long. */
    void (*step)(void *ctx, uint32_t timeout_ms);
    /* Ends the link and frees all. */
    void (*end)(void *ctx);
} way_t;

/* Runs `open` calls at a time for `seconds`, and until all are answered. Ends the program if one is not within 20 s. */
void load_run(const way_t *way, unsigned open, double seconds, samples_t *into);
/* The call of a lane has been answered, well or not; sends the next one while there is time. */
void load_answered(unsigned lane, bool good);

/* Nanoseconds of a clock that never goes back. */
int64_t now_ns(void);
/* Ends the program with a message unless `good`. */
static inline void must(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "sdvp-bench-c: %s\n", what);
        exit(1);
    }
}

/* Memory of zeros; ends the program if there is none. */
void *zeros(size_t size);

#endif
