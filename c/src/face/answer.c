/* The five methods in the model of the device: one or two calls of the ACSI each. */
#include <stdio.h>
#include <string.h>

#include "face/inside.h"
#include "face/names.h"
#include "face/target.h"
#include "sdvp/calls.h"

/* Octets of an answer around its identifiers, and of the markup around each. */
static const size_t AROUND = 512;
static const size_t AROUND_EACH = 48;

static size_t size_of(const char *identifier)
{
    return AROUND_EACH + strlen(identifier);
}

static void page(sdvp_face_ask_t *ask, const char *const *all, size_t count, size_t room)
{
    const char *after = ask->call.continue_after == NULL ? "" : ask->call.continue_after;
    size_t at = 0;
    if (after[0] != '\0') {
        while (at < count && strcmp(all[at], after) != 0) {
            at++;
        }
        if (at++ == count) {
            sdvp_face_refuse(ask, SDVP_PARAMETER_VALUE_INAPPROPRIATE);
            return;
        }
    }
    size_t from = at;
    while (at < count && (at == from || room >= size_of(all[at]))) {
        room = room > size_of(all[at]) ? room - size_of(all[at]) : 0;
        at++;
    }
    const sdvp_sdvp2_answer_t answer = {
        .kind = SDVP_SDVP2_NAME_LIST, .names = {at == from ? NULL : all + from, at - from}, .truth = at < count};
    sdvp_face_finish(ask, &answer);
}

/* GetNameList: as many as fit into a message. GetVariableAccessAttributes: all of them, there is no asking for the rest. */
static void tell_names(sdvp_face_ask_t *ask, const char *const *all, size_t count)
{
    size_t room = sdvp_association_max_message_size(ask->caller->association) - AROUND;
    if (ask->call.method == SDVP_SDVP2_GET_NAME_LIST) {
        page(ask, all, count, room);
        return;
    }
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        size += size_of(all[i]);
    }
    const sdvp_sdvp2_answer_t answer = {.kind = SDVP_SDVP2_TYPE_DESCRIPTION, .names = {all, count}};
    if (size > room) {
        sdvp_face_refuse(ask, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
    } else {
        sdvp_face_finish(ask, &answer);
    }
}

static bool is_top(const char *reference)
{
    return reference[0] == '\0' || strcmp(reference, "/") == 0 || strcmp(reference, "domain") == 0;
}

/* Whole references, of names below one; "" at the top. */
static const char *whole(sdvp_face_ask_t *ask, const char *name)
{
    char text[2 * SDVP_REFERENCE_MAX + 3];
    const char *above = ask->call.reference;
    /* An element of an array is named "(3)". */
    const char *between = is_top(above) ? "" : name[0] == '(' ? "" : strchr(above, '/') == NULL ? "/" : ".";
    int length = snprintf(text, sizeof text, "%s%s%s", is_top(above) ? "" : above, between, name);
    return length < 0 || (size_t)length >= sizeof text ? NULL : sdvp_arena_text(ask->arena, text, (size_t)length);
}

static void on_names(void *ctx, const sdvp_outcome_t *outcome, const sdvp_directory_response_t *answer)
{
    sdvp_face_ask_t *ask = ctx;
    const sdvp_sdvp2_settings_t *theirs = ask->face->settings.sdvp2;
    if (outcome->error != SDVP_OK) {
        sdvp_face_refuse(ask, outcome->error);
        return;
    }
    bool top = is_top(ask->call.reference);
    size_t most = answer->names.count + (top ? sdvp_alias_below(theirs, "", ask->arena, NULL) : 0);
    const char **all = sdvp_arena_alloc(ask->arena, (most + 1) * sizeof *all);
    size_t count = 0;
    for (; all != NULL && count < answer->names.count; count++) {
        all[count] = whole(ask, answer->names.items[count]);
        if (all[count] == NULL) {
            all = NULL;
            break;
        }
    }
    size_t more = all != NULL && top ? sdvp_alias_below(theirs, "", ask->arena, all + count) : 0;
    if (all == NULL || more == SIZE_MAX) {
        sdvp_face_refuse(ask, SDVP_NO_MEMORY);
        return;
    }
    tell_names(ask, all, count + more);
}

