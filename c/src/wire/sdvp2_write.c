#include <string.h>

#include "wire/rpc_value.h"
#include "wire/sdvp2.h"

/* Boxes take no base64: a carriage return becomes a line feed, and what XML cannot carry is replaced by the writer. */
static void put_text_value(sdvp_xml_writer_t *out, const char *text)
{
    sdvp_xml_write_start(out, "value", NULL);
    sdvp_xml_write_start(out, "string", NULL);
    while (text != NULL && *text != '\0') {
        size_t length = strcspn(text, "\r");
        sdvp_xml_write_text(out, text, length);
        text += length;
        if (*text == '\r') {
            sdvp_xml_write_text(out, "\n", 1);
            text++;
        }
    }
    sdvp_xml_write_end(out, "string");
    sdvp_xml_write_end(out, "value");
}

static void put_truth_value(sdvp_xml_writer_t *out, bool truth)
{
    sdvp_tree_leaf_t leaf = {.kind = SDVP_TREE_TRUTH, .truth = truth};
    sdvp_rpc_put_leaf(out, &leaf);
}

static void put_time_value(sdvp_xml_writer_t *out, int64_t seconds)
{
    sdvp_xml_write_start(out, "value", NULL);
    sdvp_xml_write_start(out, "dateTime.iso8601", NULL);
    sdvp_xml_open_text(out);
    sdvp_sdvp2_text_time(out->text, seconds);
    sdvp_xml_write_end(out, "dateTime.iso8601");
    sdvp_xml_write_end(out, "value");
}

static void open_member(sdvp_xml_writer_t *out, const char *name)
{
    sdvp_xml_write_start(out, "member", NULL);
    sdvp_xml_write_leaf(out, "name", name);
}

static void put_text(sdvp_xml_writer_t *out, const char *name, const char *text)
{
    open_member(out, name);
    put_text_value(out, text);
    sdvp_xml_write_end(out, "member");
}

static void put_truth(sdvp_xml_writer_t *out, const char *name, bool truth)
{
    open_member(out, name);
    put_truth_value(out, truth);
    sdvp_xml_write_end(out, "member");
}

/* An array has one <data> for each value; the caller writes those between these two. */
static void open_array(sdvp_xml_writer_t *out, const char *name)
{
    open_member(out, name);
    sdvp_xml_write_start(out, "value", NULL);
    sdvp_xml_write_start(out, "array", NULL);
}

static void close_array(sdvp_xml_writer_t *out)
{
    sdvp_xml_write_end(out, "array");
    sdvp_xml_write_end(out, "value");
    sdvp_xml_write_end(out, "member");
}

static void put_texts(sdvp_xml_writer_t *out, const char *name, const sdvp_names_t *texts)
{
    open_array(out, name);
    for (size_t i = 0; i < texts->count; i++) {
        sdvp_xml_write_start(out, "data", NULL);
        put_text_value(out, texts->items[i]);
        sdvp_xml_write_end(out, "data");
    }
    if (texts->count == 0) {
        sdvp_xml_write_leaf(out, "data", "");
    }
    close_array(out);
}

static void put_data(sdvp_xml_writer_t *out, const sdvp_sdvp2_call_t *call)
{
    open_array(out, "ListOfData");
    sdvp_xml_write_start(out, "data", NULL);
    sdvp_rpc_put_leaf(out, &call->value);
    sdvp_xml_write_end(out, "data");
    if (call->has_activation) {
        sdvp_xml_write_start(out, "data", NULL);
        put_time_value(out, call->activation);
        sdvp_xml_write_end(out, "data");
    }
    close_array(out);
}

static void open_param(sdvp_xml_writer_t *out)
{
    sdvp_xml_write_start(out, "params", NULL);
    sdvp_xml_write_start(out, "param", NULL);
}

static void close_param(sdvp_xml_writer_t *out)
{
    sdvp_xml_write_end(out, "param");
    sdvp_xml_write_end(out, "params");
}

static void open_struct(sdvp_xml_writer_t *out)
{
    open_param(out);
    sdvp_xml_write_start(out, "value", NULL);
    sdvp_xml_write_start(out, "struct", NULL);
}

static void close_struct(sdvp_xml_writer_t *out)
{
    sdvp_xml_write_end(out, "struct");
    sdvp_xml_write_end(out, "value");
    close_param(out);
}

