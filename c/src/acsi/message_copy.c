#include <string.h>

#include "sdvp/client.h"

/* What a place in a structure points to. */
typedef enum kind { TEXT, BYTES, VALUE, READ_RESULT, LIST, DEFINITION } kind_t;

typedef struct field {
    size_t offset;
    kind_t kind;
    size_t count;                /* LIST, BYTES: offset of a size_t */
    const struct shape *element; /* LIST */
} field_t;

/* A structure, and the places in it that point to something. */
typedef struct shape {
    size_t size;
    size_t count;
    const field_t *fields;
} shape_t;

typedef struct message_field {
    sdvp_service_t service;
    sdvp_pdu_t pdu;
    field_t field;
} message_field_t;

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define SHAPE(type, fields) {sizeof(type), COUNT(fields), fields}
#define TEXT_OF(type, member) {offsetof(type, member), TEXT, 0, NULL}
#define VALUE_OF(type, member) {offsetof(type, member), VALUE, 0, NULL}

static const shape_t PLAIN_ERROR_SHAPE = {sizeof(sdvp_error_t), 0, NULL};
static const field_t NAME_FIELDS[] = {{0, TEXT, 0, NULL}};
static const shape_t NAME_SHAPE = SHAPE(char *, NAME_FIELDS);
static const field_t WRITE_FIELDS[] = {TEXT_OF(sdvp_write_t, reference), VALUE_OF(sdvp_write_t, value)};
static const shape_t WRITE_SHAPE = SHAPE(sdvp_write_t, WRITE_FIELDS);
static const field_t RESULT_FIELDS[] = {{0, READ_RESULT, 0, NULL}};
static const shape_t RESULT_SHAPE = SHAPE(sdvp_result_t, RESULT_FIELDS);
static const field_t ITEM_FIELDS[] = {{0, VALUE, 0, NULL}};
static const shape_t ITEM_SHAPE = SHAPE(sdvp_value_t, ITEM_FIELDS);
static const field_t LOG_VALUE_FIELDS[] = {TEXT_OF(sdvp_log_value_t, reference), VALUE_OF(sdvp_log_value_t, value)};
static const shape_t LOG_VALUE_SHAPE = SHAPE(sdvp_log_value_t, LOG_VALUE_FIELDS);
static const field_t ENTRY_FIELDS[] = {
    {offsetof(sdvp_log_entry_t, values), LIST, offsetof(sdvp_log_entry_t, count), &LOG_VALUE_SHAPE}};
static const shape_t ENTRY_SHAPE = SHAPE(sdvp_log_entry_t, ENTRY_FIELDS);
static const field_t FILE_FIELDS[] = {TEXT_OF(sdvp_file_entry_t, file_name)};
static const shape_t FILE_ENTRY_SHAPE = SHAPE(sdvp_file_entry_t, FILE_FIELDS);
static const field_t MEMBER_FIELDS[] = {
    TEXT_OF(sdvp_report_member_t, data_ref), VALUE_OF(sdvp_report_member_t, value)};
static const shape_t MEMBER_SHAPE = SHAPE(sdvp_report_member_t, MEMBER_FIELDS);

#define AT(member) offsetof(sdvp_message_t, is.member)
#define REQUEST_TEXT(service, member) {service, SDVP_REQUEST, {AT(member), TEXT, 0, NULL}}
#define RESPONSE_TEXT(service, member) {service, SDVP_RESPONSE, {AT(member), TEXT, 0, NULL}}
#define LIST_AT(service, pdu, member, items, element) \
    {service, pdu, {AT(member.items), LIST, AT(member.count), &(element)}}
#define COMMAND_AT(service, pdu) \
    {service, pdu, {AT(command.control), TEXT, 0, NULL}}, \
        {service, pdu, {AT(command.or_ident), BYTES, AT(command.or_ident_length), NULL}}, \
        {service, pdu, {AT(command.ctl_val), VALUE, 0, NULL}}

