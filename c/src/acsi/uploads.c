/*
 * Parts come in order, the first at 0, or where an upload that broke off is gone on with, if the store can; one that comes
 * twice is taken once. Each association may send a few files at a time.
 */
#include "acsi/uploads.h"

#include <inttypes.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { AT_A_TIME = 4 };

typedef struct progress {
    struct progress *next; /* begun later */
    char association_id[SDVP_ASSOCIATION_ID + 1];
    char *file_name;
    sdvp_upload_t *upload;
    uint64_t received;
    uint8_t *last_part;
    size_t last_length;
} progress_t;

struct sdvp_uploads {
    const sdvp_file_store_t *store;
    progress_t *open;
};

static void forget(sdvp_uploads_t *uploads, progress_t *progress)
{
    progress_t **at = &uploads->open;
    while (*at != progress) {
        at = &(*at)->next;
    }
    *at = progress->next;
    sdvp_release(progress->file_name);
    sdvp_release(progress->last_part);
    sdvp_release(progress);
}

static void give_up(sdvp_uploads_t *uploads, progress_t *progress)
{
    uploads->store->discard(uploads->store->ctx, progress->upload);
    forget(uploads, progress);
}

static progress_t *find(const sdvp_uploads_t *uploads, const char *association_id, const char *file_name)
{
    progress_t *at = uploads->open;
    while (at != NULL
           && !(strcmp(at->association_id, association_id) == 0
                && (file_name == NULL || strcmp(at->file_name, file_name) == 0))) {
        at = at->next;
    }
    return at;
}

static void make_room(sdvp_uploads_t *uploads, const char *association_id)
{
    size_t count = 0;
    for (const progress_t *at = uploads->open; at != NULL; at = at->next) {
        count += strcmp(at->association_id, association_id) == 0;
    }
    progress_t *oldest = find(uploads, association_id, NULL);
    if (count >= AT_A_TIME && oldest != NULL) {
        give_up(uploads, oldest);
    }
}

/* Begins an upload; NULL if it cannot be, and `fault` says why. */
static progress_t *begin(
    sdvp_uploads_t *uploads, const char *association_id, const sdvp_set_file_request_t *part, sdvp_fault_t *fault)
{
    const sdvp_file_store_t *store = uploads->store;
    sdvp_upload_t *upload = NULL;
    if (part->offset == 0) {
        make_room(uploads, association_id);
    }
    if (store->write(store->ctx, part->file_name, part->offset, &upload, fault) != SDVP_OK) {
        return NULL;
    }
    if (part->offset > 0) {
        make_room(uploads, association_id);
    }
    progress_t *made = sdvp_alloc(sizeof *made);
    if (made != NULL) {
        made->file_name = sdvp_copy_text(part->file_name);
    }
    if (made == NULL || made->file_name == NULL) {
        sdvp_release(made);
        store->discard(store->ctx, upload);
        (void)sdvp_fault_set(fault, SDVP_NO_MEMORY, "there is no memory for another upload");
        return NULL;
    }
    memcpy(made->association_id, association_id, strlen(association_id) + 1);
    made->upload = upload;
    made->received = part->offset;
    progress_t **end = &uploads->open;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = made;
    return made;
}

static bool is_repetition(const progress_t *progress, const sdvp_set_file_request_t *part)
{
    return part->offset + part->length == progress->received && part->length == progress->last_length
        && (part->length == 0 || memcmp(part->content, progress->last_part, part->length) == 0);
}

static sdvp_error_t take_part(
    sdvp_uploads_t *uploads, progress_t *progress, const sdvp_set_file_request_t *part, sdvp_fault_t *fault)
{
    const sdvp_file_store_t *store = uploads->store;
    uint8_t *copy = sdvp_alloc(part->length + 1);
    sdvp_error_t error = copy == NULL
        ? sdvp_fault_set(fault, SDVP_NO_MEMORY, "there is no memory for a part")
        : store->append(store->ctx, progress->upload, part->content, part->length, fault);
    if (copy == NULL || error != SDVP_OK) {
        sdvp_release(copy);
        give_up(uploads, progress);
        return error;
    }
    if (part->length > 0) {
        memcpy(copy, part->content, part->length);
    }
    sdvp_release(progress->last_part);
    progress->last_part = copy;
    progress->last_length = part->length;
    progress->received += part->length;
    if (part->last) {
        error = store->commit(store->ctx, progress->upload, fault);
        forget(uploads, progress);
    }
    return error;
}

sdvp_error_t sdvp_uploads_part(
    sdvp_uploads_t *uploads, const char *association_id, const sdvp_set_file_request_t *part, sdvp_fault_t *fault)
{
    progress_t *progress = find(uploads, association_id, part->file_name);
    if (part->offset == 0 && progress != NULL) {
        give_up(uploads, progress);
        progress = NULL;
    }
    if (progress == NULL) {
        progress = begin(uploads, association_id, part, fault);
    }
    if (progress == NULL) {
        return fault->error;
    }
    if (part->offset != progress->received) {
        return is_repetition(progress, part)
            ? SDVP_OK
            : sdvp_fault_set(
                  fault, SDVP_PARAMETER_VALUE_INCONSISTENT,
                  "the next part of %.100s must have offset %" PRIu64 ", but got %" PRIu64, part->file_name,
                  progress->received, part->offset);
    }
    return take_part(uploads, progress, part, fault);
}

sdvp_uploads_t *sdvp_uploads_new(const sdvp_file_store_t *store)
{
    sdvp_uploads_t *uploads = sdvp_alloc(sizeof *uploads);
    if (uploads != NULL) {
        uploads->store = store;
    }
    return uploads;
}

void sdvp_uploads_ended(sdvp_uploads_t *uploads, const char *association_id)
{
    for (progress_t *at; (at = find(uploads, association_id, NULL)) != NULL;) {
        give_up(uploads, at);
    }
}

void sdvp_uploads_free(sdvp_uploads_t *uploads)
{
    if (uploads != NULL) {
        while (uploads->open != NULL) {
            give_up(uploads, uploads->open);
        }
        sdvp_release(uploads);
    }
}
