#include "wire/rpc_refusal.h"

#include <string.h>

#include "wire/xml.h"

void sdvp_rpc_refusal_text(sdvp_text_t *text, const sdvp_message_t *message)
{
    const sdvp_refusal_t *refusal = &message->is.refusal;
    const char *cause = sdvp_add_cause_name(refusal->add_cause);
    sdvp_span_t detail = sdvp_remark(refusal->detail);
    sdvp_text_add(text, sdvp_service_name(message->service));
    sdvp_text_char(text, ' ');
    sdvp_text_add(text, message->association_id == NULL ? "" : message->association_id);
    sdvp_text_char(text, '/');
    sdvp_text_number(text, message->invoke_id);
    sdvp_text_add(text, ": ");
    sdvp_text_add(text, sdvp_error_name(refusal->error));
    sdvp_text_add(text, cause == NULL ? "" : ", ");
    sdvp_text_add(text, cause == NULL ? "" : cause);
    if (detail.length > 0) {
        sdvp_text_add(text, ": ");
        sdvp_text_carryable(text, detail.at, detail.length);
    }
}

/* Takes characters of a set, `least` of them or more. */
static bool take(const char **at, const char *set, size_t least, sdvp_span_t *to)
{
    *to = (sdvp_span_t){*at, strspn(*at, set)};
    *at += to->length;
    return to->length >= least;
}

static bool skip(const char **at, const char *mark)
{
    bool here = strncmp(*at, mark, strlen(mark)) == 0;
    *at += here ? strlen(mark) : 0;
    return here;
}

static bool add_text(sdvp_arena_t *arena, sdvp_tree_t *parent, const char *name, sdvp_span_t text)
{
    sdvp_tree_t *node = sdvp_tree_add(arena, parent, SDVP_TREE_TEXT, name);
    const char *copy = node == NULL ? NULL : sdvp_arena_text(arena, text.at, text.length);
    if (copy != NULL) {
        node->is.text = (sdvp_span_t){copy, text.length};
    }
    return copy != NULL;
}

#define SMALL "abcdefghijklmnopqrstuvwxyz"
#define CAPITAL "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGIT "0123456789"

/* The parts of the text, in their order; what is not there has no characters. */
typedef struct parts {
    sdvp_span_t service;
    sdvp_span_t association;
    sdvp_span_t invoke_id;
    sdvp_span_t error;
    sdvp_span_t cause;
    sdvp_span_t detail;
} parts_t;

static bool cut(const char *at, parts_t *to)
{
    *to = (parts_t){0};
    bool good = take(&at, SMALL CAPITAL, 1, &to->service) && skip(&at, " ")
                && take(&at, SMALL CAPITAL DIGIT "-", 0, &to->association) && skip(&at, "/")
                && take(&at, DIGIT, 1, &to->invoke_id) && skip(&at, ": ") && take(&at, SMALL "-", 1, &to->error);
    if (good && skip(&at, ", ")) {
        good = take(&at, SMALL DIGIT "-", 1, &to->cause);
    }
    bool has_detail = good && skip(&at, ": ");
    to->detail = sdvp_span(has_detail ? at : "");
    return good && (has_detail || *at == '\0');
}

sdvp_error_t sdvp_rpc_refusal_read(sdvp_arena_t *arena, sdvp_span_t text, sdvp_tree_t **to)
{
    parts_t parts;
    if (strlen(text.at) != text.length || !cut(text.at, &parts)) {
        return SDVP_BAD_VALUE;
    }
    sdvp_tree_t *message = sdvp_tree_add(arena, NULL, SDVP_TREE_FIELDS, NULL);
    sdvp_tree_t *refusal = message == NULL ? NULL : sdvp_tree_add(arena, message, SDVP_TREE_FIELDS, "refusal");
    bool good = refusal != NULL && add_text(arena, message, "service", parts.service)
                && add_text(arena, message, "invokeId", parts.invoke_id)
                && (parts.association.length == 0 || add_text(arena, message, "associationId", parts.association))
                && add_text(arena, refusal, "error", parts.error)
                && (parts.cause.length == 0 || add_text(arena, refusal, "addCause", parts.cause))
                && add_text(arena, refusal, "detail", parts.detail);
    *to = message;
    return good ? SDVP_OK : SDVP_NO_MEMORY;
}
