/* From an SCL file to a model. */
#include "data/scl.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

struct sdvp_scl {
    sdvp_arena_t *arena;
    sdvp_model_t model;
};

enum { FIRST_PIECE = 4096 };

sdvp_scl_limits_t sdvp_scl_limits(void)
{
    return (sdvp_scl_limits_t){
        .octets = 16u << 20, .depth = 64, .elements = 200000, .values = 200000, .memory = 64u << 20};
}

/* The server of an access point, be it that of another one (ServerAt); NULL: none. */
static const sdvp_scl_element_t *server_of(const sdvp_scl_element_t *ied, const sdvp_scl_element_t *access_point)
{
    const sdvp_scl_element_t *own = sdvp_scl_child(access_point, "Server");
    const sdvp_scl_element_t *at = sdvp_scl_child(access_point, "ServerAt");
    const char *elsewhere = own != NULL || at == NULL ? NULL : sdvp_scl_given(at, "apName");
    const sdvp_scl_element_t *each = elsewhere == NULL ? NULL : sdvp_scl_child(ied, "AccessPoint");
    for (; each != NULL; each = sdvp_scl_next(each->next, "AccessPoint")) {
        const char *name = sdvp_scl_given(each, "name");
        if (name != NULL && strcmp(name, elsewhere) == 0) {
            return sdvp_scl_child(each, "Server");
        }
    }
    return own;
}

static const sdvp_scl_element_t *choose_server(sdvp_scl_reading_t *reading)
{
    const char *wanted = reading->choice->access_point;
    const sdvp_scl_element_t *first = NULL;
    size_t servers = 0;
    const sdvp_scl_element_t *each = sdvp_scl_child(reading->ied, "AccessPoint");
    for (; each != NULL; each = sdvp_scl_next(each->next, "AccessPoint")) {
        const sdvp_scl_element_t *server = server_of(reading->ied, each);
        bool here = wanted == NULL || strcmp(sdvp_scl_or(each, "name", ""), wanted) == 0;
        servers += sdvp_scl_child(each, "Server") != NULL ? 1 : 0;
        first = first == NULL && here ? server : first;
    }
    if (first == NULL) {
        sdvp_scl_fail(
            reading, reading->ied, SDVP_MISSING, "expected a Server at %s%.64s of IED %.64s, but there is none",
            wanted == NULL ? "an access point" : "the access point ", wanted == NULL ? "" : wanted,
            sdvp_scl_or(reading->ied, "name", ""));
    } else if (wanted == NULL && servers > 1) {
        sdvp_scl_warn(reading, reading->ied, "the IED has %zu servers; took the first", servers);
    }
    return first;
}

static bool build(sdvp_scl_reading_t *reading, const char *text, size_t length)
{
    const sdvp_scl_element_t **elements = NULL;
    if (!sdvp_scl_parse(reading, text, length) || !sdvp_scl_declare_types(reading)) {
        return false;
    }
    const sdvp_scl_element_t *server = choose_server(reading);
    if (server == NULL || !sdvp_scl_devices(reading, server, &elements)) {
        return false;
    }
    reading->model->name = sdvp_scl_keep(reading, sdvp_scl_or(reading->ied, "name", ""));
    for (uint16_t i = 0; i < reading->model->count; i++) {
        const sdvp_logical_device_t *device = &reading->model->devices[i];
        for (uint16_t k = 0; k < device->count; k++, elements++) {
            sdvp_logical_node_t *node = (sdvp_logical_node_t *)(uintptr_t)&device->nodes[k]; /* of the own arena */
            if (!sdvp_scl_data_sets(reading, server, device, *elements, node)
                || !sdvp_scl_blocks(reading, device, *elements, node)) {
                return false;
            }
        }
    }
    if (reading->group_values > 0) {
        sdvp_scl_warn(
            reading, NULL, "%u settings differ between setting groups; each group begins with those of the active one",
            (unsigned)reading->group_values);
    }
    return reading->error == SDVP_OK;
}

sdvp_error_t sdvp_scl_read(
    const char *text, size_t length, const sdvp_scl_choice_t *choice, sdvp_scl_t **to, sdvp_fault_t *fault)
{
    static const sdvp_scl_choice_t ANY = {.ied = NULL};
    sdvp_scl_reading_t reading = {.choice = choice == NULL ? &ANY : choice, .fault = fault, .group = 1};
    *to = NULL;
    reading.limits = reading.choice->limits == NULL ? sdvp_scl_limits() : *reading.choice->limits;
    sdvp_scl_t *scl = sdvp_alloc(sizeof *scl);
    reading.out = sdvp_arena_new(FIRST_PIECE, reading.limits.memory);
    reading.scratch = sdvp_arena_new(FIRST_PIECE, reading.limits.memory);
    reading.trial = sdvp_arena_new(FIRST_PIECE, reading.limits.memory);
    if (scl == NULL || reading.out == NULL || reading.scratch == NULL || reading.trial == NULL) {
        sdvp_scl_fail(&reading, NULL, SDVP_NO_MEMORY, "there is no more memory");
    } else {
        reading.model = &scl->model;
        if (build(&reading, text, length)) {
            scl->arena = reading.out;
            *to = scl;
        }
    }
    sdvp_arena_free(reading.scratch);
    sdvp_arena_free(reading.trial);
    if (*to == NULL) {
        sdvp_arena_free(reading.out);
        sdvp_release(scl);
    }
    return reading.error;
}

static sdvp_error_t unreadable(sdvp_fault_t *fault, const char *path, FILE *file, char *text)
{
    sdvp_fault_set(fault, SDVP_STORAGE, "cannot read %.160s: %s", path, strerror(errno));
    sdvp_release(text);
    if (file != NULL) {
        fclose(file);
    }
    return SDVP_STORAGE;
}

sdvp_error_t sdvp_scl_read_file(
    const char *path, const sdvp_scl_choice_t *choice, sdvp_scl_t **to, sdvp_fault_t *fault)
{
    const sdvp_scl_limits_t usual = sdvp_scl_limits();
    size_t most = choice == NULL || choice->limits == NULL ? usual.octets : choice->limits->octets;
    sdvp_text_t content = sdvp_text_growing(most < SIZE_MAX - 2 ? most + 2 : most);
    char piece[4096];
    size_t count = 0;
    FILE *file = fopen(path, "rb");
    *to = NULL;
    if (file == NULL) {
        return unreadable(fault, path, NULL, NULL);
    }
    while (!content.exhausted && content.length <= most && (count = fread(piece, 1, sizeof piece, file)) > 0) {
        sdvp_text_put(&content, piece, count);
    }
    if (ferror(file) != 0) {
        return unreadable(fault, path, file, content.at);
    }
    fclose(file);
    sdvp_error_t error = content.exhausted
        ? sdvp_fault_set(fault, SDVP_NO_MEMORY, "there is no memory for %.160s", path)
        : content.length > most ? sdvp_fault_set(
                                      fault, SDVP_LIMIT_EXCEEDED,
                                      "expected a file of at most %zu octets, but %.120s has more; raise the limit", most, path)
                                : sdvp_scl_read(content.at == NULL ? "" : content.at, content.length, choice, to, fault);
    sdvp_text_free(&content);
    return error;
}

void sdvp_scl_free(sdvp_scl_t *scl)
{
    if (scl != NULL) {
        sdvp_arena_free(scl->arena);
        sdvp_release(scl);
    }
}

const sdvp_model_t *sdvp_scl_model(const sdvp_scl_t *scl)
{
    return &scl->model;
}
