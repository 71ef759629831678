/* The format compact: envelopes, refusals, and which service a payload is. docs/wire/compact.md. */
#include "wire/compact.h"

#include <ctype.h>
#include <string.h>

#include "base/read.h"

static const char SERVICE_ERROR[] = "serviceError";

/* "GetDataValues" has the element "getDataValues". */
static void put_tag(sdvp_text_t *text, const char *name)
{
    sdvp_text_char(text, (char)tolower((unsigned char)name[0]));
    sdvp_text_add(text, name + 1);
}

static sdvp_service_t service_of(const char *tag)
{
    char name[40];
    size_t length = strlen(tag);
    if (length >= sizeof name || !islower((unsigned char)tag[0])) {
        return 0;
    }
    memcpy(name, tag, length + 1);
    name[0] = (char)toupper((unsigned char)name[0]);
    return sdvp_service_of(name);
}

static void put_envelope(sdvp_xml_writer_t *out, const sdvp_message_t *message)
{
    sdvp_xml_write_attribute(out, "xmlns", SDVP_COMPACT_SPACE);
    if (message->association_id != NULL) {
        sdvp_xml_write_attribute(out, "a", message->association_id);
    }
    if (message->pdu != SDVP_UNCONFIRMED) {
        sdvp_xml_write_number(out, "i", message->invoke_id);
    }
}

static void encode(const sdvp_message_t *message, sdvp_text_t *text)
{
    sdvp_xml_writer_t out = {.text = text};
    const char *name = sdvp_service_name(message->service);
    const sdvp_layout_t *layout = sdvp_layout_of(message->pdu, message->service);
    char tag[40];
    sdvp_text_t tag_text = sdvp_text_fixed(tag, sizeof tag);
    sdvp_series_t series = {0}; /* a message itself repeats nothing */
    if (message->refused && name != NULL) {
        sdvp_xml_write_start(&out, SERVICE_ERROR, NULL);
        put_envelope(&out, message);
        sdvp_xml_write_attribute(&out, "s", name);
        sdvp_compact_put_fields(&out, sdvp_refusal_layout(), &message->is, &series);
        sdvp_xml_write_end(&out, SERVICE_ERROR);
    } else if (layout != NULL && name != NULL) {
        put_tag(&tag_text, name);
        sdvp_xml_write_start(&out, tag, NULL);
        put_envelope(&out, message);
        sdvp_compact_put_fields(&out, layout, &message->is, &series);
        sdvp_xml_write_end(&out, tag);
    }
}

static sdvp_error_t take_association(sdvp_element_t *in, bool required, sdvp_message_t *message)
{
    const sdvp_xml_attribute_t *id = sdvp_element_attribute(in, "a");
    if (id == NULL && required) {
        sdvp_element_required(in, "a");
        return in->fault->error;
    }
    if (id != NULL && !sdvp_is_association_id((sdvp_span_t){id->value, id->length})) {
        return sdvp_xml_fault(
            in->fault, SDVP_BAD_VALUE, in->xml, "a", "expected 1 to 36 letters, digits or hyphens, but got \"%.80s\"",
            id->value);
    }
    message->association_id = id == NULL ? NULL : id->value;
    return SDVP_OK;
}

static sdvp_error_t take_invoke_id(sdvp_element_t *in, sdvp_message_t *message)
{
    const sdvp_xml_attribute_t *id = sdvp_element_required(in, "i");
    int64_t number = 0;
    if (id == NULL) {
        return in->fault->error;
    }
    if (!sdvp_read_integer(id->value, id->length, 1, INT32_MAX, &number)) {
        return sdvp_xml_fault(
            in->fault, SDVP_BAD_VALUE, in->xml, "i", "expected a whole number from 1 on, but got \"%.40s\"", id->value);
    }
    message->invoke_id = (uint32_t)number;
    return SDVP_OK;
}

