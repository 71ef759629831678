/* The format rpc: methods acsi.… of Jabber-RPC (XEP-0009). docs/wire/rpc.md. */
#include <string.h>

#include "base/read.h"
#include "wire/format.h"
#include "wire/rpc_refusal.h"
#include "wire/rpc_value.h"

#define PREFIX "acsi."
#define FEATURE "urn:sdvp:acsi:1#rpc"
#define CALL_PATH "query/methodCall"
#define RESPONSE_PATH "query/methodResponse"

/* Numbers that libraries of XML-RPC use. */
enum { NO_CALL = -32600, NO_METHOD = -32601, NO_PARAMS = -32602 };

static void open_query(sdvp_xml_writer_t *out, const char *inner)
{
    sdvp_xml_write_start(out, "query", SDVP_RPC_SPACE);
    sdvp_xml_write_start(out, inner, NULL);
}

static void close_query(sdvp_xml_writer_t *out, const char *inner)
{
    sdvp_xml_write_end(out, inner);
    sdvp_xml_write_end(out, "query");
}

static void open_params(sdvp_xml_writer_t *out)
{
    sdvp_xml_write_start(out, "params", NULL);
    sdvp_xml_write_start(out, "param", NULL);
}

static void close_params(sdvp_xml_writer_t *out)
{
    sdvp_xml_write_end(out, "param");
    sdvp_xml_write_end(out, "params");
}

static void put_fault(sdvp_xml_writer_t *out, int64_t code, sdvp_span_t text)
{
    sdvp_tree_sink_t sink = sdvp_rpc_sink(out);
    sdvp_tree_leaf_t number = {.kind = SDVP_TREE_WHOLE, .whole = code};
    sdvp_tree_leaf_t string = {.kind = SDVP_TREE_TEXT, .text = text};
    open_query(out, "methodResponse");
    sdvp_xml_write_start(out, "fault", NULL);
    sink.open(sink.ctx, SDVP_TREE_FIELDS);
    sink.member(sink.ctx, "faultCode");
    sink.leaf(sink.ctx, &number);
    sink.end_member(sink.ctx);
    sink.member(sink.ctx, "faultString");
    sink.leaf(sink.ctx, &string);
    sink.end_member(sink.ctx);
    sink.close(sink.ctx, SDVP_TREE_FIELDS);
    sdvp_xml_write_end(out, "fault");
    close_query(out, "methodResponse");
}

static void put_call(sdvp_xml_writer_t *out, const sdvp_message_t *message)
{
    sdvp_tree_sink_t sink = sdvp_rpc_sink(out);
    open_query(out, "methodCall");
    sdvp_xml_write_start(out, "methodName", NULL);
    sdvp_xml_open_text(out);
    sdvp_text_add(out->text, PREFIX);
    sdvp_text_add(out->text, sdvp_service_name(message->service));
    sdvp_xml_write_end(out, "methodName");
    open_params(out);
    sdvp_tree_write(&sink, message, SDVP_TREE_NO_PDU | SDVP_TREE_NO_SERVICE);
    close_params(out);
    close_query(out, "methodCall");
}

static void encode(const sdvp_message_t *message, sdvp_text_t *text)
{
    sdvp_xml_writer_t out = {.text = text};
    char room[SDVP_RPC_REFUSAL];
    sdvp_text_t refusal = sdvp_text_fixed(room, sizeof room);
    bool answer = message->pdu == SDVP_RESPONSE;
    if (sdvp_service_name(message->service) == NULL
        || (!message->refused && sdvp_layout_of(message->pdu, message->service) == NULL)) {
        return;
    }
    if (!answer) {
        put_call(&out, message);
    } else if (message->refused) {
        sdvp_rpc_refusal_text(&refusal, message);
        put_fault(&out, message->is.refusal.error, (sdvp_span_t){room, strlen(room)});
    } else {
        sdvp_tree_sink_t sink = sdvp_rpc_sink(&out);
        open_query(&out, "methodResponse");
        open_params(&out);
        sdvp_tree_write(&sink, message, SDVP_TREE_NO_PDU);
        close_params(&out);
        close_query(&out, "methodResponse");
    }
}

