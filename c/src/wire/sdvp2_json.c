/* Messages of SDVP2 as JSON: vectors/README.md. */
#include <string.h>

#include "base/arena.h"
#include "base/read.h"
#include "wire/sdvp2.h"

static const char *const KINDS[SDVP_SDVP2_KINDS] = {
    "Identifiers", "TypeDescription", "ListOfAccessResult", "Unknown", "WriteResult", "Watchdog", "ServiceError", "MethodError",
};

static void put(sdvp_text_t *text, const char *name, const char *value)
{
    sdvp_text_char(text, ',');
    sdvp_json_put_string(text, sdvp_span(name));
    sdvp_text_char(text, ':');
    sdvp_json_put_string(text, sdvp_span(value));
}

static void put_time(sdvp_text_t *text, const char *name, int64_t seconds)
{
    char room[40];
    sdvp_text_t time = sdvp_text_fixed(room, sizeof room);
    sdvp_sdvp2_text_time(&time, seconds);
    put(text, name, room);
}

static void put_number(sdvp_text_t *text, const char *name, int64_t number)
{
    char room[24];
    sdvp_text_t digits = sdvp_text_fixed(room, sizeof room);
    sdvp_text_number(&digits, number);
    put(text, name, room);
}

static void put_value(sdvp_text_t *text, const sdvp_tree_leaf_t *value)
{
    switch (value->kind) {
    case SDVP_TREE_WHOLE:
        put(text, "type", "int");
        put_number(text, "value", value->whole);
        break;
    case SDVP_TREE_TRUTH:
        put(text, "type", "boolean");
        put(text, "value", value->truth ? "1" : "0");
        break;
    default:
        put(text, "type", value->kind == SDVP_TREE_REAL ? "double" : "string");
        put(text, "value", value->text.at);
    }
}

void sdvp_sdvp2_call_to_json(sdvp_text_t *text, const sdvp_sdvp2_call_t *call)
{
    sdvp_text_add(text, "{\"pdu\":\"request\"");
    put(text, "method", sdvp_sdvp2_method_name(call->method));
    if (call->method == SDVP_SDVP2_GET_NAME_LIST) {
        put(text, "objectClass", call->reference);
        put(text, "objectScope", call->object_scope);
        put(text, "domainName", call->domain_name);
        put(text, "continueAfter", call->continue_after);
    } else if (call->method != SDVP_SDVP2_WATCHDOG) {
        put(text, "reference", call->reference);
    }
    if (call->method == SDVP_SDVP2_WRITE) {
        put_value(text, &call->value);
        if (call->has_activation) {
            put_time(text, "activation", call->activation);
        }
    }
    sdvp_text_char(text, '}');
}

static void put_names(sdvp_text_t *text, const char *name, const sdvp_names_t *names)
{
    sdvp_text_char(text, ',');
    sdvp_json_put_string(text, sdvp_span(name));
    sdvp_text_add(text, ":[");
    for (size_t i = 0; i < names->count; i++) {
        sdvp_text_add(text, i == 0 ? "" : ",");
        sdvp_json_put_string(text, sdvp_span(names->items[i]));
    }
    sdvp_text_char(text, ']');
}

void sdvp_sdvp2_answer_to_json(sdvp_text_t *text, const sdvp_sdvp2_answer_t *answer)
{
    sdvp_text_add(text, "{\"pdu\":\"response\"");
    put(text, "answer", KINDS[answer->kind]);
    switch (answer->kind) {
    case SDVP_SDVP2_NAME_LIST:
        put_names(text, "identifiers", &answer->names);
        put(text, "moreFollows", answer->truth ? "true" : "false");
        break;
    case SDVP_SDVP2_TYPE_DESCRIPTION:
        put_names(text, "children", &answer->names);
        break;
    case SDVP_SDVP2_VALUE:
        put(text, "reference", answer->reference);
        put(text, "value", answer->text);
        put_time(text, "time", answer->time);
        break;
    case SDVP_SDVP2_WRITE_RESULT:
        put(text, "done", answer->truth ? "true" : "false");
        break;
    case SDVP_SDVP2_COUNT:
        put_number(text, "count", answer->count);
        break;
    case SDVP_SDVP2_REFUSED:
        put(text, "error", answer->error == SDVP_OK ? "no-error" : sdvp_error_name(answer->error));
        break;
    case SDVP_SDVP2_METHOD_ERROR:
        put(text, "text", answer->text);
        break;
    default:
        break;
    }
    sdvp_text_char(text, '}');
}

