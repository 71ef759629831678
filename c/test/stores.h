/* Stores for tests: the same tests run on each kind. */
#ifndef SDVP_TEST_STORES_H
#define SDVP_TEST_STORES_H

#include "folder.h"
#include "sdvp/store.h"

typedef enum store_kind { STORE_IN_MEMORY, STORE_ON_DISK } store_kind_t;

typedef struct store_bench {
    store_kind_t kind;
    folder_t folder;
    sdvp_store_limits_t limits;
    int64_t now; /* ms, both clocks */
    sdvp_clock_t clock;
    sdvp_store_t *store;
} store_bench_t;

/* Makes a store that holds 8 entries in a buffer, 64 in a log. */
void store_bench_open(store_bench_t *bench, store_kind_t kind);
/* As after a restart. A store in memory stays. */
void store_bench_reopen(store_bench_t *bench);
/* Everything that was appended becomes safe. */
void store_bench_settle(store_bench_t *bench);
void store_bench_close(store_bench_t *bench);

/* Some entry of an id; its octets follow from the id and are good until the next call. */
sdvp_stored_t store_entry(sdvp_entry_id_t id, int64_t second, sdvp_entry_kind_t kind);
/* Whether an entry is what store_entry makes. */
int store_entry_equals(const sdvp_stored_t *entry, sdvp_entry_id_t id, int64_t second, sdvp_entry_kind_t kind);
sdvp_entry_time_t store_time(int64_t second);

/* A generator of numbers; the same from the same seed. */
uint32_t store_random(uint64_t *state, uint32_t below);

#endif
