/* The transport of a device without an XMPP server. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "offline.h"
#include "xmpp/device.h"

#define DESK "desk@sdvp.test/desk"
#define SPACE "xmlns='urn:sdvp:acsi:1'"

static sdvp_connection_t *of_a_device(void)
{
    sdvp_connection_t *c = offline_link("hp01@sdvp.test/agent");
    static const char ROSTER[] =
        "<iq type='set' id='push'><query xmlns='jabber:iq:roster'><item jid='desk@sdvp.test' subscription='both'>"
        "<group>Service Provider</group></item></query></iq>";
    offline_hear(c, ROSTER);
    assert_int_equal(sdvp_roster_roles(c, DESK), SDVP_ROLE_SERVICE_PROVIDER);
    return c;
}

static void on_request(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *call)
{
    (void)caller;
    (void)request;
    *(sdvp_open_call_t **)ctx = call;
}

static sdvp_xmpp_server_t *serve(sdvp_connection_t *c, sdvp_open_call_t **call)
{
    sdvp_xmpp_server_t *server = sdvp_xmpp_server_new(c, NULL, NULL);
    const sdvp_server_listener_t listener = {.ctx = call, .on_request = on_request};
    const sdvp_server_transport_t *port = sdvp_xmpp_server_transport(server);
    assert_int_equal(port->start(port->ctx, &listener), SDVP_OK);
    return server;
}

static void aTransportThatIsFreed_isNotToldTheAnswerToItsPing(void **state)
{
    (void)state;
    char id[64];
    char answer[160];
    sdvp_open_call_t *call = NULL;
    sdvp_connection_t *c = of_a_device();
    sdvp_xmpp_server_t *server = serve(c, &call);
    sdvp_state_change(c, SDVP_LINK_SUSPENDED, "the cable is out");
    sdvp_state_change(c, SDVP_LINK_RESUMED, "the stream goes on");
    c->state = SDVP_LINK_SUSPENDED;
    c->parts->on_state(c->parts->ctx, SDVP_LINK_RESUMED, "again"); /* so that the ping is kept to be looked at */
    offline_id(c, "urn:xmpp:ping", id);
    sdvp_xmpp_server_free(server);
    (void)snprintf(answer, sizeof answer, "<iq type='result' from='sdvp.test' id='%s'/>", id);
    offline_hear(c, answer);
    for (size_t i = 0; i < c->pending_count; i++) {
        assert_ptr_not_equal(c->pending[i].ctx, server);
    }
    sdvp_connection_free(c);
}

#ifdef SDVP_COUNT_ALLOCATIONS
static void anAnswerThatFoundNoMemory_isNotRemembered(void **state)
{
    (void)state;
    sdvp_open_call_t *call = NULL;
    sdvp_connection_t *c = of_a_device();
    sdvp_xmpp_server_t *server = serve(c, &call);
    offline_hear(c, "<iq type='set' id='o1' from='" DESK "'><release " SPACE " a='k1' i='2'/></iq>");
    assert_non_null(call);
    char words[2000];
    memset(words, 'x', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    const sdvp_message_t refused = {
        .pdu = SDVP_RESPONSE,
        .service = SDVP_RELEASE,
        .association_id = "k1",
        .invoke_id = 2,
        .refused = true,
        .is.refusal = {SDVP_INSTANCE_NOT_AVAILABLE, SDVP_NO_ADD_CAUSE, words},
    };
    const sdvp_server_transport_t *port = sdvp_xmpp_server_transport(server);
    sdvp_fail_allocation(1);
    port->answer(port->ctx, call, &refused);
    sdvp_fail_allocation(0);
    const sdvp_orders_t *orders = &server->peers->orders;
    for (size_t i = 0; i < SDVP_ORDERS; i++) {
        assert_null(orders->each[i].answer);
    }
    sdvp_xmpp_server_free(server);
    sdvp_connection_free(c);
}
#endif

static void thePresenceOfAStranger_isNotKept_thatOfAContactAndOfTheOwnAccountIs(void **state)
{
    (void)state;
    sdvp_connection_t *c = of_a_device();
    offline_hear(c, "<presence from='stranger@sdvp.test/a'/>");
    offline_hear(c, "<presence from='desk@other.test/a'/>");
    assert_int_equal(c->presence_count, 0);
    assert_null(sdvp_presence_find(c, "stranger@sdvp.test"));
    offline_hear(c, "<presence from='" DESK "'/>");
    offline_hear(c, "<presence from='hp01@sdvp.test/phone'/>");
    assert_string_equal(sdvp_presence_find(c, "desk@sdvp.test"), DESK);
    assert_string_equal(sdvp_presence_find(c, "hp01@sdvp.test"), "hp01@sdvp.test/phone");
    sdvp_connection_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aTransportThatIsFreed_isNotToldTheAnswerToItsPing),
#ifdef SDVP_COUNT_ALLOCATIONS
        cmocka_unit_test(anAnswerThatFoundNoMemory_isNotRemembered),
#endif
        cmocka_unit_test(thePresenceOfAStranger_isNotKept_thatOfAContactAndOfTheOwnAccountIs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