/* A reader of the members of one structure; the first fault stays. */
typedef struct reader {
    const sdvp_tree_t *tree;
    sdvp_arena_t *arena;
    sdvp_fault_t *fault;
    sdvp_error_t error;
} reader_t;

static void refuse(reader_t *in, sdvp_error_t error, const char *name, const char *expected)
{
    if (in->error == SDVP_OK) {
        in->error = sdvp_fault_set(in->fault, error, "expected %s as %s", expected, name);
        strcpy(in->fault->path, name); /* one of this file's names */
    }
}

static const sdvp_tree_t *member(reader_t *in, const char *name)
{
    const sdvp_tree_t *found = in->tree->is.kind == SDVP_TREE_FIELDS ? sdvp_tree_find(in->tree, name) : NULL;
    if (found == NULL) {
        refuse(in, SDVP_MISSING, name, "a member");
    }
    return found;
}

/* Never NULL. */
static const char *text_of(reader_t *in, const char *name)
{
    const sdvp_tree_t *found = member(in, name);
    bool good = found != NULL && found->is.kind == SDVP_TREE_TEXT && strlen(found->is.text.at) == found->is.text.length;
    if (!good) {
        refuse(in, SDVP_BAD_VALUE, name, "a text");
    }
    return good ? found->is.text.at : "";
}

static bool truth_of(reader_t *in, const char *name)
{
    const char *text = text_of(in, name);
    bool truth = strcmp(text, "true") == 0;
    if (!truth && strcmp(text, "false") != 0) {
        refuse(in, SDVP_BAD_VALUE, name, "true or false");
    }
    return truth;
}

static int64_t time_of(reader_t *in, const char *name)
{
    int64_t seconds = 0;
    if (!sdvp_sdvp2_read_time(text_of(in, name), &seconds)) {
        refuse(in, SDVP_BAD_VALUE, name, "a time such as 2026-11-23T05:59:52Z");
    }
    return seconds;
}

static int32_t number_of(reader_t *in, const char *name)
{
    int32_t number = 0;
    if (!sdvp_sdvp2_read_number(text_of(in, name), &number)) {
        refuse(in, SDVP_BAD_VALUE, name, "a number of 32 bits");
    }
    return number;
}

static sdvp_names_t texts_of(reader_t *in, const char *name)
{
    const sdvp_tree_t *list = member(in, name);
    bool good = list != NULL && list->is.kind == SDVP_TREE_ITEMS;
    const char **items = good ? sdvp_arena_items(in->arena, list->count, sizeof *items) : NULL;
    sdvp_names_t names = {items, 0};
    for (const sdvp_tree_t *each = items != NULL ? list->first : NULL; each != NULL; each = each->next) {
        good = good && each->is.kind == SDVP_TREE_TEXT && strlen(each->is.text.at) == each->is.text.length;
        items[names.count++] = each->is.text.at;
    }
    if (!good || items == NULL) {
        refuse(in, good ? SDVP_NO_MEMORY : SDVP_BAD_VALUE, name, "a list of texts");
    }
    return names;
}

static sdvp_error_t error_of(reader_t *in, const char *name)
{
    const char *text = text_of(in, name);
    for (int i = 1; i <= SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT; i++) {
        if (strcmp(sdvp_error_name((sdvp_error_t)i), text) == 0) {
            return (sdvp_error_t)i;
        }
    }
    if (strcmp(text, "no-error") != 0) {
        refuse(in, SDVP_BAD_VALUE, name, "the name of an error");
    }
    return SDVP_OK;
}

/* Whether a text is -?digits(.digits)?(e[+-]?digits)?, of any length. */
static bool is_decimal(const char *text)
{
    static const char DIGITS[] = "0123456789";
    const char *at = text + (*text == '-' ? 1 : 0);
    size_t count = strspn(at, DIGITS);
    bool good = count > 0;
    at += count;
    if (good && *at == '.') {
        count = strspn(++at, DIGITS);
        good = count > 0;
        at += count;
    }
    if (good && (*at == 'e' || *at == 'E')) {
        at += at[1] == '+' || at[1] == '-' ? 2 : 1;
        count = strspn(at, DIGITS);
        good = count > 0;
        at += count;
    }
    return good && *at == '\0';
}