/* The reader of <methodCall> or <methodResponse>; false with a fault if there is none. */
static bool open_inner(const sdvp_xml_t *payload, const char *name, sdvp_fault_t *fault, sdvp_element_t *to)
{
    if (strcmp(payload->space, SDVP_RPC_SPACE) != 0 || strcmp(payload->name, "query") != 0) {
        sdvp_xml_fault(
            fault, SDVP_UNEXPECTED_ELEMENT, payload, NULL, "expected <query> in the namespace %s, but got <%.40s>",
            SDVP_RPC_SPACE, payload->name);
        return false;
    }
    sdvp_element_t query = sdvp_element(payload, fault);
    const sdvp_xml_t *inner = sdvp_element_next(&query, name);
    if (inner == NULL || sdvp_element_end(&query) != SDVP_OK) {
        return false;
    }
    *to = sdvp_element(inner, fault);
    return true;
}

/* <methodName>, NULL with a fault if there is none. */
static const sdvp_xml_t *method_name(const sdvp_xml_t *payload, sdvp_fault_t *fault, sdvp_element_t *call)
{
    const sdvp_xml_t *name = open_inner(payload, "methodCall", fault, call) ? sdvp_element_next(call, "methodName") : NULL;
    return name != NULL && sdvp_element_leaf(name, fault) == SDVP_OK ? name : NULL;
}

/* 0 for what is no method of this format. */
static sdvp_service_t service_of(const sdvp_xml_t *name)
{
    bool ours = strncmp(name->text, PREFIX, strlen(PREFIX)) == 0;
    return ours ? sdvp_service_of(name->text + strlen(PREFIX)) : 0;
}

static sdvp_error_t take_params(
    sdvp_arena_t *arena, const sdvp_xml_t *xml, sdvp_fault_t *fault, sdvp_tree_t **to)
{
    sdvp_element_t params = sdvp_element(xml, fault);
    const sdvp_xml_t *inner = sdvp_element_next(&params, "param");
    if (inner == NULL) {
        return fault->error;
    }
    sdvp_element_t param = sdvp_element(inner, fault);
    const sdvp_xml_t *value = sdvp_element_next(&param, "value");
    sdvp_error_t error = value == NULL ? fault->error : sdvp_rpc_take_value(arena, value, false, to, fault);
    error = error == SDVP_OK ? sdvp_element_end(&param) : error;
    return error == SDVP_OK ? sdvp_element_end(&params) : error;
}

/* The param of a call whose name has been read. */
static sdvp_error_t take_call(sdvp_arena_t *arena, sdvp_element_t *call, sdvp_tree_t **to)
{
    const sdvp_xml_t *params = sdvp_element_next(call, "params");
    sdvp_error_t error = params == NULL ? call->fault->error : take_params(arena, params, call->fault, to);
    return error == SDVP_OK ? sdvp_element_end(call) : error;
}

static sdvp_error_t at_path(sdvp_fault_t *fault, sdvp_error_t error, const char *path, const char *detail)
{
    sdvp_fault_set(fault, error, "%s", detail);
    memcpy(fault->path, path, strlen(path) + 1);
    return error;
}

/* A param as a message; `pdu` and `service` (may be NULL) are said elsewhere and must not be in it. */
static sdvp_error_t read_message(
    sdvp_tree_t *param, const sdvp_tree_envelope_t *envelope, sdvp_arena_t *arena, sdvp_message_t *message,
    sdvp_fault_t *fault)
{
    const char *inside = NULL;
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): without a param there was an error before */
    if (param->is.kind != SDVP_TREE_FIELDS) {
        return at_path(fault, SDVP_BAD_VALUE, envelope->path, "expected a struct as param");
    }
    if (sdvp_tree_find(param, "pdu") != NULL) {
        inside = "/pdu";
    } else if (envelope->service != NULL && sdvp_tree_find(param, "service") != NULL) {
        inside = "/service";
    }
    if (inside != NULL) {
        at_path(fault, SDVP_UNEXPECTED_ELEMENT, envelope->path, "no such member belongs here");
        strcat(fault->path, inside); /* two constants: there is room */
        return fault->error;
    }
    return sdvp_tree_read(param, envelope, arena, message, fault);
}

