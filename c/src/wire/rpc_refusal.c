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

/* Takes characters of a set, `least` of them or more; NULL-ended copy. */
static bool take(sdvp_arena_t *arena, const char **at, const char *set, size_t least, const char **to)
{
    size_t length = strspn(*at, set);
    *to = sdvp_arena_text(arena, *at, length);
    *at += length;
    return *to != NULL && length >= least;
}

static bool skip(const char **at, const char *mark)
{
    bool here = strncmp(*at, mark, strlen(mark)) == 0;
    *at += here ? strlen(mark) : 0;
    return here;
}

static bool add_text(sdvp_arena_t *arena, sdvp_tree_t *parent, const char *name, const char *text)
{
    sdvp_tree_t *node = sdvp_tree_add(arena, parent, SDVP_TREE_TEXT, name);
    if (node == NULL) {
        return false;
    }
    node->is.text = sdvp_span(text);
    return true;
}

#define SMALL "abcdefghijklmnopqrstuvwxyz"
#define CAPITAL "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGIT "0123456789"

/* The parts of the text, in their order. */
typedef struct parts {
    const char *service;
    const char *association;
    const char *invoke_id;
    const char *error;
    const char *cause;
    const char *detail;
} parts_t;

static bool cut(sdvp_arena_t *arena, const char *at, parts_t *to)
{
    bool good = take(arena, &at, SMALL CAPITAL, 1, &to->service) && skip(&at, " ")
                && take(arena, &at, SMALL CAPITAL DIGIT "-", 0, &to->association) && skip(&at, "/")
                && take(arena, &at, DIGIT, 1, &to->invoke_id) && skip(&at, ": ") && take(arena, &at, SMALL "-", 1, &to->error);
    if (good && skip(&at, ", ")) {
        good = take(arena, &at, SMALL DIGIT "-", 1, &to->cause);
    }
    to->detail = good && skip(&at, ": ") ? at : "";
    return good && (*to->detail != '\0' || *at == '\0');
}

sdvp_error_t sdvp_rpc_refusal_read(sdvp_arena_t *arena, sdvp_span_t text, sdvp_tree_t **to)
{
    parts_t parts = {0};
    if (strlen(text.at) != text.length || !cut(arena, text.at, &parts)) {
        return SDVP_BAD_VALUE;
    }
    sdvp_tree_t *message = sdvp_tree_add(arena, NULL, SDVP_TREE_FIELDS, NULL);
    sdvp_tree_t *refusal = message == NULL ? NULL : sdvp_tree_add(arena, message, SDVP_TREE_FIELDS, "refusal");
    bool good = refusal != NULL && add_text(arena, message, "service", parts.service)
                && add_text(arena, message, "invokeId", parts.invoke_id)
                && (*parts.association == '\0' || add_text(arena, message, "associationId", parts.association))
                && add_text(arena, refusal, "error", parts.error)
                && (parts.cause == NULL || add_text(arena, refusal, "addCause", parts.cause))
                && add_text(arena, refusal, "detail", parts.detail);
    *to = message;
    return good ? SDVP_OK : SDVP_NO_MEMORY;
}
