/* GetFile, SetFile, DeleteFile, GetFileAttributeValues (IEC 61850-7-2 clause 23). */
#include "acsi/files.h"

#include <string.h>

#include "acsi/state.h"
#include "acsi/uploads.h"

/* Of one answer; docs/wire/compact.md. */
enum { MAX_PART = 48 * 1024 };

static void refuse(sdvp_call_t *call, const sdvp_fault_t *fault, sdvp_error_t error)
{
    if (error < SDVP_NO_MEMORY) {
        sdvp_call_refuse(call, error, "%s", fault->detail);
    } else {
        sdvp_call_refuse(
            call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "the server failed in %s; it may or may not have been done",
            sdvp_service_name(call->service));
    }
}

/* Whether the caller may use the service on a file; refuses if not. */
static bool is_allowed(sdvp_call_t *call, const char *file_name)
{
    if (sdvp_may_file(call->server, call->caller.roles, call->service, file_name)) {
        return true;
    }
    sdvp_call_deny(call, file_name);
    return false;
}

/* Files that a caller may see, behind a name. By name and not by place: files may come or go between two pages. */
typedef struct listing {
    const sdvp_call_t *call;
    const char *continue_after;
    sdvp_file_entry_t *items;
    size_t count;
    size_t room;
    bool full; /* no memory */
} listing_t;

static void grow(listing_t *listing)
{
    size_t room = listing->room == 0 ? 64 : 2 * listing->room;
    sdvp_file_entry_t *items = sdvp_arena_alloc(listing->call->server->arena, room * sizeof *items);
    if (items == NULL) {
        listing->full = true;
        return;
    }
    if (listing->count > 0) {
        memcpy(items, listing->items, listing->count * sizeof *items);
    }
    listing->items = items;
    listing->room = room;
}

static void found(void *ctx, const sdvp_file_entry_t *file)
{
    listing_t *listing = ctx;
    const sdvp_call_t *call = listing->call;
    if ((listing->continue_after != NULL && strcmp(file->file_name, listing->continue_after) <= 0)
        || !sdvp_may_file(call->server, call->caller.roles, SDVP_GET_FILE_ATTRIBUTE_VALUES, file->file_name)) {
        return;
    }
    if (listing->count == listing->room) {
        grow(listing);
    }
    char *name = sdvp_arena_text(call->server->arena, file->file_name, strlen(file->file_name));
    if (listing->full || name == NULL) {
        listing->full = true;
        return;
    }
    listing->items[listing->count] = *file;
    listing->items[listing->count++].file_name = name;
}

/* Lists; refuses if it cannot. */
static bool list(sdvp_call_t *call, const char *path, listing_t *listing)
{
    const sdvp_file_store_t *store = call->server->config.files;
    sdvp_fault_t fault = {0};
    listing->call = call;
    sdvp_error_t error = store->list(store->ctx, path, found, listing, &fault);
    if (error == SDVP_OK && listing->full) {
        error = SDVP_NO_MEMORY;
    }
    if (error != SDVP_OK) {
        refuse(call, &fault, error);
    }
    return error == SDVP_OK;
}

static void too_long(sdvp_call_t *call)
{
    sdvp_call_refuse(
        call, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT, "one file name must fit in %u octets, but does not",
        (unsigned)call->max_message_size);
}

static size_t page_of(const sdvp_call_t *call, const listing_t *listing)
{
    size_t most = call->server->config.limits.max_names_per_page;
    return listing->count < most ? listing->count : most;
}

void sdvp_files_directory(sdvp_call_t *call, const char *continue_after)
{
    listing_t listing = {.continue_after = continue_after};
    if (!sdvp_may_use(call->server, call->caller.roles, SDVP_GET_FILE_ATTRIBUTE_VALUES)) {
        sdvp_call_deny(call, "files");
        return;
    }
    if (!list(call, "", &listing)) {
        return;
    }
    size_t length = page_of(call, &listing);
    const char **names = sdvp_arena_alloc(call->server->arena, (length + 1) * sizeof *names);
    for (size_t i = 0; names != NULL && i < length; i++) {
        names[i] = listing.items[i].file_name;
    }
    sdvp_message_t response = {.is.directory_response.names.items = names};
    for (; names != NULL; length = (length + 1) / 2) {
        response.is.directory_response.names.count = length;
        response.is.directory_response.more_follows = length < listing.count;
        if (sdvp_call_fits(call, &response)) {
            sdvp_call_answer(call, &response);
            return;
        }
        if (length <= 1) {
            break;
        }
    }
    too_long(call);
}

