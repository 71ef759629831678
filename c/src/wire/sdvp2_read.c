#include <string.h>

#include "base/arena.h"
#include "wire/rpc_value.h"
#include "wire/sdvp2.h"

/* The members of a param, and where they stand. */
typedef struct members {
    sdvp_arena_t *arena;
    sdvp_fault_t *fault;
    const sdvp_xml_t *where;
    sdvp_tree_t *tree;
} members_t;

static sdvp_error_t bad(const members_t *in, const char *expected, const char *name)
{
    return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, in->where, NULL, "expected %s as %s", expected, name);
}

static sdvp_error_t no_memory(const members_t *in)
{
    return sdvp_xml_fault(in->fault, SDVP_NO_MEMORY, in->where, NULL, "no memory for a message");
}

static sdvp_error_t open_members(members_t *in)
{
    sdvp_error_t error = sdvp_rpc_take_value(in->arena, in->where, true, &in->tree, in->fault);
    if (error == SDVP_OK && in->tree->is.kind != SDVP_TREE_FIELDS) {
        return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, in->where, NULL, "expected a struct as param");
    }
    return error;
}

static sdvp_error_t get(const members_t *in, const char *name, const sdvp_tree_t **to)
{
    *to = sdvp_tree_find(in->tree, name);
    return *to != NULL ? SDVP_OK
                       : sdvp_xml_fault(
                           in->fault, SDVP_MISSING, in->where, NULL, "expected the member %s, but there is none", name);
}

static sdvp_error_t take_text(const members_t *in, const char *name, bool maybe, const char **to)
{
    const sdvp_tree_t *member = NULL;
    *to = "";
    if (maybe && sdvp_tree_find(in->tree, name) == NULL) {
        return SDVP_OK;
    }
    sdvp_error_t error = get(in, name, &member);
    if (error == SDVP_OK && member->is.kind != SDVP_TREE_TEXT) {
        return bad(in, "a string", name);
    }
    *to = error == SDVP_OK ? sdvp_sdvp2_clean(in->arena, member->is.text) : "";
    return *to == NULL ? no_memory(in) : error;
}

static sdvp_error_t take_truth(const members_t *in, const char *name, bool *to)
{
    const sdvp_tree_t *member = NULL;
    sdvp_error_t error = get(in, name, &member);
    if (error == SDVP_OK && member->is.kind != SDVP_TREE_TRUTH) {
        return bad(in, "a boolean", name);
    }
    *to = error == SDVP_OK && member->is.truth;
    return error;
}

static sdvp_error_t take_list(const members_t *in, const char *name, const sdvp_tree_t **to)
{
    sdvp_error_t error = get(in, name, to);
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): without the member there is an error */
    return error == SDVP_OK && (*to)->is.kind != SDVP_TREE_ITEMS ? bad(in, "an array", name) : error;
}

static sdvp_error_t take_texts(const members_t *in, const char *name, sdvp_names_t *to)
{
    const sdvp_tree_t *list = NULL;
    sdvp_error_t error = take_list(in, name, &list);
    const char **items = error == SDVP_OK ? sdvp_arena_items(in->arena, list->count, sizeof *items) : NULL;
    if (error == SDVP_OK && items == NULL) {
        return no_memory(in);
    }
    *to = (sdvp_names_t){items, 0};
    for (const sdvp_tree_t *each = error == SDVP_OK ? list->first : NULL; each != NULL; each = each->next) {
        if (each->is.kind != SDVP_TREE_TEXT) {
            return bad(in, "strings", name);
        }
        items[to->count] = sdvp_sdvp2_clean(in->arena, each->is.text);
        if (items[to->count++] == NULL) {
            return no_memory(in);
        }
    }
    return error;
}

static sdvp_error_t take_time(const members_t *in, const sdvp_tree_t *item, int64_t *to)
{
    const char *text = sdvp_sdvp2_leaf_text(in->arena, &item->is);
    return text != NULL && sdvp_sdvp2_read_time(text, to) ? SDVP_OK
                                                          : bad(in, "a time such as 2026-11-23T05:59:52Z", "time");
}

/* <query> of this namespace with a child; NULL with a fault for what is none. */
static const sdvp_xml_t *open_query(const sdvp_xml_t *payload, const char *name, bool *is_error, sdvp_fault_t *fault)
{
    if (strcmp(payload->space, SDVP_RPC_SPACE) != 0 || strcmp(payload->name, "query") != 0) {
        sdvp_xml_fault(
            fault, SDVP_UNEXPECTED_ELEMENT, payload, NULL, "expected <query> in the namespace %s, but got <%.40s>",
            SDVP_RPC_SPACE, payload->name);
        return NULL;
    }
    sdvp_element_t query = sdvp_element(payload, fault);
    if (is_error != NULL) {
        const sdvp_xml_attribute_t *type = sdvp_element_attribute(&query, "type");
        *is_error = type != NULL && strcmp(type->value, "error") == 0;
    }
    const sdvp_xml_t *inner = sdvp_element_next(&query, name);
    return inner != NULL && sdvp_element_end(&query) == SDVP_OK ? inner : NULL;
}