static sdvp_error_t decode_call(
    const sdvp_xml_t *payload, sdvp_pdu_t pdu, sdvp_arena_t *arena, sdvp_message_t *message, sdvp_fault_t *fault)
{
    sdvp_element_t call;
    sdvp_tree_t *param = NULL;
    const sdvp_xml_t *name = method_name(payload, fault, &call);
    if (name == NULL) {
        return fault->error;
    }
    sdvp_service_t service = service_of(name);
    if (sdvp_layout_of(pdu, service) == NULL) {
        return sdvp_xml_fault(
            fault, SDVP_UNEXPECTED_ELEMENT, name, NULL, "expected a method such as " PREFIX "%s, but got \"%.40s\"",
            pdu == SDVP_REQUEST ? "GetDataValues" : "Report", name->text);
    }
    sdvp_error_t error = take_call(arena, &call, &param);
    sdvp_tree_envelope_t envelope = {
        pdu == SDVP_REQUEST ? "request" : "unconfirmed", sdvp_service_name(service), CALL_PATH};
    return error == SDVP_OK ? read_message(param, &envelope, arena, message, fault) : error;
}

/* <fault>: its number and its text. */
static sdvp_error_t take_fault(
    sdvp_arena_t *arena, const sdvp_xml_t *xml, sdvp_fault_t *fault, int64_t *code, sdvp_span_t *text)
{
    sdvp_element_t element = sdvp_element(xml, fault);
    sdvp_tree_t *tree = NULL;
    const sdvp_xml_t *value = sdvp_element_next(&element, "value");
    sdvp_error_t error = value == NULL ? fault->error : sdvp_element_end(&element);
    error = error == SDVP_OK ? sdvp_rpc_take_value(arena, value, false, &tree, fault) : error;
    if (error != SDVP_OK) {
        return error;
    }
    bool fields = tree->is.kind == SDVP_TREE_FIELDS && tree->count == 2;
    const sdvp_tree_t *number = fields ? sdvp_tree_find(tree, "faultCode") : NULL;
    const sdvp_tree_t *string = fields ? sdvp_tree_find(tree, "faultString") : NULL;
    if (number == NULL || string == NULL || number->is.kind != SDVP_TREE_WHOLE || string->is.kind != SDVP_TREE_TEXT) {
        return sdvp_xml_fault(
            fault, SDVP_BAD_VALUE, value, NULL, "expected a struct of faultCode, an int, and faultString, a string");
    }
    *code = number->is.whole;
    *text = string->is.text;
    return SDVP_OK;
}

static sdvp_error_t read_refusal(
    int64_t code, sdvp_span_t text, sdvp_arena_t *arena, sdvp_message_t *message, sdvp_fault_t *fault)
{
    static const sdvp_tree_envelope_t ENVELOPE = {"response", NULL, RESPONSE_PATH "/fault"};
    sdvp_tree_t *tree = NULL;
    sdvp_error_t error = sdvp_rpc_refusal_read(arena, text, &tree);
    if (error != SDVP_OK) {
        return at_path(fault, error, ENVELOPE.path, "expected the refusal of a service, but got another fault");
    }
    error = sdvp_tree_read(tree, &ENVELOPE, arena, message, fault);
    if (error == SDVP_OK && message->is.refusal.error != code) {
        return at_path(fault, SDVP_BAD_VALUE, ENVELOPE.path, "expected the number of the error that is named");
    }
    return error;
}

static sdvp_error_t decode_response(
    const sdvp_xml_t *payload, sdvp_arena_t *arena, sdvp_message_t *message, sdvp_fault_t *fault)
{
    static const sdvp_tree_envelope_t ENVELOPE = {"response", NULL, RESPONSE_PATH};
    sdvp_element_t response;
    sdvp_tree_t *param = NULL;
    int64_t code = 0;
    sdvp_span_t text = {"", 0};
    if (!open_inner(payload, "methodResponse", fault, &response)) {
        return fault->error;
    }
    bool bad = sdvp_element_next_is(&response, "fault");
    const sdvp_xml_t *inner = sdvp_element_next(&response, bad ? "fault" : "params");
    if (inner == NULL) {
        return fault->error;
    }
    sdvp_error_t error =
        bad ? take_fault(arena, inner, fault, &code, &text) : take_params(arena, inner, fault, &param);
    error = error == SDVP_OK ? sdvp_element_end(&response) : error;
    if (error != SDVP_OK) {
        return error;
    }
    if (bad) {
        return read_refusal(code, text, arena, message, fault);
    }
    error = read_message(param, &ENVELOPE, arena, message, fault);
    if (error == SDVP_OK && message->refused) {
        return at_path(fault, SDVP_UNEXPECTED_ELEMENT, RESPONSE_PATH "/refusal", "expected a refusal to be a fault");
    }
    return error;
}