static sdvp_tree_leaf_t value_of(reader_t *in)
{
    const char *type = text_of(in, "type");
    sdvp_tree_leaf_t leaf = {.kind = SDVP_TREE_TEXT, .text = {"", 0}};
    sdvp_tree_leaf_t canonical = leaf;
    if (strcmp(type, "int") == 0) {
        leaf.kind = SDVP_TREE_WHOLE;
        leaf.whole = number_of(in, "value");
    } else if (strcmp(type, "boolean") == 0) {
        const char *text = text_of(in, "value");
        leaf.kind = SDVP_TREE_TRUTH;
        leaf.truth = strcmp(text, "1") == 0;
        if (!leaf.truth && strcmp(text, "0") != 0) {
            refuse(in, SDVP_BAD_VALUE, "value", "1 or 0");
        }
    } else if (strcmp(type, "double") == 0) {
        leaf.kind = SDVP_TREE_REAL;
        leaf.text = sdvp_span(text_of(in, "value"));
        if (!is_decimal(leaf.text.at)) {
            refuse(in, SDVP_BAD_VALUE, "value", "a number such as -12.5");
        }
    } else if (strcmp(type, "string") == 0) {
        leaf.text = sdvp_span(text_of(in, "value"));
    } else {
        refuse(in, SDVP_BAD_VALUE, "type", "string, int, boolean or double");
    }
    if (!sdvp_sdvp2_canonical(in->arena, &leaf, &canonical)) {
        refuse(in, SDVP_NO_MEMORY, "value", "room");
    }
    return canonical;
}

static void read_call(reader_t *in, sdvp_sdvp2_call_t *call)
{
    *call = (sdvp_sdvp2_call_t){.method = sdvp_sdvp2_method_of(text_of(in, "method"))};
    switch (call->method) {
    case SDVP_SDVP2_GET_NAME_LIST:
        call->reference = text_of(in, "objectClass");
        call->object_scope = text_of(in, "objectScope");
        call->domain_name = text_of(in, "domainName");
        call->continue_after = text_of(in, "continueAfter");
        break;
    case SDVP_SDVP2_WATCHDOG:
        break;
    case SDVP_SDVP2_METHODS:
        refuse(in, SDVP_BAD_VALUE, "method", "a method such as Read");
        break;
    default:
        call->reference = text_of(in, "reference");
    }
    if (call->method == SDVP_SDVP2_WRITE) {
        call->value = value_of(in);
        call->has_activation = in->error == SDVP_OK && sdvp_tree_find(in->tree, "activation") != NULL;
        call->activation = call->has_activation ? time_of(in, "activation") : 0;
    }
}

static void read_answer(reader_t *in, sdvp_sdvp2_answer_t *answer)
{
    const char *name = text_of(in, "answer");
    size_t kind = 0;
    while (kind < SDVP_SDVP2_KINDS && strcmp(KINDS[kind], name) != 0) {
        kind++;
    }
    *answer = (sdvp_sdvp2_answer_t){.kind = (sdvp_sdvp2_kind_t)kind};
    switch (answer->kind) {
    case SDVP_SDVP2_NAME_LIST:
        answer->names = texts_of(in, "identifiers");
        answer->truth = truth_of(in, "moreFollows");
        break;
    case SDVP_SDVP2_TYPE_DESCRIPTION:
        answer->names = texts_of(in, "children");
        break;
    case SDVP_SDVP2_VALUE:
        answer->reference = text_of(in, "reference");
        answer->text = text_of(in, "value");
        answer->time = time_of(in, "time");
        break;
    case SDVP_SDVP2_UNKNOWN:
        break;
    case SDVP_SDVP2_WRITE_RESULT:
        answer->truth = truth_of(in, "done");
        break;
    case SDVP_SDVP2_COUNT:
        answer->count = number_of(in, "count");
        break;
    case SDVP_SDVP2_REFUSED:
        answer->error = error_of(in, "error");
        break;
    case SDVP_SDVP2_METHOD_ERROR:
        answer->text = text_of(in, "text");
        break;
    case SDVP_SDVP2_KINDS:
        refuse(in, SDVP_BAD_VALUE, "answer", "an answer such as WriteResult");
        break;
    }
}

sdvp_error_t sdvp_sdvp2_from_json(
    const sdvp_tree_t *tree, sdvp_arena_t *arena, bool *is_call, sdvp_sdvp2_call_t *call, sdvp_sdvp2_answer_t *answer,
    sdvp_fault_t *fault)
{
    reader_t in = {tree, arena, fault, SDVP_OK};
    const char *pdu = text_of(&in, "pdu");
    *is_call = strcmp(pdu, "request") == 0;
    if (*is_call) {
        read_call(&in, call);
    } else if (strcmp(pdu, "response") == 0) {
        read_answer(&in, answer);
    } else {
        refuse(&in, SDVP_BAD_VALUE, "pdu", "request or response");
    }
    return in.error;
}
