/* Whole files, part by part (IEC 61850-7-2 clause 23). */
#include <inttypes.h>
#include <string.h>

#include "acsi/client.h"
#include "base/memory.h"

/* What surrounds a part in a message; and octets may travel as two characters each. */
#define ENVELOPE 512u
#define LEAST_PART 128u
#define MAX_PART (48u * 1024u)

uint32_t sdvp_part_length(const sdvp_association_t *association)
{
    uint32_t size = association->max_message_size;
    uint32_t room = size > ENVELOPE ? (size - ENVELOPE) / 2 : 0;
    return room < LEAST_PART ? LEAST_PART : room > MAX_PART ? MAX_PART : room;
}

/* A file on its way in one of the directions. */
typedef struct transfer {
    sdvp_association_t *association;
    char *file_name;
    uint64_t offset;
    uint64_t max_size;  /* download */
    uint64_t file_size; /* download: as first told */
    bool told_size;
    sdvp_file_sink_t sink;
    sdvp_file_source_t source;
    uint8_t *buffer; /* upload: a part, and the first octet of the next, which shows that there is one */
    size_t held;     /* octets in it */
    size_t sent;     /* of these in the part on its way */
    sdvp_done_t done;
    void *ctx;
} transfer_t;

static void transfer_free(transfer_t *transfer)
{
    sdvp_release(transfer->buffer);
    sdvp_release(transfer->file_name);
    sdvp_release(transfer);
}

static void finish(transfer_t *transfer, const sdvp_outcome_t *outcome)
{
    transfer->done(transfer->ctx, outcome);
    transfer_free(transfer);
}

static void finish_with(transfer_t *transfer, sdvp_error_t error, const char *detail)
{
    sdvp_outcome_t outcome = sdvp_outcome_of(error, detail);
    finish(transfer, &outcome);
}

static sdvp_error_t transfer_new(
    sdvp_association_t *association, const char *file_name, sdvp_done_t done, void *ctx, transfer_t **to)
{
    if (file_name == NULL || done == NULL) {
        return SDVP_BAD_ARGUMENT;
    }
    transfer_t *transfer = sdvp_alloc(sizeof *transfer);
    char *name = sdvp_copy_text(file_name);
    if (transfer == NULL || name == NULL) {
        sdvp_release(transfer);
        sdvp_release(name);
        return SDVP_NO_MEMORY;
    }
    *transfer = (transfer_t){.association = association, .file_name = name, .done = done, .ctx = ctx};
    *to = transfer;
    return SDVP_OK;
}

static void on_part(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response);

static sdvp_error_t ask(transfer_t *transfer)
{
    sdvp_message_t request = {.pdu = SDVP_REQUEST, .service = SDVP_GET_FILE};
    request.is.get_file_request = (sdvp_get_file_request_t){
        transfer->file_name, transfer->offset, transfer->association->max_message_size};
    return sdvp_client_call_begin(transfer->association,
        &(call_start_t){&request, sdvp_deliver_reply, (any_function_t)on_part, transfer, transfer->ctx});
}

/* What is wrong with a part; false if nothing is. */
static bool is_wrong(const transfer_t *transfer, const sdvp_get_file_response_t *part, char *detail)
{
    const char *peer = transfer->association->peer;
    if (part->file_size > transfer->max_size) {
        sdvp_detail_print(detail, "expected of %s a file %s of at most %" PRIu64 " octets, but it has %" PRIu64, peer,
            transfer->file_name, transfer->max_size, part->file_size);
        return true;
    }
    if (part->file_size != transfer->file_size || part->length > transfer->file_size
        || transfer->offset > transfer->file_size - part->length) {
        sdvp_detail_print(detail, "expected of %s the same file %s until it was read, but it changed", peer,
            transfer->file_name);
        return true;
    }
    if (part->length == 0 && transfer->offset < transfer->file_size) {
        sdvp_detail_print(detail, "expected of %s more of %s after %" PRIu64 " of %" PRIu64 " octets, but got none", peer,
            transfer->file_name, transfer->offset, transfer->file_size);
        return true;
    }
    return false;
}