static sdvp_error_t ask_model(sdvp_face_ask_t *ask)
{
    sdvp_association_t *own = ask->caller->association;
    const char *text = ask->call.reference;
    sdvp_reference_t reference;
    if (is_top(text)) {
        const sdvp_get_server_directory_request_t request = {.object_class = SDVP_CLASS_LOGICAL_DEVICE};
        return sdvp_get_server_directory_all(own, &request, on_names, ask);
    }
    if (sdvp_reference_parse(text, &reference, NULL) != SDVP_OK || reference.fc != SDVP_FC_NONE) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    if (reference.logical_node == NULL) {
        const sdvp_get_logical_device_directory_request_t request = {.logical_device = text};
        return sdvp_get_logical_device_directory_all(own, &request, on_names, ask);
    }
    if (reference.count == 0) {
        const sdvp_get_logical_node_directory_request_t request = {
            .logical_node = text, .acsi_class = SDVP_CLASS_DATA_OBJECT};
        return sdvp_get_logical_node_directory_all(own, &request, on_names, ask);
    }
    const sdvp_get_data_directory_request_t request = {.data = text};
    return sdvp_get_data_directory_all(own, &request, on_names, ask);
}

static void list(sdvp_face_ask_t *ask)
{
    const sdvp_sdvp2_settings_t *theirs = ask->face->settings.sdvp2;
    const char *reference = ask->call.reference;
    size_t most = is_top(reference) ? 0 : sdvp_alias_below(theirs, reference, ask->arena, NULL);
    if (most == 0 && sdvp_alias(theirs, reference) == NULL) {
        sdvp_error_t error = ask_model(ask);
        if (error != SDVP_OK) {
            sdvp_face_refuse(ask, error);
        }
        return;
    }
    const char **all = sdvp_arena_alloc(ask->arena, (most + 1) * sizeof *all);
    size_t count = all == NULL ? SIZE_MAX : sdvp_alias_below(theirs, reference, ask->arena, all);
    if (count == SIZE_MAX) {
        sdvp_face_refuse(ask, SDVP_NO_MEMORY);
    } else {
        tell_names(ask, all, count);
    }
}

static bool find(sdvp_face_ask_t *ask, sdvp_target_t *target)
{
    const sdvp_sdvp2_settings_t *theirs = ask->face->settings.sdvp2;
    char text[SDVP_TARGET_ROOM];
    ask->alias = sdvp_alias(theirs, ask->call.reference);
    if (ask->alias == NULL) {
        return sdvp_target_find(theirs->values, ask->call.reference, target);
    }
    const sdvp_model_t *model = sdvp_values_model(theirs->values);
    int length = model->count == 0
                     ? -1
                     : snprintf(text, sizeof text, "%s/%s", model->devices[0].name, ask->alias->object);
    return length > 0 && (size_t)length < sizeof text && sdvp_target_find(theirs->values, text, target);
}

static int64_t seconds_now(const sdvp_face_t *face)
{
    return face->settings.clock->utc_us(face->settings.clock->ctx) / 1000000;
}

static void on_read(void *ctx, const sdvp_outcome_t *outcome, const sdvp_read_response_t *answer)
{
    sdvp_face_ask_t *ask = ctx;
    sdvp_error_t error = outcome->error;
    const sdvp_result_t *results = error == SDVP_OK ? answer->results.items : NULL;
    error = error == SDVP_OK ? results[0].error : error;
    if (error != SDVP_OK) {
        sdvp_face_refuse(ask, error);
        return;
    }
    size_t length = sdvp_value_print(&results[0].value, ask->type, NULL, 0);
    char *text = sdvp_arena_alloc(ask->arena, length + 1);
    const char *shown = text;
    if (text != NULL) {
        (void)sdvp_value_print(&results[0].value, ask->type, text, length + 1);
        shown = ask->alias == NULL ? text : sdvp_alias_there(ask->alias, text, ask->arena);
    }
    if (shown == NULL) {
        sdvp_face_refuse(ask, SDVP_NO_MEMORY);
        return;
    }
    bool has_time = answer->results.count > 1 && results[1].error == SDVP_OK && results[1].value.type == SDVP_TIMESTAMP;
    const sdvp_sdvp2_answer_t said = {
        .kind = SDVP_SDVP2_VALUE,
        .reference = ask->call.reference,
        .text = shown,
        .time = has_time ? (int64_t)results[1].value.is.timestamp.seconds : seconds_now(ask->face)};
    sdvp_face_finish(ask, &said);
}