static void get_attributes(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    (void)part;
    const sdvp_get_file_attribute_values_request_t *asked = &request->is.get_file_attribute_values_request;
    listing_t listing = {.continue_after = asked->continue_after};
    if (!list(call, asked->path, &listing)) {
        return;
    }
    sdvp_message_t response = {.is.get_file_attribute_values_response.files = listing.items};
    for (size_t length = page_of(call, &listing);; length = (length + 1) / 2) {
        response.is.get_file_attribute_values_response.count = length;
        response.is.get_file_attribute_values_response.more_follows = length < listing.count;
        if (sdvp_call_fits(call, &response)) {
            sdvp_call_answer(call, &response);
            return;
        }
        if (length <= 1) {
            too_long(call);
            return;
        }
    }
}

/* Answers with as much of what was read as fits. */
static void answer_part(sdvp_call_t *call, const uint8_t *content, size_t length, uint64_t file_size)
{
    sdvp_message_t response = {.is.get_file_response = {.content = content, .file_size = file_size}};
    for (;; length = (length + 1) / 2) {
        response.is.get_file_response.length = length;
        if (sdvp_call_fits(call, &response)) {
            sdvp_call_answer(call, &response);
            return;
        }
        if (length <= 1) {
            sdvp_call_refuse(
                call, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT, "one octet must fit in %u octets, but does not",
                (unsigned)call->max_message_size);
            return;
        }
    }
}

static void get_file(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    (void)part;
    const sdvp_get_file_request_t *asked = &request->is.get_file_request;
    const sdvp_file_store_t *store = call->server->config.files;
    if (!is_allowed(call, asked->file_name)) {
        return;
    }
    if (asked->max_length < 1) {
        sdvp_call_refuse(
            call, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "maxLength must be 1 or more, but is 0");
        return;
    }
    size_t most = asked->max_length < MAX_PART ? asked->max_length : MAX_PART;
    most = most < call->max_message_size ? most : call->max_message_size;
    uint8_t *content = sdvp_arena_alloc(call->server->arena, most);
    size_t length = 0;
    uint64_t file_size = 0;
    sdvp_fault_t fault = {0};
    sdvp_error_t error = content == NULL
        ? SDVP_NO_MEMORY
        : store->read(store->ctx, asked->file_name, asked->offset, content, most, &length, &file_size, &fault);
    if (error != SDVP_OK) {
        refuse(call, &fault, error);
    } else {
        answer_part(call, content, length, file_size);
    }
}

static void set_file(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    const sdvp_set_file_request_t *asked = &request->is.set_file_request;
    sdvp_fault_t fault = {0};
    if (is_allowed(call, asked->file_name)) {
        sdvp_error_t error = sdvp_uploads_part(part, call->association_id, asked, &fault);
        if (error != SDVP_OK) {
            refuse(call, &fault, error);
        } else {
            sdvp_call_answer(call, NULL);
        }
    }
}

static void delete_file(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    (void)part;
    const char *name = request->is.delete_file_request.file_name;
    const sdvp_file_store_t *store = call->server->config.files;
    sdvp_fault_t fault = {0};
    if (is_allowed(call, name)) {
        sdvp_error_t error = store->remove(store->ctx, name, &fault);
        if (error != SDVP_OK) {
            refuse(call, &fault, error);
        } else {
            sdvp_call_answer(call, NULL);
        }
    }
}

static void association_ended(void *ctx, const sdvp_server_association_t *association)
{
    sdvp_uploads_ended(ctx, association->id);
}

static void free_uploads(void *ctx)
{
    sdvp_uploads_free(ctx);
}

sdvp_error_t sdvp_add_files(sdvp_server_t *server)
{
    if (server->config.files == NULL) {
        return SDVP_OK;
    }
    sdvp_uploads_t *uploads = sdvp_uploads_new(server->config.files);
    if (uploads == NULL) {
        return SDVP_NO_MEMORY;
    }
    sdvp_part_t part = {.ctx = uploads, .ended = association_ended, .free = free_uploads};
    sdvp_error_t error = sdvp_server_add_part(server, &part);
    if (error != SDVP_OK) {
        sdvp_uploads_free(uploads);
        return error;
    }
    sdvp_server_serve(server, SDVP_GET_FILE, get_file, uploads);
    sdvp_server_serve(server, SDVP_SET_FILE, set_file, uploads);
    sdvp_server_serve(server, SDVP_DELETE_FILE, delete_file, uploads);
    sdvp_server_serve(server, SDVP_GET_FILE_ATTRIBUTE_VALUES, get_attributes, uploads);
    return SDVP_OK;
}