/* The <value> of the one <param>; NULL with a fault. */
static const sdvp_xml_t *param_of(const sdvp_xml_t *xml, sdvp_fault_t *fault)
{
    sdvp_element_t params = sdvp_element(xml, fault);
    const sdvp_xml_t *inner = sdvp_element_next(&params, "param");
    if (inner == NULL) {
        return NULL;
    }
    sdvp_element_t param = sdvp_element(inner, fault);
    const sdvp_xml_t *value = sdvp_element_next(&param, "value");
    bool good = value != NULL && sdvp_element_end(&param) == SDVP_OK && sdvp_element_end(&params) == SDVP_OK;
    return good ? value : NULL;
}

static sdvp_error_t take_write(const members_t *in, sdvp_sdvp2_call_t *call)
{
    const sdvp_tree_t *data = NULL;
    sdvp_error_t error = take_list(in, "ListOfData", &data);
    if (error == SDVP_OK && (data->count < 1 || data->count > 2)) {
        return bad(in, "one or two data", "ListOfData");
    }
    error = error == SDVP_OK ? take_text(in, "VariableAccessSpecification", false, &call->reference) : error;
    if (error == SDVP_OK && data->count == 2) {
        call->has_activation = true;
        error = take_time(in, data->last, &call->activation);
    }
    if (error == SDVP_OK && !sdvp_sdvp2_canonical(in->arena, &data->first->is, &call->value)) {
        return bad(in, "a string, int, boolean or double", "ListOfData");
    }
    return error;
}

static sdvp_error_t take_names(const members_t *in, sdvp_sdvp2_call_t *call)
{
    sdvp_error_t error = take_text(in, "ObjectClass", false, &call->reference);
    error = error == SDVP_OK ? take_text(in, "ObjectScope", true, &call->object_scope) : error;
    error = error == SDVP_OK ? take_text(in, "DomainName", true, &call->domain_name) : error;
    return error == SDVP_OK ? take_text(in, "ContinueAfter", true, &call->continue_after) : error;
}

static sdvp_error_t take_call(members_t *in, const sdvp_xml_t *params, sdvp_sdvp2_call_t *call)
{
    in->where = param_of(params, in->fault);
    sdvp_error_t error = in->where == NULL ? in->fault->error : open_members(in);
    if (error != SDVP_OK) {
        return error;
    }
    switch (call->method) {
    case SDVP_SDVP2_GET_NAME_LIST:
        return take_names(in, call);
    case SDVP_SDVP2_GET_VARIABLE_ACCESS_ATTRIBUTES:
        return take_text(in, "Name", false, &call->reference);
    case SDVP_SDVP2_READ:
        return take_text(in, "VariableAccessSpecification", false, &call->reference);
    default:
        return take_write(in, call);
    }
}

/* Clients send an empty list of params or none at all. */
static sdvp_error_t take_watchdog(sdvp_element_t *call)
{
    if (!sdvp_element_has_next(call)) {
        return SDVP_OK;
    }
    const sdvp_xml_t *params = sdvp_element_next(call, "params");
    if (params == NULL) {
        return call->fault->error;
    }
    sdvp_element_t empty = sdvp_element(params, call->fault);
    return sdvp_element_end(&empty);
}

sdvp_error_t sdvp_sdvp2_read_call(
    const sdvp_xml_t *payload, sdvp_arena_t *arena, sdvp_sdvp2_call_t *call, sdvp_fault_t *fault)
{
    members_t in = {.arena = arena, .fault = fault};
    const sdvp_xml_t *inner = open_query(payload, "methodCall", NULL, fault);
    if (inner == NULL) {
        return fault->error;
    }
    sdvp_element_t element = sdvp_element(inner, fault);
    const sdvp_xml_t *name = sdvp_element_next(&element, "methodName");
    if (name == NULL || sdvp_element_leaf(name, fault) != SDVP_OK) {
        return fault->error;
    }
    *call = (sdvp_sdvp2_call_t){.method = sdvp_sdvp2_method_of(name->text)};
    if (call->method == SDVP_SDVP2_METHODS) {
        return sdvp_xml_fault(
            fault, SDVP_UNEXPECTED_ELEMENT, name, NULL, "expected a method such as Read, but got \"%.40s\"", name->text);
    }
    sdvp_error_t error = SDVP_OK;
    if (call->method == SDVP_SDVP2_WATCHDOG) {
        error = take_watchdog(&element);
    } else {
        const sdvp_xml_t *params = sdvp_element_next(&element, "params");
        error = params == NULL ? fault->error : take_call(&in, params, call);
    }
    return error == SDVP_OK ? sdvp_element_end(&element) : error;
}

