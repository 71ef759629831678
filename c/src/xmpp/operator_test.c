/* The transport of an operator and the client's engine over it, without an XMPP server. */
#include "xmpp/operator.h"

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

#include "offline.h"
#include "sdvp/client.h"

#define DEVICE "hp01@sdvp.test/agent"
#define SPACE "xmlns='urn:sdvp:acsi:1'"

typedef struct desk {
    sdvp_connection_t *connection;
    sdvp_xmpp_client_t *transport;
    sdvp_client_t *client;
    sdvp_association_t *association;
    sdvp_error_t error;
    int reports;
} desk_t;

static desk_t *desk_new(void)
{
    desk_t *desk = calloc(1, sizeof *desk);
    static const char *const COMPACT[] = {"compact", NULL};
    const sdvp_xmpp_client_settings_t settings = {.formats = COMPACT};
    desk->connection = offline_link("desk@sdvp.test/desk");
    desk->transport = sdvp_xmpp_client_new(desk->connection, &settings, NULL);
    sdvp_client_config_t config = sdvp_client_defaults(sdvp_xmpp_client_transport(desk->transport));
    assert_int_equal(sdvp_client_new(&config, &desk->client), SDVP_OK);
    return desk;
}

static void desk_free(desk_t *desk)
{
    sdvp_client_free(desk->client);
    sdvp_xmpp_client_free(desk->transport);
    sdvp_connection_free(desk->connection);
    free(desk);
}

static void on_associated(void *ctx, const sdvp_outcome_t *outcome, sdvp_association_t *association)
{
    desk_t *desk = ctx;
    desk->error = outcome->error;
    desk->association = association == NULL ? desk->association : association;
}

/* Associates with a device by an address, which grants an association of this id. */
static void associate(desk_t *desk, const char *address, const char *id)
{
    char number[64];
    char answer[512];
    assert_int_equal(sdvp_associate(desk->client, address, on_associated, desk), SDVP_OK);
    sdvp_operator_run(desk->transport);
    offline_id(desk->connection, "<associate", number);
    (void)snprintf(answer, sizeof answer, "<iq type='result' from='" DEVICE "' id='%s'><associate " SPACE
                   " i='1' a='%s' size='65536' calls='4'><services>Abort</services></associate></iq>", number, id);
    offline_hear(desk->connection, answer);
}

static void report_comes(desk_t *desk, const char *id)
{
    char report[256];
    (void)snprintf(report, sizeof report, "<message from='" DEVICE "'><report " SPACE " a='%s' rptId='r'/></message>", id);
    offline_hear(desk->connection, report);
}

static sdvp_error_t on_report(void *ctx, const sdvp_report_t *report)
{
    (void)report;
    ((desk_t *)ctx)->reports++;
    return SDVP_OK;
}

static const sdvp_report_listener_t *listener_of(desk_t *desk)
{
    static sdvp_report_listener_t listener;
    listener = (sdvp_report_listener_t){.ctx = desk, .on_report = on_report};
    return &listener;
}

static void aClientThatWasFreed_hearsNothing_whileItsTransportIsStillThere(void **state)
{
    (void)state;
    desk_t *desk = desk_new();
    associate(desk, DEVICE, "k1");
    assert_int_equal(desk->error, SDVP_OK);
    assert_int_equal(sdvp_listen(desk->association, "r", listener_of(desk)), SDVP_OK);
    report_comes(desk, "k1");
    assert_int_equal(desk->reports, 1);
    sdvp_client_free(desk->client);
    desk->client = NULL;
    report_comes(desk, "k1");
    offline_hear(desk->connection, "<message from='" DEVICE "'><abort " SPACE " a='k1'/></message>");
    offline_hear(desk->connection, "<iq type='set' id='q' from='" DEVICE "'><report " SPACE " a='k1' rptId='r'/></iq>");
    offline_hear(desk->connection, "<presence type='unavailable' from='" DEVICE "'/>");
    assert_int_equal(desk->reports, 1);
    const char *answer = offline_sent(desk->connection, "id='q'");
    assert_non_null(answer);
    assert_non_null(strstr(answer, "service-unavailable"));
    desk_free(desk);
}