static void on_part(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    transfer_t *transfer = ctx;
    if (response == NULL) {
        finish(transfer, outcome);
        return;
    }
    const sdvp_get_file_response_t *part = &response->is.get_file_response;
    if (!transfer->told_size) {
        transfer->told_size = true;
        transfer->file_size = part->file_size;
    }
    char detail[256];
    if (is_wrong(transfer, part, detail)) {
        finish_with(transfer, SDVP_PROTOCOL, detail);
        return;
    }
    sdvp_error_t error =
        transfer->sink(transfer->ctx, transfer->offset, part->content, part->length, part->file_size);
    transfer->offset += part->length;
    if (error == SDVP_OK && transfer->offset < transfer->file_size) {
        error = ask(transfer);
        if (error != SDVP_OK) {
            finish_with(transfer, error, "the next part could not be asked for");
        }
    } else {
        finish_with(transfer, error, error == SDVP_OK ? "" : "the part was not taken");
    }
}

sdvp_error_t sdvp_download(
    sdvp_association_t *association, const sdvp_file_download_t *download, sdvp_done_t done, void *ctx)
{
    transfer_t *transfer = NULL;
    sdvp_error_t error = download->sink == NULL ? SDVP_BAD_ARGUMENT
                                                : transfer_new(association, download->file_name, done, ctx, &transfer);
    if (error != SDVP_OK) {
        return error;
    }
    transfer->offset = download->offset;
    transfer->max_size = download->max_size;
    transfer->sink = download->sink;
    error = ask(transfer);
    if (error != SDVP_OK) {
        transfer_free(transfer);
    }
    return error;
}

static void on_taken(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response);

static sdvp_error_t give(transfer_t *transfer)
{
    size_t part = sdvp_part_length(transfer->association);
    size_t wanted = part + 1 - transfer->held;
    size_t length = 0;
    sdvp_error_t error = transfer->source(
        transfer->ctx, transfer->offset + transfer->held, transfer->buffer + transfer->held, wanted, &length);
    if (error != SDVP_OK || length > wanted) {
        return error == SDVP_OK ? SDVP_BAD_ARGUMENT : error;
    }
    transfer->held += length;
    bool last = transfer->held <= part;
    transfer->sent = last ? transfer->held : part;
    sdvp_message_t request = {.pdu = SDVP_REQUEST, .service = SDVP_SET_FILE};
    request.is.set_file_request = (sdvp_set_file_request_t){
        transfer->file_name, transfer->offset, transfer->buffer, transfer->sent, last};
    return sdvp_client_call_begin(transfer->association,
        &(call_start_t){&request, sdvp_deliver_reply, (any_function_t)on_taken, transfer, transfer->ctx});
}

static void on_taken(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    transfer_t *transfer = ctx;
    if (response == NULL || transfer->held == transfer->sent) {
        finish(transfer, outcome);
        return;
    }
    transfer->buffer[0] = transfer->buffer[transfer->sent];
    transfer->held = 1;
    transfer->offset += transfer->sent;
    sdvp_error_t error = give(transfer);
    if (error != SDVP_OK) {
        finish_with(transfer, error, "the next part could not be had or sent");
    }
}

sdvp_error_t sdvp_upload(
    sdvp_association_t *association, const sdvp_file_upload_t *upload, sdvp_done_t done, void *ctx)
{
    transfer_t *transfer = NULL;
    sdvp_error_t error = upload->source == NULL ? SDVP_BAD_ARGUMENT
                                                : transfer_new(association, upload->file_name, done, ctx, &transfer);
    if (error != SDVP_OK) {
        return error;
    }
    transfer->offset = upload->offset;
    transfer->source = upload->source;
    transfer->buffer = sdvp_alloc((size_t)sdvp_part_length(association) + 1);
    error = transfer->buffer == NULL ? SDVP_NO_MEMORY : give(transfer);
    if (error != SDVP_OK) {
        transfer_free(transfer);
    }
    return error;
}