static const message_field_t FIELDS[] = {
    LIST_AT(SDVP_ASSOCIATE, SDVP_RESPONSE, associate_response.services, items, NAME_SHAPE),
    REQUEST_TEXT(SDVP_GET_SERVER_DIRECTORY, get_server_directory_request.continue_after),
    LIST_AT(SDVP_GET_SERVER_DIRECTORY, SDVP_RESPONSE, directory_response.names, items, NAME_SHAPE),
    REQUEST_TEXT(SDVP_GET_LOGICAL_DEVICE_DIRECTORY, get_logical_device_directory_request.logical_device),
    REQUEST_TEXT(SDVP_GET_LOGICAL_DEVICE_DIRECTORY, get_logical_device_directory_request.continue_after),
    LIST_AT(SDVP_GET_LOGICAL_DEVICE_DIRECTORY, SDVP_RESPONSE, directory_response.names, items, NAME_SHAPE),
    REQUEST_TEXT(SDVP_GET_LOGICAL_NODE_DIRECTORY, get_logical_node_directory_request.logical_node),
    REQUEST_TEXT(SDVP_GET_LOGICAL_NODE_DIRECTORY, get_logical_node_directory_request.continue_after),
    LIST_AT(SDVP_GET_LOGICAL_NODE_DIRECTORY, SDVP_RESPONSE, directory_response.names, items, NAME_SHAPE),
    REQUEST_TEXT(SDVP_GET_DATA_DIRECTORY, get_data_directory_request.data),
    REQUEST_TEXT(SDVP_GET_DATA_DIRECTORY, get_data_directory_request.continue_after),
    LIST_AT(SDVP_GET_DATA_DIRECTORY, SDVP_RESPONSE, directory_response.names, items, NAME_SHAPE),
    REQUEST_TEXT(SDVP_GET_DATA_DEFINITION, get_data_definition_request.data),
    {SDVP_GET_DATA_DEFINITION, SDVP_RESPONSE, {AT(get_data_definition_response.definition), DEFINITION, 0, NULL}},
    LIST_AT(SDVP_GET_DATA_VALUES, SDVP_REQUEST, read_request.references, items, NAME_SHAPE),
    LIST_AT(SDVP_GET_DATA_VALUES, SDVP_RESPONSE, read_response.results, items, RESULT_SHAPE),
    LIST_AT(SDVP_SET_DATA_VALUES, SDVP_REQUEST, write_request.writes, items, WRITE_SHAPE),
    LIST_AT(SDVP_SET_DATA_VALUES, SDVP_RESPONSE, write_response.results, items, PLAIN_ERROR_SHAPE),
    REQUEST_TEXT(SDVP_GET_ALL_DATA_VALUES, get_all_data_values_request.logical_node),
    REQUEST_TEXT(SDVP_GET_ALL_DATA_VALUES, get_all_data_values_request.continue_after),
    LIST_AT(SDVP_GET_ALL_DATA_VALUES, SDVP_RESPONSE, get_all_data_values_response.values, items, WRITE_SHAPE),
    REQUEST_TEXT(SDVP_GET_DATA_SET_VALUES, data_set_request.data_set),
    LIST_AT(SDVP_GET_DATA_SET_VALUES, SDVP_RESPONSE, read_response.results, items, RESULT_SHAPE),
    REQUEST_TEXT(SDVP_SET_DATA_SET_VALUES, set_data_set_values_request.data_set),
    LIST_AT(SDVP_SET_DATA_SET_VALUES, SDVP_REQUEST, set_data_set_values_request.values, items, ITEM_SHAPE),
    LIST_AT(SDVP_SET_DATA_SET_VALUES, SDVP_RESPONSE, write_response.results, items, PLAIN_ERROR_SHAPE),
    REQUEST_TEXT(SDVP_CREATE_DATA_SET, create_data_set_request.data_set),
    LIST_AT(SDVP_CREATE_DATA_SET, SDVP_REQUEST, create_data_set_request.members, items, NAME_SHAPE),
    REQUEST_TEXT(SDVP_DELETE_DATA_SET, data_set_request.data_set),
    REQUEST_TEXT(SDVP_GET_DATA_SET_DIRECTORY, get_data_set_directory_request.data_set),
    LIST_AT(SDVP_GET_DATA_SET_DIRECTORY, SDVP_RESPONSE, get_data_set_directory_response.members, items, NAME_SHAPE),
    REQUEST_TEXT(SDVP_SELECT_ACTIVE_SG, setting_group_request.sgcb),
    REQUEST_TEXT(SDVP_SELECT_EDIT_SG, setting_group_request.sgcb),
    LIST_AT(SDVP_SET_EDIT_SG_VALUE, SDVP_REQUEST, write_request.writes, items, WRITE_SHAPE),
    LIST_AT(SDVP_SET_EDIT_SG_VALUE, SDVP_RESPONSE, write_response.results, items, PLAIN_ERROR_SHAPE),
    REQUEST_TEXT(SDVP_CONFIRM_EDIT_SG_VALUES, sgcb_request.sgcb),
    LIST_AT(SDVP_GET_EDIT_SG_VALUE, SDVP_REQUEST, read_request.references, items, NAME_SHAPE),
    LIST_AT(SDVP_GET_EDIT_SG_VALUE, SDVP_RESPONSE, read_response.results, items, RESULT_SHAPE),
    REQUEST_TEXT(SDVP_GET_SGCB_VALUES, sgcb_request.sgcb),
    {SDVP_REPORT, SDVP_UNCONFIRMED, {AT(report.rpt_id), TEXT, 0, NULL}},
    {SDVP_REPORT, SDVP_UNCONFIRMED, {AT(report.data_set), TEXT, 0, NULL}},
    {SDVP_REPORT, SDVP_UNCONFIRMED, {AT(report.members), LIST, AT(report.count), &MEMBER_SHAPE}},
    REQUEST_TEXT(SDVP_GET_BRCB_VALUES, block_request.reference),
    REQUEST_TEXT(SDVP_GET_URCB_VALUES, block_request.reference),
    REQUEST_TEXT(SDVP_GET_LCB_VALUES, block_request.reference),
    REQUEST_TEXT(SDVP_GET_LOG_STATUS_VALUES, block_request.reference),
    REQUEST_TEXT(SDVP_QUERY_LOG_BY_TIME, query_log_by_time_request.log),
    {SDVP_QUERY_LOG_BY_TIME, SDVP_RESPONSE,
        {AT(query_log_response.entries), LIST, AT(query_log_response.count), &ENTRY_SHAPE}},
    REQUEST_TEXT(SDVP_QUERY_LOG_AFTER, query_log_after_request.log),
    {SDVP_QUERY_LOG_AFTER, SDVP_RESPONSE,
        {AT(query_log_response.entries), LIST, AT(query_log_response.count), &ENTRY_SHAPE}},
    REQUEST_TEXT(SDVP_SELECT, command.control),
    COMMAND_AT(SDVP_SELECT_WITH_VALUE, SDVP_REQUEST),
    COMMAND_AT(SDVP_CANCEL, SDVP_REQUEST),
    COMMAND_AT(SDVP_OPERATE, SDVP_REQUEST),
    COMMAND_AT(SDVP_TIME_ACTIVATED_OPERATE, SDVP_REQUEST),
    COMMAND_AT(SDVP_COMMAND_TERMINATION, SDVP_UNCONFIRMED),
    REQUEST_TEXT(SDVP_GET_FILE, get_file_request.file_name),
    {SDVP_GET_FILE, SDVP_RESPONSE, {AT(get_file_response.content), BYTES, AT(get_file_response.length), NULL}},
    REQUEST_TEXT(SDVP_SET_FILE, set_file_request.file_name),
    {SDVP_SET_FILE, SDVP_REQUEST, {AT(set_file_request.content), BYTES, AT(set_file_request.length), NULL}},
    REQUEST_TEXT(SDVP_DELETE_FILE, delete_file_request.file_name),
    REQUEST_TEXT(SDVP_GET_FILE_ATTRIBUTE_VALUES, get_file_attribute_values_request.path),
    REQUEST_TEXT(SDVP_GET_FILE_ATTRIBUTE_VALUES, get_file_attribute_values_request.continue_after),
    {SDVP_GET_FILE_ATTRIBUTE_VALUES, SDVP_RESPONSE,
        {AT(get_file_attribute_values_response.files), LIST, AT(get_file_attribute_values_response.count),
            &FILE_ENTRY_SHAPE}},
    {SDVP_ABORT, SDVP_UNCONFIRMED, {AT(abort.reason), TEXT, 0, NULL}},
};

