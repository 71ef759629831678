/* A device's whole reading of stanzas, as libstrophe hands them over: from one that has a role, and from one that has none. */
#include <stdlib.h>
#include <string.h>

#include "xmpp/device.h"
#include "xmpp/operator.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const sdvp_server_transport_t *port;

/* Answers every call at once, with a refusal. */
static void on_request(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *call)
{
    (void)ctx;
    (void)caller;
    const sdvp_message_t response = {
        .pdu = SDVP_RESPONSE,
        .service = request->service,
        .association_id = request->association_id,
        .invoke_id = request->invoke_id,
        .refused = true,
        .is.refusal = {SDVP_INSTANCE_NOT_AVAILABLE, SDVP_NO_ADD_CAUSE, "fuzz"},
    };
    port->answer(port->ctx, call, &response);
}

static void on_unconfirmed(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *message)
{
    (void)ctx;
    (void)caller;
    (void)message;
}

static sdvp_error_t on_report(void *ctx, const char *peer, const sdvp_message_t *message)
{
    (void)ctx;
    (void)peer;
    (void)message;
    return SDVP_OK;
}

static void hear(sdvp_connection_t *c, const char *text)
{
    xmpp_stanza_t *xml = xmpp_stanza_new_from_string(c->strophe, text);
    if (xml != NULL) {
        sdvp_stanza_t stanza = sdvp_stanza_of(xml);
        sdvp_link_dispatch(c, &stanza);
        xmpp_stanza_release(xml);
    }
}

static void device(sdvp_connection_t *c, const char *text)
{
    sdvp_xmpp_server_t *server = sdvp_xmpp_server_new(c, NULL, NULL);
    const sdvp_server_listener_t listener = {.on_request = on_request, .on_unconfirmed = on_unconfirmed};
    port = sdvp_xmpp_server_transport(server);
    (void)port->start(port->ctx, &listener);
    hear(c, "<iq type='set' id='r'><query xmlns='jabber:iq:roster'><item jid='desk@sdvp.test'>"
            "<group>Service Provider</group></item></query></iq>");
    hear(c, text);
    hear(c, text);
    sdvp_xmpp_server_free(server);
}

static void operator(sdvp_connection_t *c, const char *text)
{
    sdvp_xmpp_client_t *client = sdvp_xmpp_client_new(c, NULL, NULL);
    const sdvp_client_transport_t *out = sdvp_xmpp_client_transport(client);
    const sdvp_client_listener_t listener = {.on_unconfirmed = on_report};
    (void)out->start(out->ctx, &listener);
    (void)sdvp_operator_device_add(client, "desk@sdvp.test/desk");
    hear(c, text);
    sdvp_xmpp_client_free(client);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const sdvp_connection_settings_t settings = {.jid = "hp01@sdvp.test/agent", .password = "x"};
    char *text = malloc(size + 1);
    memcpy(text, data, size);
    text[size] = '\0';
    for (int as_device = 0; as_device < 2; as_device++) {
        sdvp_connection_t *c = sdvp_connection_new(&settings, NULL);
        c->state = SDVP_LINK_SUSPENDED; /* what is sent waits */
        if (as_device) {
            device(c, text);
        } else {
            operator(c, text);
        }
        sdvp_connection_free(c);
    }
    free(text);
    return 0;
}