static void put_call_members(sdvp_xml_writer_t *out, const sdvp_sdvp2_call_t *call)
{
    switch (call->method) {
    case SDVP_SDVP2_GET_NAME_LIST:
        put_text(out, "ObjectClass", call->reference);
        put_text(out, "ObjectScope", call->object_scope);
        put_text(out, "DomainName", call->domain_name);
        put_text(out, "ContinueAfter", call->continue_after);
        break;
    case SDVP_SDVP2_GET_VARIABLE_ACCESS_ATTRIBUTES:
        put_text(out, "Name", call->reference);
        break;
    default:
        put_text(out, "VariableAccessSpecification", call->reference);
        if (call->method == SDVP_SDVP2_WRITE) {
            put_data(out, call);
        }
    }
}

void sdvp_sdvp2_put_call(sdvp_text_t *text, const sdvp_sdvp2_call_t *call)
{
    sdvp_xml_writer_t out = {.text = text};
    sdvp_xml_write_start(&out, "query", SDVP_RPC_SPACE);
    sdvp_xml_write_start(&out, "methodCall", NULL);
    sdvp_xml_write_leaf(&out, "methodName", sdvp_sdvp2_method_name(call->method));
    if (call->method != SDVP_SDVP2_WATCHDOG) {
        open_struct(&out);
        put_call_members(&out, call);
        close_struct(&out);
    }
    sdvp_xml_write_end(&out, "methodCall");
    sdvp_xml_write_end(&out, "query");
}

static void put_access_result(sdvp_xml_writer_t *out, const sdvp_sdvp2_answer_t *answer)
{
    open_array(out, "ListOfAccessResult");
    sdvp_xml_write_start(out, "data", NULL);
    if (answer->kind == SDVP_SDVP2_UNKNOWN) {
        put_truth_value(out, false);
    } else {
        put_text_value(out, answer->reference);
        sdvp_xml_write_end(out, "data");
        sdvp_xml_write_start(out, "data", NULL);
        put_text_value(out, answer->text);
        sdvp_xml_write_end(out, "data");
        sdvp_xml_write_start(out, "data", NULL);
        put_time_value(out, answer->time);
    }
    sdvp_xml_write_end(out, "data");
    close_array(out);
}

static void put_refusal(sdvp_xml_writer_t *out, sdvp_error_t error)
{
    put_text(out, "ServiceError", error == SDVP_OK ? "no-error" : sdvp_error_name(error));
    open_member(out, "ServiceErrorEnum");
    sdvp_xml_write_start(out, "value", NULL);
    sdvp_xml_write_start(out, "i4", NULL);
    sdvp_xml_open_text(out);
    sdvp_text_number(out->text, ((int)error + 12) % 13);
    sdvp_xml_write_end(out, "i4");
    sdvp_xml_write_end(out, "value");
    sdvp_xml_write_end(out, "member");
}

static void put_answer_members(sdvp_xml_writer_t *out, const sdvp_sdvp2_answer_t *answer)
{
    switch (answer->kind) {
    case SDVP_SDVP2_NAME_LIST:
        put_texts(out, "Identifiers", &answer->names);
        put_truth(out, "MoreFollows", answer->truth);
        break;
    case SDVP_SDVP2_TYPE_DESCRIPTION:
        put_texts(out, "TypeDescription", &answer->names);
        break;
    case SDVP_SDVP2_WRITE_RESULT:
        put_truth(out, "WriteResult", answer->truth);
        break;
    case SDVP_SDVP2_REFUSED:
        put_refusal(out, answer->error);
        break;
    default:
        put_access_result(out, answer);
    }
}

static void put_response(sdvp_xml_writer_t *out, const sdvp_sdvp2_answer_t *answer)
{
    sdvp_xml_write_start(out, "methodResponse", NULL);
    if (answer->kind == SDVP_SDVP2_METHOD_ERROR) {
        open_param(out);
        put_text_value(out, answer->text);
        close_param(out);
    } else {
        open_struct(out);
        put_answer_members(out, answer);
        close_struct(out);
    }
    sdvp_xml_write_end(out, "methodResponse");
}

void sdvp_sdvp2_put_answer(sdvp_text_t *text, const sdvp_sdvp2_answer_t *answer)
{
    sdvp_xml_writer_t out = {.text = text};
    sdvp_xml_write_start(&out, "query", SDVP_RPC_SPACE);
    if (answer->kind == SDVP_SDVP2_METHOD_ERROR) {
        sdvp_xml_write_attribute(&out, "type", "error");
    }
    if (answer->kind == SDVP_SDVP2_COUNT) {
        sdvp_xml_write_start(&out, "watchdog", NULL);
        sdvp_xml_open_text(&out);
        sdvp_text_number(text, answer->count);
        sdvp_xml_write_end(&out, "watchdog");
    } else {
        put_response(&out, answer);
    }
    sdvp_xml_write_end(&out, "query");
}
