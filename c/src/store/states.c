#include "store/states.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/crc32c.h"
#include "base/memory.h"
#include "base/little.h"
#include "store/names.h"
#include "store/segments.h"

/* In memory. */
struct sdvp_state {
    struct sdvp_state *next;
    char *name;
    uint8_t *octets;
    size_t length;
};

static const uint8_t MAGIC[4] = {'S', 'D', 'V', 'S'};
enum { HEADER = 12 };

static void release_state(struct sdvp_state *state)
{
    if (state != NULL) {
        sdvp_release(state->name);
        sdvp_release(state->octets);
        sdvp_release(state);
    }
}

void sdvp_states_release(sdvp_states_t *states)
{
    while (states->first != NULL) {
        struct sdvp_state *next = states->first->next;
        release_state(states->first);
        states->first = next;
    }
}

static struct sdvp_state *find(const sdvp_states_t *states, const char *name)
{
    struct sdvp_state *state = states->first;
    while (state != NULL && strcmp(state->name, name) != 0) {
        state = state->next;
    }
    return state;
}

static struct sdvp_state *add(sdvp_states_t *states, const char *name)
{
    struct sdvp_state *state = states->count == states->most ? NULL : sdvp_alloc(sizeof *state);
    if (state == NULL) {
        return NULL;
    }
    state->name = sdvp_copy_text(name);
    if (state->name == NULL) {
        release_state(state);
        return NULL;
    }
    state->next = states->first;
    states->first = state;
    states->count++;
    return state;
}

static sdvp_error_t save_in_memory(sdvp_states_t *states, const char *name, const uint8_t *octets, size_t length)
{
    uint8_t *copy = sdvp_alloc(length == 0 ? 1 : length);
    struct sdvp_state *state = copy == NULL ? NULL : find(states, name);
    if (copy != NULL && state == NULL) {
        state = add(states, name);
    }
    if (state == NULL) {
        sdvp_release(copy);
        return SDVP_NO_MEMORY;
    }
    if (length > 0) {
        memcpy(copy, octets, length);
    }
    sdvp_release(state->octets);
    state->octets = copy;
    state->length = length;
    return SDVP_OK;
}

static bool write_all(int file, const uint8_t *octets, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, octets, length);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        octets += written;
        length -= (size_t)written;
    }
    return true;
}

static bool write_file(const char *path, const uint8_t *octets, size_t length)
{
    uint8_t header[HEADER];
    memcpy(header, MAGIC, sizeof MAGIC);
    sdvp_put32(header + 4, sdvp_crc32c(0, octets, length));
    sdvp_put32(header + 8, (uint32_t)length);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) {
        return false;
    }
    bool whole = write_all(file, header, HEADER) && write_all(file, octets, length) && fsync(file) == 0;
    return close(file) == 0 && whole;
}

sdvp_error_t sdvp_states_save(void *ctx, const char *name, const uint8_t *octets, size_t length)
{
    sdvp_states_t *states = ctx;
    if (states->directory == NULL) {
        return save_in_memory(states, name, octets, length);
    }
    char path[1024];
    char next[1024 + 8];
    if (length > INT32_MAX || !sdvp_path(path, sizeof path, states->directory, "state", name)) {
        return SDVP_STORAGE;
    }
    snprintf(next, sizeof next, "%s.new", path);
    if (!write_file(next, octets, length) || rename(next, path) != 0) {
        unlink(next);
        return SDVP_STORAGE;
    }
    return sdvp_sync_directory(path);
}

static sdvp_error_t load_from_memory(
    const sdvp_states_t *states, const char *name, uint8_t *to, size_t size, size_t *length)
{
    const struct sdvp_state *state = find(states, name);
    if (state == NULL || state->length > size) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    memcpy(to, state->octets, state->length);
    *length = state->length;
    return SDVP_OK;
}

/* Reads a whole file of at most `size` octets. */
static bool read_whole(int file, uint8_t *to, size_t size, size_t *length)
{
    *length = 0;
    while (*length < size) {
        ssize_t got = read(file, to + *length, size - *length);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got == 0;
        }
        *length += (size_t)got;
    }
    uint8_t more;
    return read(file, &more, 1) == 0;
}

sdvp_error_t sdvp_states_load(void *ctx, const char *name, uint8_t *to, size_t size, size_t *length)
{
    const sdvp_states_t *states = ctx;
    if (states->directory == NULL) {
        return load_from_memory(states, name, to, size, length);
    }
    char path[1024];
    int file = sdvp_path(path, sizeof path, states->directory, "state", name) ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    uint8_t header[HEADER];
    bool whole = read(file, header, HEADER) == HEADER && memcmp(header, MAGIC, sizeof MAGIC) == 0
                 && read_whole(file, to, size, length) && *length == sdvp_get32(header + 8)
                 && sdvp_crc32c(0, to, *length) == sdvp_get32(header + 4);
    close(file);
    return whole ? SDVP_OK : SDVP_INSTANCE_NOT_AVAILABLE;
}