static void aTransportWhoseClientWasFreed_servesAnother(void **state)
{
    (void)state;
    desk_t *desk = desk_new();
    associate(desk, DEVICE, "k1");
    sdvp_client_free(desk->client);
    sdvp_client_config_t config = sdvp_client_defaults(sdvp_xmpp_client_transport(desk->transport));
    assert_int_equal(sdvp_client_new(&config, &desk->client), SDVP_OK);
    sdvp_client_t *third;
    assert_int_equal(sdvp_client_new(&config, &third), SDVP_BAD_ARGUMENT);
    associate(desk, DEVICE, "k2");
    assert_int_equal(sdvp_listen(desk->association, "r", listener_of(desk)), SDVP_OK);
    report_comes(desk, "k2");
    assert_int_equal(desk->reports, 1);
    desk_free(desk);
}

static void freeingAClient_abortsWhatIsOpen_beforeItsTransportIsFreed(void **state)
{
    (void)state;
    desk_t *desk = desk_new();
    associate(desk, DEVICE, "k1");
    sdvp_client_free(desk->client);
    desk->client = NULL;
    sdvp_xmpp_client_free(desk->transport);
    desk->transport = NULL;
    assert_non_null(offline_sent(desk->connection, "<abort " SPACE " a='k1'>"));
    desk_free(desk);
}

static void aReport_reachesTheAssociation_whateverTheCaseItsAccountWasWrittenIn(void **state)
{
    (void)state;
    desk_t *desk = desk_new();
    associate(desk, "HP01@SDVP.test/agent", "k1");
    sdvp_association_t *first = desk->association;
    assert_int_equal(sdvp_listen(first, "r", listener_of(desk)), SDVP_OK);
    report_comes(desk, "k1");
    assert_int_equal(desk->reports, 1);
    associate(desk, "Hp01@sdvp.test/agent", "k2");
    assert_int_equal(sdvp_listen(desk->association, "r", listener_of(desk)), SDVP_OK);
    report_comes(desk, "k2");
    assert_int_equal(desk->reports, 2);
    offline_hear(desk->connection, "<presence type='unavailable' from='" DEVICE "'/>");
    assert_int_equal(sdvp_association_end(first), SDVP_PEER_LOST);
    assert_int_equal(sdvp_association_end(desk->association), SDVP_PEER_LOST);
    desk_free(desk);
}

static void aDevice_isNotWatchedAnyMore_whenTheAbortOfItsAssociationFindsNoRoom(void **state)
{
    (void)state;
    desk_t *desk = desk_new();
    associate(desk, DEVICE, "k1");
    assert_non_null(desk->connection->watches);
    desk->transport->settings.max_calls = 1;
    assert_int_equal(sdvp_associate(desk->client, "hp02@sdvp.test/agent", on_associated, desk), SDVP_OK);
    sdvp_association_free(desk->association);
    assert_null(desk->connection->watches);
    desk_free(desk);
}

static void aDevice_isNotWatchedAnyMore_whenAnAssociateThatWasRejectedIsAllThatIsLeft(void **state)
{
    (void)state;
    desk_t *desk = desk_new();
    associate(desk, DEVICE, "k1");
    associate(desk, DEVICE, "k1");
    assert_int_equal(desk->error, SDVP_PROTOCOL);
    assert_non_null(desk->connection->watches);
    sdvp_association_free(desk->association);
    sdvp_operator_run(desk->transport);
    assert_null(desk->connection->watches);
    assert_int_equal(desk->transport->device_count, 0);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(freeingAClient_abortsWhatIsOpen_beforeItsTransportIsFreed),
        cmocka_unit_test(aTransportWhoseClientWasFreed_servesAnother),
        cmocka_unit_test(aClientThatWasFreed_hearsNothing_whileItsTransportIsStillThere),
        cmocka_unit_test(aReport_reachesTheAssociation_whateverTheCaseItsAccountWasWrittenIn),
        cmocka_unit_test(aDevice_isNotWatchedAnyMore_whenTheAbortOfItsAssociationFindsNoRoom),
        cmocka_unit_test(aDevice_isNotWatchedAnyMore_whenAnAssociateThatWasRejectedIsAllThatIsLeft),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
