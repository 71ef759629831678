/* Stanzas of a session in which one allocation fails, for each there is: nothing crashes, leaks, or is told twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "base/memory.h"
#include "xmpp/device.h"
#include "xmpp/operator.h"

#ifdef SDVP_COUNT_ALLOCATIONS

#define DESK "desk@sdvp.test/desk"
#define SPACE "xmlns='urn:sdvp:acsi:1'"

static const char *const STANZAS[] = {
    "<iq type='set' id='r'><query xmlns='jabber:iq:roster'><item jid='desk@sdvp.test'>"
    "<group>Service Provider</group></item></query></iq>",
    "<presence from='" DESK "'><priority>1</priority></presence>",
    "<iq type='get' id='d' from='" DESK "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
    "<iq type='set' id='a' from='" DESK "'><associate " SPACE " i='1' size='65536' calls='4'/></iq>",
    "<iq type='get' id='b' from='" DESK "'><getServerDirectory " SPACE " a='k' i='2' class='logical-device'/></iq>",
    "<message from='" DESK "'><abort " SPACE " a='k'>enough</abort></message>",
    "<iq type='set' id='c' from='" DESK "'><nothing " SPACE "/></iq>",
};
enum { COUNT = sizeof STANZAS / sizeof *STANZAS };

typedef struct session {
    sdvp_connection_t *connection;
    xmpp_stanza_t *stanzas[COUNT];
    const sdvp_server_transport_t *port;
    int sent;
    int told;
} session_t;

static void on_sent(void *ctx, sdvp_error_t error)
{
    (void)error;
    ((session_t *)ctx)->told++;
}

static void on_request(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *call)
{
    session_t *session = ctx;
    const sdvp_message_t report = {
        .pdu = SDVP_UNCONFIRMED, .service = SDVP_REPORT, .association_id = "k", .is.report.rpt_id = "r"};
    const sdvp_message_t response = {
        .pdu = SDVP_RESPONSE,
        .service = request->service,
        .association_id = "k",
        .invoke_id = request->invoke_id,
        .refused = true,
        .is.refusal = {SDVP_INSTANCE_NOT_AVAILABLE, SDVP_NO_ADD_CAUSE, "none"},
    };
    session->sent += session->port->send(session->port->ctx, caller->peer, &report, on_sent, session) == SDVP_OK;
    session->port->answer(session->port->ctx, call, &response);
}

static void on_unconfirmed(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *message)
{
    (void)ctx;
    (void)caller;
    (void)message;
}

static void hear_all(session_t *session)
{
    for (size_t i = 0; i < COUNT; i++) {
        sdvp_stanza_t stanza = sdvp_stanza_of(session->stanzas[i]);
        sdvp_link_dispatch(session->connection, &stanza);
    }
}

/* A connection that is online as far as it knows, whose stanzas wait. */
static session_t begin(void)
{
    session_t session = {0};
    const sdvp_connection_settings_t settings = {.jid = "hp01@sdvp.test/agent", .password = "x"};
    session.connection = sdvp_connection_new(&settings, NULL);
    assert_non_null(session.connection);
    session.connection->state = SDVP_LINK_SUSPENDED;
    for (size_t i = 0; i < COUNT; i++) {
        session.stanzas[i] = xmpp_stanza_new_from_string(session.connection->strophe, STANZAS[i]);
        assert_non_null(session.stanzas[i]);
    }
    return session;
}

static void end(session_t *session)
{
    for (size_t i = 0; i < COUNT; i++) {
        xmpp_stanza_release(session->stanzas[i]);
    }
    sdvp_connection_free(session->connection);
}

/* False when fewer than n allocations were made. */
static bool device_survives(unsigned long n)
{
    session_t session = begin();
    unsigned long before = sdvp_allocations();
    sdvp_fail_allocation(n);
    sdvp_xmpp_server_t *server = sdvp_xmpp_server_new(session.connection, NULL, NULL);
    if (server != NULL) {
        session.port = sdvp_xmpp_server_transport(server);
        const sdvp_server_listener_t listener = {
            .ctx = &session, .on_request = on_request, .on_unconfirmed = on_unconfirmed};
        assert_int_equal(session.port->start(session.port->ctx, &listener), SDVP_OK);
        hear_all(&session);
        sdvp_state_change(session.connection, SDVP_LINK_OFFLINE, "the end");
        assert_int_equal(session.told, session.sent);
    }
    bool was_reached = sdvp_allocations() - before >= n;
    sdvp_fail_allocation(0);
    sdvp_xmpp_server_free(server);
    end(&session);
    return was_reached;
}

static void aDevice_survivesEachAllocationThatFails(void **state)
{
    (void)state;
    unsigned long n = 1;
    while (device_survives(n)) {
        n++;
    }
    assert_true(n > 30);
}

static void on_answered(void *ctx, sdvp_error_t error, const char *detail, const sdvp_message_t *response)
{
    (void)error;
    (void)detail;
    (void)response;
    ((session_t *)ctx)->told++;
}

static bool client_survives(unsigned long n)
{
    session_t session = begin();
    unsigned long before = sdvp_allocations();
    sdvp_fail_allocation(n);
    sdvp_xmpp_client_t *client = sdvp_xmpp_client_new(session.connection, NULL, NULL);
    if (client != NULL) {
        const sdvp_client_transport_t *port = sdvp_xmpp_client_transport(client);
        const sdvp_client_listener_t listener = {.ctx = &session};
        const sdvp_message_t request = {
            .pdu = SDVP_REQUEST, .service = SDVP_ASSOCIATE, .invoke_id = 1, .is.associate_request = {65536, 4}};
        assert_int_equal(port->start(port->ctx, &listener), SDVP_OK);
        for (int i = 0; i < 3; i++) {
            uint64_t number;
            session.sent += port->send(port->ctx, DESK, &request, on_answered, &session, &number) == SDVP_OK;
            sdvp_operator_run(client);
        }
        sdvp_state_change(session.connection, SDVP_LINK_OFFLINE, "the end");
        assert_int_equal(session.told, session.sent);
    }
    bool was_reached = sdvp_allocations() - before >= n;
    sdvp_fail_allocation(0);
    sdvp_xmpp_client_free(client);
    end(&session);
    return was_reached;
}

static void aClient_survivesEachAllocationThatFails(void **state)
{
    (void)state;
    unsigned long n = 1;
    while (client_survives(n)) {
        n++;
    }
    assert_true(n > 10);
}

static void aConnectionForWhichThereIsNoMemory_isNotMade(void **state)
{
    (void)state;
    const sdvp_connection_settings_t settings = {
        .jid = "hp01@sdvp.test/agent", .password = "x", .ca_file = "ca.pem", .host = "127.0.0.1"};
    bool made = false;
    for (unsigned long n = 1; !made; n++) {
        sdvp_fault_t fault;
        sdvp_fail_allocation(n);
        sdvp_connection_t *connection = sdvp_connection_new(&settings, &fault);
        sdvp_fail_allocation(0);
        made = connection != NULL;
        assert_true(made || fault.error == SDVP_NO_MEMORY);
        sdvp_connection_free(connection);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aConnectionForWhichThereIsNoMemory_isNotMade),
        cmocka_unit_test(aDevice_survivesEachAllocationThatFails),
        cmocka_unit_test(aClient_survivesEachAllocationThatFails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else
int main(void)
{
    return 77; /* allocations are only counted in a build with SDVP_SANITIZE */
}
#endif
