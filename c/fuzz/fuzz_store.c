/*
 * Files of a store that somebody has got at. The input says which records a file has, so that most of them have a right
 * checksum, and which octets are then altered. Whatever is there: what is handed out rises, what is appended is kept, and a
 * second opening finds what the first one did.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crc32c.h"
#include "base/little.h"
#include "sdvp/store.h"
#include "store/segments.h"

static char folder[64];

static void require(int good)
{
    if (!good) {
        abort();
    }
}

static int64_t no_time(void *ctx)
{
    (void)ctx;
    return 1000;
}

static const sdvp_clock_t CLOCK = {NULL, no_time, no_time};

typedef struct input {
    const uint8_t *at;
    size_t left;
} input_t;

static uint8_t octet(input_t *input)
{
    if (input->left == 0) {
        return 0;
    }
    input->left--;
    return *input->at++;
}

static void path_of(unsigned number, char *to, size_t size)
{
    snprintf(to, size, "%s/report/B.%08x", folder, number);
}

/* Writes one file of at most 64 records; returns the highest id used. */
static uint64_t write_file(unsigned number, uint64_t id, input_t *input)
{
    static uint8_t octets[64 * (SDVP_RECORD_HEADER + 256)];
    size_t length = 0;
    uint64_t before = id;
    for (unsigned count = octet(input) % 64; count > 0 && input->left > 0; count--) {
        uint8_t *record = octets + length;
        uint8_t how = octet(input);
        uint8_t carried = octet(input);
        memcpy(record, "SDVJ", 4);
        id += how >> 6;
        sdvp_put32(record + 8, carried);
        record[12] = (uint8_t)(1 + how % 5);
        record[13] = (uint8_t)(how >> 3) % 4;
        sdvp_put16(record + 14, 1);
        sdvp_put32(record + 16, count);
        sdvp_put64(record + 20, id);
        sdvp_put64(record + 28, before);
        memset(record + SDVP_RECORD_HEADER, how, carried);
        sdvp_put32(record + 4, sdvp_crc32c(0, record + 8, SDVP_RECORD_HEADER - 8u + carried));
        before = id;
        length += SDVP_RECORD_HEADER + carried;
    }
    for (unsigned count = octet(input) % 4; count > 0 && length > 0; count--) {
        octets[(octet(input) << 8 | octet(input)) % length] ^= octet(input);
    }
    length -= length == 0 ? 0 : octet(input) % 8 == 0 ? octet(input) % length : 0;
    char path[128];
    path_of(number, path, sizeof path);
    FILE *file = fopen(path, "wb");
    require(file != NULL && fwrite(octets, 1, length, file) == length);
    fclose(file);
    return id;
}

/* Reads everything; a sum of what there was. */
static uint64_t read_all(const sdvp_report_buffer_t *buffer)
{
    sdvp_stored_t entry;
    bool gap;
    uint64_t last = 0;
    uint64_t sum = 0;
    while (buffer->next(buffer->ctx, last, &entry, &gap)) {
        require(entry.id > last && entry.length <= 256);
        require(buffer->contains(buffer->ctx, entry.id));
        last = entry.id;
        sum = sum * 31 + entry.id + sdvp_crc32c(0, entry.octets, entry.length);
    }
    require(last <= buffer->highest(buffer->ctx));
    return sum;
}

static sdvp_store_t *open_all(sdvp_report_buffer_t *buffer)
{
    sdvp_store_limits_t limits = sdvp_store_limits();
    limits.report_entries = 40;
    limits.report_octets = 4096;
    limits.entry_octets = 256;
    limits.most = 1;
    sdvp_store_t *store = sdvp_store_in_directory(folder, &limits, &CLOCK, NULL);
    require(store != NULL);
    const sdvp_report_store_t *port = sdvp_store_reports(store);
    require(port->open(port->ctx, "B", "\1\1\1", buffer) == SDVP_OK);
    return store;
}

static void remove_folder(void)
{
    static const char *const LEFT[] = {"/lock", "/report", "/log", "/state", ""};
    char path[128];
    for (size_t i = 0; i < sizeof LEFT / sizeof *LEFT; i++) {
        snprintf(path, sizeof path, "%s%s", folder, LEFT[i]);
        (void)remove(path);
    }
}

static void make_folder(void)
{
    if (folder[0] == '\0') {
        require(atexit(remove_folder) == 0);
        strcpy(folder, "/dev/shm/sdvp-fuzz-XXXXXX");
        require(mkdtemp(folder) != NULL);
        char report[80];
        snprintf(report, sizeof report, "%s/report", folder);
        require(mkdir(report, 0700) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    input_t input = {data, size};
    make_folder();
    unsigned files = 1 + octet(&input) % 3;
    uint64_t id = 0;
    for (unsigned number = 1; number <= files; number++) {
        id = write_file(number, id, &input);
    }
    sdvp_report_buffer_t buffer;
    sdvp_store_t *store = open_all(&buffer);
    (void)read_all(&buffer);
    const uint8_t octets[3] = {1, 2, 3};
    const sdvp_stored_t entry = {.id = buffer.highest(buffer.ctx) + 1, .octets = octets, .length = sizeof octets};
    buffer.append(buffer.ctx, &entry);
    buffer.close(buffer.ctx);
    sdvp_store_free(store);
    store = open_all(&buffer);
    require(buffer.contains(buffer.ctx, entry.id));
    uint64_t sum = read_all(&buffer);
    sdvp_store_free(store);
    store = open_all(&buffer);
    require(read_all(&buffer) == sum);
    sdvp_store_free(store);
    char path[128];
    for (unsigned number = 1; number <= files + 8; number++) {
        path_of(number, path, sizeof path);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/report/B.mark", folder);
    unlink(path);
    return 0;
}