static sdvp_error_t take_access_result(const members_t *in, sdvp_sdvp2_answer_t *answer)
{
    const sdvp_tree_t *parts = NULL;
    sdvp_error_t error = take_list(in, "ListOfAccessResult", &parts);
    if (error != SDVP_OK) {
        return error;
    }
    if (parts->count == 1 && parts->first->is.kind == SDVP_TREE_TRUTH && !parts->first->is.truth) {
        answer->kind = SDVP_SDVP2_UNKNOWN;
        return SDVP_OK;
    }
    if (parts->count != 3) {
        return bad(in, "reference, value and time, or one boolean 0", "ListOfAccessResult");
    }
    answer->kind = SDVP_SDVP2_VALUE;
    answer->reference = sdvp_sdvp2_leaf_text(in->arena, &parts->first->is);
    answer->text = sdvp_sdvp2_leaf_text(in->arena, &parts->first->next->is);
    if (answer->reference == NULL || answer->text == NULL) {
        return bad(in, "a string, int, boolean or double", "ListOfAccessResult");
    }
    return take_time(in, parts->last, &answer->time);
}

/* Numbers of errors begin with 0, instance-not-available, and end with 12, no-error. */
static sdvp_error_t take_error(const members_t *in, sdvp_sdvp2_answer_t *answer)
{
    const sdvp_tree_t *number = NULL;
    sdvp_error_t error = get(in, "ServiceErrorEnum", &number);
    answer->kind = SDVP_SDVP2_REFUSED;
    if (error == SDVP_OK && (number->is.kind != SDVP_TREE_WHOLE || number->is.whole < 0 || number->is.whole > 12)) {
        return bad(in, "an i4 from 0 to 12", "ServiceErrorEnum");
    }
    answer->error = error == SDVP_OK ? (sdvp_error_t)((number->is.whole + 1) % 13) : SDVP_OK;
    return error;
}

static sdvp_error_t take_answer(members_t *in, sdvp_sdvp2_answer_t *answer)
{
    sdvp_error_t error = open_members(in);
    if (error != SDVP_OK) {
        return error;
    }
    if (sdvp_tree_find(in->tree, "Identifiers") != NULL) {
        answer->kind = SDVP_SDVP2_NAME_LIST;
        error = take_texts(in, "Identifiers", &answer->names);
        return error == SDVP_OK ? take_truth(in, "MoreFollows", &answer->truth) : error;
    }
    if (sdvp_tree_find(in->tree, "TypeDescription") != NULL) {
        answer->kind = SDVP_SDVP2_TYPE_DESCRIPTION;
        return take_texts(in, "TypeDescription", &answer->names);
    }
    if (sdvp_tree_find(in->tree, "ListOfAccessResult") != NULL) {
        return take_access_result(in, answer);
    }
    if (sdvp_tree_find(in->tree, "WriteResult") != NULL) {
        answer->kind = SDVP_SDVP2_WRITE_RESULT;
        return take_truth(in, "WriteResult", &answer->truth);
    }
    return take_error(in, answer);
}

static sdvp_error_t take_method_error(const members_t *in, sdvp_sdvp2_answer_t *answer)
{
    sdvp_tree_t *tree = NULL;
    sdvp_error_t error = sdvp_rpc_take_value(in->arena, in->where, true, &tree, in->fault);
    answer->kind = SDVP_SDVP2_METHOD_ERROR;
    if (error == SDVP_OK && tree->is.kind != SDVP_TREE_TEXT) {
        return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, in->where, NULL, "expected a string that says what is wrong");
    }
    answer->text = error == SDVP_OK ? sdvp_sdvp2_clean(in->arena, tree->is.text) : "";
    return answer->text == NULL ? no_memory(in) : error;
}

static sdvp_error_t take_count(const sdvp_xml_t *xml, sdvp_sdvp2_answer_t *answer, sdvp_fault_t *fault)
{
    sdvp_error_t error = sdvp_element_leaf(xml, fault);
    answer->kind = SDVP_SDVP2_COUNT;
    return error != SDVP_OK || sdvp_sdvp2_read_number(xml->text, &answer->count)
               ? error
               : sdvp_xml_fault(
                   fault, SDVP_BAD_VALUE, xml, NULL, "expected a number of 32 bits, but got \"%.40s\"", xml->text);
}

sdvp_error_t sdvp_sdvp2_read_answer(
    const sdvp_xml_t *payload, sdvp_arena_t *arena, sdvp_sdvp2_answer_t *answer, sdvp_fault_t *fault)
{
    members_t in = {.arena = arena, .fault = fault};
    bool is_error = false;
    const sdvp_xml_t *inner = open_query(payload, NULL, &is_error, fault);
    *answer = (sdvp_sdvp2_answer_t){0};
    if (inner == NULL) {
        return fault->error;
    }
    if (strcmp(inner->name, "watchdog") == 0 && !is_error) {
        return take_count(inner, answer, fault);
    }
    if (strcmp(inner->name, "methodResponse") != 0) {
        return sdvp_xml_fault(
            fault, SDVP_UNEXPECTED_ELEMENT, inner, NULL, "expected <methodResponse> or <watchdog>, but got <%.40s>",
            inner->name);
    }
    sdvp_element_t response = sdvp_element(inner, fault);
    const sdvp_xml_t *params = sdvp_element_next(&response, "params");
    in.where = params == NULL ? NULL : param_of(params, fault);
    if (in.where == NULL || sdvp_element_end(&response) != SDVP_OK) {
        return fault->error;
    }
    return is_error ? take_method_error(&in, answer) : take_answer(&in, answer);
}