/* Control blocks are the same structure in the answer of Get… and in the request of Set…. */
static const field_t RCB_FIELDS[] = {
    {AT(rcb.reference), TEXT, 0, NULL}, {AT(rcb.rpt_id), TEXT, 0, NULL}, {AT(rcb.dat_set), TEXT, 0, NULL},
    {AT(rcb.owner), TEXT, 0, NULL}};
static const field_t LCB_FIELDS[] = {
    {AT(lcb.reference), TEXT, 0, NULL}, {AT(lcb.dat_set), TEXT, 0, NULL}, {AT(lcb.log_ref), TEXT, 0, NULL}};
static const field_t REFUSAL_FIELDS[] = {{AT(refusal.detail), TEXT, 0, NULL}};

static bool copy_text(sdvp_arena_t *arena, const char **text)
{
    if (*text != NULL) {
        *text = sdvp_arena_text(arena, *text, strlen(*text));
        return *text != NULL;
    }
    return true;
}

/*
 * The pointer that lies at `place`, to `count` of `size`, becomes one to a copy; nothing stays nothing. Returns the copy in
 * `*copy`. By memcpy, since pointers of many types lie there.
 */
static bool copy_items(sdvp_arena_t *arena, void *place, size_t count, size_t size, void **copy)
{
    const void *items;
    memcpy(&items, place, sizeof items);
    *copy = NULL;
    if (items == NULL || count == 0) {
        return true;
    }
    *copy = count > SIZE_MAX / size ? NULL : sdvp_arena_alloc(arena, count * size);
    if (*copy == NULL) {
        return false;
    }
    memcpy(*copy, items, count * size);
    memcpy(place, copy, sizeof *copy);
    return true;
}

