/*
 * What a wire format can do: messages of the services as payload of stanzas, and back. docs/wire/README.md.
 */
#ifndef SDVP_WIRE_FORMAT_H
#define SDVP_WIRE_FORMAT_H

#include "base/text.h"
#include "sdvp/service.h"
#include "wire/xml.h"

/* What carries a payload. Answers go in an iq result. */
typedef enum sdvp_carrier { SDVP_IQ_GET, SDVP_IQ_SET, SDVP_MESSAGE } sdvp_carrier_t;

typedef struct sdvp_format {
    const char *name;            /* "compact" */
    const char *space;           /* namespace of the payload's element */
    const char *const *features; /* of service discovery, as many as there are, then NULL */
    const char *automation;      /* type of an identity of category automation; NULL: none */
    /* A message of n octets in compact has at most this times n here: what agreed message sizes are reckoned with. */
    size_t size_factor;
    /* What a writer sends a message in: a request, or one without answer. */
    sdvp_carrier_t (*carrier)(const sdvp_message_t *message);
    /* Whether a request may come in an iq of this kind. */
    bool (*takes)(const sdvp_message_t *request, sdvp_carrier_t carrier);
    /* Whether a payload in the namespace of this format is one of it; other formats may share the namespace. */
    bool (*is_ours)(const sdvp_xml_t *payload);
    /* Whether a payload that came in an iq set is a message without answer (Report to be acknowledged), no request. */
    bool (*is_unconfirmed)(const sdvp_xml_t *payload);
    /* Whether a message without answer may be sent in an iq set, so that its result acknowledges it. */
    bool (*may_be_acknowledged)(const sdvp_message_t *message);
    /*
     * Reads a payload as a message of the kind `pdu`. What the message points to is the arena's, or the tree's. SDVP_OK, or
     * `fault` (not NULL) has error, path and detail.
     */
    sdvp_error_t (*decode)(
        const sdvp_xml_t *payload, sdvp_pdu_t pdu, sdvp_arena_t *arena, sdvp_message_t *message, sdvp_fault_t *fault);
    /*
     * Writes the payload's element in canonical form; whether it has found room says sdvp_text_state. With a text without
     * room (sdvp_text_fixed(NULL, 0)) this only measures: `length` is what the message takes. Allocates nothing.
     */
    void (*encode)(const sdvp_message_t *message, sdvp_text_t *text);
    /*
     * What answers a request that is no message of this format, in an iq result; writes nothing where it is to be refused
     * by the stanza error bad-request. NULL: always that.
     */
    void (*encode_fault)(const sdvp_xml_t *payload, const sdvp_fault_t *fault, sdvp_text_t *text);
    /* The payload of the iq result that acknowledges a message; writes nothing where the result is empty. NULL: always. */
    void (*encode_acknowledgement)(const sdvp_message_t *message, sdvp_text_t *text);
    /* Whether the payload of an iq result (NULL: there is none) acknowledges. NULL: every result does. */
    bool (*acknowledges)(const sdvp_xml_t *payload);
} sdvp_format_t;

/* Namespace urn:sdvp:acsi:1, docs/wire/compact.md. Borrowed for ever. */
const sdvp_format_t *sdvp_compact(void);
/* XEP-0009, methods acsi.…, docs/wire/rpc.md. Borrowed for ever. */
const sdvp_format_t *sdvp_rpc(void);

#endif
