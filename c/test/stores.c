#include "stores.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t utc_us(void *ctx)
{
    return ((const store_bench_t *)ctx)->now * 1000;
}

static int64_t monotonic_ms(void *ctx)
{
    return ((const store_bench_t *)ctx)->now;
}

static void open_store(store_bench_t *bench)
{
    sdvp_fault_t fault = {0};
    bench->store = bench->kind == STORE_IN_MEMORY
                       ? sdvp_store_in_memory(&bench->limits)
                       : sdvp_store_in_directory(bench->folder.path, &bench->limits, &bench->clock, &fault);
    if (bench->store == NULL) {
        fprintf(stderr, "no store: %s\n", fault.detail);
        abort();
    }
}

void store_bench_open(store_bench_t *bench, store_kind_t kind)
{
    *bench = (store_bench_t){.kind = kind, .now = 1000, .limits = sdvp_store_limits()};
    bench->limits.report_entries = 8;
    bench->limits.report_octets = 32 * 1024;
    bench->limits.log_entries = 64;
    bench->limits.log_octets = 64 * 1024;
    bench->limits.entry_octets = 1024;
    bench->clock = (sdvp_clock_t){bench, utc_us, monotonic_ms};
    bench->folder = folder_new();
    open_store(bench);
}

void store_bench_reopen(store_bench_t *bench)
{
    if (bench->kind == STORE_ON_DISK) {
        sdvp_store_free(bench->store);
        open_store(bench);
    }
}

void store_bench_settle(store_bench_t *bench)
{
    const sdvp_report_store_t *port = sdvp_store_reports(bench->store);
    int64_t due = port->deadline(port->ctx);
    if (due != SDVP_NEVER) {
        bench->now = due > bench->now ? due : bench->now;
        port->run(port->ctx);
    }
}

void store_bench_close(store_bench_t *bench)
{
    sdvp_store_free(bench->store);
    folder_remove(bench->folder.path);
}

sdvp_entry_time_t store_time(int64_t second)
{
    return (sdvp_entry_time_t){.days = (uint16_t)(15000 + second / 86400), .milliseconds = (uint32_t)(second % 86400 * 1000)};
}

/* 0 to 100 octets that follow from the id. */
static size_t octets_of(sdvp_entry_id_t id, uint8_t *to)
{
    size_t length = (size_t)(id * 37 % 101);
    for (size_t i = 0; i < length; i++) {
        to[i] = (uint8_t)(id * 31 + i * 7);
    }
    return length;
}

sdvp_stored_t store_entry(sdvp_entry_id_t id, int64_t second, sdvp_entry_kind_t kind)
{
    static uint8_t octets[128];
    return (sdvp_stored_t){
        .id = id, .time = store_time(second), .kind = kind, .octets = octets, .length = octets_of(id, octets)};
}

int store_entry_equals(const sdvp_stored_t *entry, sdvp_entry_id_t id, int64_t second, sdvp_entry_kind_t kind)
{
    uint8_t octets[128];
    size_t length = octets_of(id, octets);
    sdvp_entry_time_t time = store_time(second);
    return entry->id == id && entry->kind == kind && entry->time.days == time.days
           && entry->time.milliseconds == time.milliseconds && entry->length == length
           && memcmp(entry->octets, octets, length) == 0;
}

uint32_t store_random(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}