static void read_value(sdvp_face_ask_t *ask)
{
    sdvp_target_t *target = sdvp_arena_alloc(ask->arena, sizeof *target);
    if (target == NULL) {
        sdvp_face_refuse(ask, SDVP_NO_MEMORY);
        return;
    }
    if (!find(ask, target)) {
        sdvp_face_finish(ask, &(sdvp_sdvp2_answer_t){.kind = SDVP_SDVP2_UNKNOWN});
        return;
    }
    ask->type = &target->type;
    const char *const asked[] = {target->value, target->time};
    const sdvp_read_request_t request = {.references = {asked, target->time[0] == '\0' ? 1 : 2}};
    sdvp_error_t error = sdvp_get_data_values(ask->caller->association, &request, on_read, ask);
    if (error != SDVP_OK) {
        sdvp_face_refuse(ask, error);
    }
}

static void done(sdvp_face_ask_t *ask, sdvp_error_t error)
{
    if (error == SDVP_OK) {
        sdvp_face_finish(ask, &(sdvp_sdvp2_answer_t){.kind = SDVP_SDVP2_WRITE_RESULT, .truth = true});
    } else {
        sdvp_face_refuse(ask, error);
    }
}

static void on_written(void *ctx, const sdvp_outcome_t *outcome, const sdvp_write_response_t *answer)
{
    done(ctx, outcome->error == SDVP_OK ? answer->results.items[0] : outcome->error);
}

static void on_operated(void *ctx, const sdvp_outcome_t *outcome)
{
    done(ctx, outcome->error);
}

static sdvp_error_t operate(sdvp_face_ask_t *ask, const sdvp_target_t *target, sdvp_value_t value, bool later)
{
    enum { MOST_ORIGIN = 64 };
    sdvp_association_t *own = ask->caller->association;
    sdvp_command_t command = sdvp_command(ask->face->client, target->control, value);
    command.or_cat = SDVP_OR_REMOTE_CONTROL;
    command.or_ident_length = strcspn(ask->jid, "/");
    command.or_ident_length = command.or_ident_length > MOST_ORIGIN ? 0 : command.or_ident_length;
    command.or_ident = (const uint8_t *)ask->jid;
    if (!later) {
        return sdvp_control(own, &command, SDVP_FACE_PATIENCE_MS, on_operated, ask);
    }
    command.oper_tm = sdvp_timestamp_of(ask->call.activation * 1000000, SDVP_TIME_QUALITY_USUAL);
    return sdvp_time_activated_operate(own, &command, on_operated, ask);
}

static sdvp_error_t write_value(sdvp_face_ask_t *ask)
{
    sdvp_target_t *target = sdvp_arena_alloc(ask->arena, sizeof *target);
    if (target == NULL) {
        return SDVP_NO_MEMORY;
    }
    if (!find(ask, target)) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    const char *text = ask->call.value.text.at;
    text = ask->alias == NULL ? text : sdvp_alias_here(ask->alias, text, ask->arena);
    sdvp_value_t value;
    sdvp_error_t error = text == NULL ? SDVP_TYPE_CONFLICT : sdvp_target_parse(target, ask->arena, text, &value);
    bool later = ask->call.has_activation && ask->call.activation > seconds_now(ask->face);
    if (error != SDVP_OK) {
        return error;
    }
    if (target->control[0] != '\0') {
        return operate(ask, target, value, later);
    }
    if (later) {
        return SDVP_PARAMETER_VALUE_INAPPROPRIATE; /* a setting cannot wait; taken at once it would come too early */
    }
    const sdvp_write_t written = {target->value, value};
    const sdvp_write_request_t request = {.writes = {&written, 1}};
    return sdvp_set_data_values(ask->caller->association, &request, on_written, ask);
}

void sdvp_face_answer(sdvp_face_ask_t *ask)
{
    sdvp_error_t error = SDVP_OK;
    switch (ask->call.method) {
    case SDVP_SDVP2_READ:
        read_value(ask);
        break;
    case SDVP_SDVP2_WRITE:
        error = write_value(ask);
        break;
    default:
        list(ask);
        break;
    }
    if (error != SDVP_OK) {
        sdvp_face_refuse(ask, error);
    }
}