static bool copy_type(sdvp_arena_t *arena, sdvp_type_t *type)
{
    void *literals;
    void *members;
    size_t count = type->count;
    size_t member_count = type->code == SDVP_STRUCTURE ? count : type->code == SDVP_ARRAY ? 1 : 0;
    if (!copy_text(arena, &type->name)
        || !copy_items(arena, &type->literals, count, sizeof(sdvp_literal_t), &literals)
        || !copy_items(arena, &type->members, member_count, sizeof(sdvp_type_member_t), &members)) {
        return false;
    }
    for (size_t i = 0; literals != NULL && i < count; i++) {
        if (!copy_text(arena, &((sdvp_literal_t *)literals)[i].literal)) {
            return false;
        }
    }
    for (size_t i = 0; members != NULL && i < member_count; i++) {
        sdvp_type_member_t *member = &((sdvp_type_member_t *)members)[i];
        if (!copy_text(arena, &member->name) || !copy_type(arena, &member->type)) {
            return false;
        }
    }
    return true;
}

static bool copy_node(sdvp_arena_t *arena, sdvp_node_t *node)
{
    void *children;
    if (!copy_text(arena, &node->name) || !copy_text(arena, &node->cdc)
        || !copy_items(arena, &node->children, node->count, sizeof(sdvp_node_t), &children)) {
        return false;
    }
    for (size_t i = 0; children != NULL && i < node->count; i++) {
        if (!copy_node(arena, &((sdvp_node_t *)children)[i])) {
            return false;
        }
    }
    sdvp_value_t initial = node->initial;
    return node->cdc != NULL
        || (copy_type(arena, &node->type)
            && (!node->has_initial || sdvp_value_copy(arena, &initial, &node->initial) == SDVP_OK));
}

static bool copy_field(sdvp_arena_t *arena, void *base, const field_t *field);

static bool copy_list(sdvp_arena_t *arena, void *place, size_t count, const shape_t *element)
{
    void *copy;
    if (!copy_items(arena, place, count, element->size, &copy)) {
        return false;
    }
    for (size_t i = 0; copy != NULL && i < count; i++) {
        for (size_t k = 0; k < element->count; k++) {
            if (!copy_field(arena, (char *)copy + i * element->size, &element->fields[k])) {
                return false;
            }
        }
    }
    return true;
}

static bool copy_field(sdvp_arena_t *arena, void *base, const field_t *field)
{
    void *place = (char *)base + field->offset;
    size_t count = 0;
    void *copy;
    if (field->kind == BYTES || field->kind == LIST) {
        memcpy(&count, (char *)base + field->count, sizeof count);
    }
    switch (field->kind) {
    case TEXT:
        return copy_text(arena, place);
    case BYTES:
        return copy_items(arena, place, count, 1, &copy);
    case VALUE: {
        sdvp_value_t value = *(sdvp_value_t *)place;
        return sdvp_value_copy(arena, &value, place) == SDVP_OK;
    }
    case READ_RESULT: {
        sdvp_result_t *result = place;
        sdvp_value_t value = result->value;
        return result->error != SDVP_OK || sdvp_value_copy(arena, &value, &result->value) == SDVP_OK;
    }
    case LIST:
        return copy_list(arena, place, count, field->element);
    default:
        return copy_node(arena, place);
    }
}

static bool copy_fields(sdvp_arena_t *arena, sdvp_message_t *message, const field_t *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!copy_field(arena, message, &fields[i])) {
            return false;
        }
    }
    return true;
}

static bool copy_body(sdvp_arena_t *arena, sdvp_message_t *message)
{
    sdvp_service_t service = message->service;
    bool asks = message->pdu == SDVP_REQUEST;
    if (message->refused) {
        return copy_fields(arena, message, REFUSAL_FIELDS, COUNT(REFUSAL_FIELDS));
    }
    if (asks ? service == SDVP_SET_BRCB_VALUES || service == SDVP_SET_URCB_VALUES
             : service == SDVP_GET_BRCB_VALUES || service == SDVP_GET_URCB_VALUES) {
        return copy_fields(arena, message, RCB_FIELDS, COUNT(RCB_FIELDS));
    }
    if (service == (asks ? SDVP_SET_LCB_VALUES : SDVP_GET_LCB_VALUES)) {
        return copy_fields(arena, message, LCB_FIELDS, COUNT(LCB_FIELDS));
    }
    for (size_t i = 0; i < COUNT(FIELDS); i++) {
        if (FIELDS[i].service == service && FIELDS[i].pdu == message->pdu
            && !copy_field(arena, message, &FIELDS[i].field)) {
            return false;
        }
    }
    return true;
}

sdvp_error_t sdvp_message_copy(sdvp_arena_t *arena, const sdvp_message_t *from, sdvp_message_t *to)
{
    *to = *from;
    return copy_text(arena, &to->association_id) && copy_body(arena, to) ? SDVP_OK : SDVP_NO_MEMORY;
}