static sdvp_error_t decode(
    const sdvp_xml_t *payload, sdvp_pdu_t pdu, sdvp_arena_t *arena, sdvp_message_t *message, sdvp_fault_t *fault)
{
    return pdu == SDVP_RESPONSE ? decode_response(payload, arena, message, fault)
                                : decode_call(payload, pdu, arena, message, fault);
}

/* What cannot be read: no call at all, no such method, or not what the method takes. */
static int64_t fault_code(const sdvp_xml_t *payload)
{
    sdvp_fault_t fault;
    sdvp_element_t call;
    sdvp_arena_t *arena = NULL;
    sdvp_tree_t *param = NULL;
    int64_t code = NO_CALL;
    const sdvp_xml_t *name = method_name(payload, &fault, &call);
    if (name != NULL && service_of(name) == 0) {
        return NO_METHOD;
    }
    arena = name == NULL ? NULL : sdvp_arena_new(4096, SDVP_RPC_SCRATCH);
    if (arena != NULL && take_call(arena, &call, &param) == SDVP_OK) {
        code = NO_PARAMS;
    }
    sdvp_arena_free(arena);
    return code;
}

static void encode_fault(const sdvp_xml_t *payload, const sdvp_fault_t *fault, sdvp_text_t *text)
{
    sdvp_xml_writer_t out = {.text = text};
    char room[sizeof fault->path + sizeof fault->detail + 8];
    sdvp_text_t shown = sdvp_text_fixed(room, sizeof room);
    char carried[2 * 256 + 1];
    sdvp_text_t good = sdvp_text_fixed(carried, sizeof carried);
    sdvp_text_add(&shown, fault->path);
    sdvp_text_add(&shown, *fault->path == '\0' ? "" : ": ");
    sdvp_text_add(&shown, fault->detail);
    sdvp_text_carryable(&good, room, sdvp_utf8_cut(room, shown.length < 255 ? shown.length : 255));
    put_fault(&out, fault_code(payload), sdvp_span(carried));
}

static void encode_acknowledgement(const sdvp_message_t *message, sdvp_text_t *text)
{
    sdvp_xml_writer_t out = {.text = text};
    sdvp_tree_leaf_t done = {.kind = SDVP_TREE_TRUTH, .truth = true};
    (void)message;
    open_query(&out, "methodResponse");
    open_params(&out);
    sdvp_rpc_put_leaf(&out, &done);
    close_params(&out);
    close_query(&out, "methodResponse");
}

/* Whatever answer is no fault. */
static bool acknowledges(const sdvp_xml_t *payload)
{
    sdvp_fault_t fault;
    sdvp_element_t response;
    if (payload == NULL) {
        return true;
    }
    return open_inner(payload, "methodResponse", &fault, &response) && sdvp_element_next_is(&response, "params");
}

static sdvp_carrier_t carrier(const sdvp_message_t *message)
{
    (void)message;
    return SDVP_IQ_SET;
}

static bool takes(const sdvp_message_t *request, sdvp_carrier_t came)
{
    return came == SDVP_IQ_SET || (came == SDVP_IQ_GET && sdvp_service_reads(request->service));
}

static bool is_ours(const sdvp_xml_t *payload)
{
    return strcmp(payload->space, SDVP_RPC_SPACE) == 0;
}

static bool is_unconfirmed(const sdvp_xml_t *payload)
{
    sdvp_fault_t fault;
    sdvp_element_t call;
    const sdvp_xml_t *name = method_name(payload, &fault, &call);
    return name != NULL && sdvp_service_is_unconfirmed(service_of(name));
}

static bool may_be_acknowledged(const sdvp_message_t *message)
{
    return message->pdu == SDVP_UNCONFIRMED;
}

const sdvp_format_t *sdvp_rpc(void)
{
    static const char *const FEATURES[] = {SDVP_RPC_SPACE, FEATURE, NULL};
    static const sdvp_format_t RPC = {
        .name = "rpc",
        .space = SDVP_RPC_SPACE,
        .features = FEATURES,
        .automation = "rpc",
        .size_factor = 6,
        .carrier = carrier,
        .takes = takes,
        .is_ours = is_ours,
        .is_unconfirmed = is_unconfirmed,
        .may_be_acknowledged = may_be_acknowledged,
        .decode = decode,
        .encode = encode,
        .encode_fault = encode_fault,
        .encode_acknowledgement = encode_acknowledgement,
        .acknowledges = acknowledges,
    };
    return &RPC;
}