/* Which service a serviceError refuses. */
static sdvp_error_t take_refused(sdvp_element_t *in, sdvp_message_t *message)
{
    const sdvp_xml_attribute_t *name = sdvp_element_required(in, "s");
    if (name == NULL) {
        return in->fault->error;
    }
    message->refused = true;
    message->service = sdvp_service_of(name->value);
    return message->service != 0 ? SDVP_OK
                                 : sdvp_xml_fault(
                                     in->fault, SDVP_BAD_VALUE, in->xml, "s",
                                     "expected the name of a service, but got \"%.40s\"", name->value);
}

static sdvp_error_t take_envelope(sdvp_element_t *in, sdvp_message_t *message)
{
    bool refusal = message->pdu == SDVP_RESPONSE && strcmp(in->xml->name, SERVICE_ERROR) == 0;
    bool associates = message->service == SDVP_ASSOCIATE && message->pdu == SDVP_REQUEST;
    sdvp_error_t error = associates ? SDVP_OK : take_association(in, !refusal, message);
    if (error == SDVP_OK && message->pdu != SDVP_UNCONFIRMED) {
        error = take_invoke_id(in, message);
    }
    return error == SDVP_OK && refusal ? take_refused(in, message) : error;
}

static sdvp_error_t decode(
    const sdvp_xml_t *payload, sdvp_pdu_t pdu, sdvp_arena_t *arena, sdvp_message_t *message, sdvp_fault_t *fault)
{
    sdvp_reading_t reading = {arena, fault};
    sdvp_element_t in = sdvp_element(payload, fault);
    sdvp_series_t series = {0};
    *message = (sdvp_message_t){.pdu = pdu, .service = service_of(payload->name)};
    const sdvp_layout_t *layout = sdvp_layout_of(pdu, message->service);
    if (strcmp(payload->space, SDVP_COMPACT_SPACE) != 0) {
        return sdvp_xml_fault(
            fault, SDVP_UNEXPECTED_ELEMENT, payload, NULL, "expected the namespace %s, but got \"%.80s\"",
            SDVP_COMPACT_SPACE, payload->space);
    }
    if (pdu == SDVP_RESPONSE && strcmp(payload->name, SERVICE_ERROR) == 0) {
        layout = sdvp_refusal_layout();
    }
    if (layout == NULL) {
        return sdvp_xml_fault(
            fault, SDVP_UNEXPECTED_ELEMENT, payload, NULL, "expected the element of %s, but got <%.40s>",
            pdu == SDVP_REQUEST    ? "a request"
            : pdu == SDVP_RESPONSE ? "an answer"
                                   : "a message without answer",
            payload->name);
    }
    sdvp_error_t error = take_envelope(&in, message);
    error = error == SDVP_OK ? sdvp_compact_take_fields(&reading, &in, layout, &message->is, &series) : error;
    return error == SDVP_OK ? sdvp_element_end(&in) : error;
}

static sdvp_carrier_t carrier(const sdvp_message_t *message)
{
    if (message->pdu == SDVP_UNCONFIRMED) {
        return SDVP_MESSAGE;
    }
    return sdvp_service_reads(message->service) ? SDVP_IQ_GET : SDVP_IQ_SET;
}

static bool takes(const sdvp_message_t *request, sdvp_carrier_t came)
{
    return carrier(request) == came;
}

static bool is_ours(const sdvp_xml_t *payload)
{
    return strcmp(payload->space, SDVP_COMPACT_SPACE) == 0;
}

static bool is_unconfirmed(const sdvp_xml_t *payload)
{
    return sdvp_service_is_unconfirmed(service_of(payload->name));
}

static bool may_be_acknowledged(const sdvp_message_t *message)
{
    return message->service == SDVP_REPORT;
}

const sdvp_format_t *sdvp_compact(void)
{
    static const char *const FEATURES[] = {SDVP_COMPACT_SPACE, NULL};
    static const sdvp_format_t COMPACT = {
        .name = "compact",
        .space = SDVP_COMPACT_SPACE,
        .features = FEATURES,
        .size_factor = 1,
        .carrier = carrier,
        .takes = takes,
        .is_ours = is_ours,
        .is_unconfirmed = is_unconfirmed,
        .may_be_acknowledged = may_be_acknowledged,
        .decode = decode,
        .encode = encode,
    };
    return &COMPACT;
}
