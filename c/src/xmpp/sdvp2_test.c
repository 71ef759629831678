/* A device that original controllers of the SDVP2 project ask over a real XMPP server. */
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

#include "link.h"
#include "reporter.h"
#include "sdvp.h"
#include "xmpp/stream.h"

#define DEVICE "hp01@sdvp.test/agent"
#define CALL(method, params) \
    "<query xmlns='jabber:iq:rpc'><methodCall><methodName>" method "</methodName>" params "</methodCall></query>"
#define READ \
    CALL("Read", "<params><param><value><struct><member><name>VariableAccessSpecification</name><value><string>" \
                 "LD_LIAB/LN_HP.count</string></value></member></struct></value></param></params>")
#define DISCO "<query xmlns='http://jabber.org/protocol/disco#info'/>"

static prosody_t server;

static const sdvp_sdvp2_name_t NAMES[] = {{"LD_LIAB/LN_HP.count", "GGIO1.IntIn1", 1, false}};

typedef struct box {
    link_told_t of_device;
    link_told_t of_desk;
    sdvp_connection_t *device;
    sdvp_connection_t *desk;
    sdvp_values_t *values;
    sdvp_sdvp2_settings_t theirs;
    sdvp_xmpp_server_t *serving;
    sdvp_server_t *engine;
    int calls;
    sdvp_error_t error;
    char answer[4096];
} box_t;

static void turn(box_t *box)
{
    (void)sdvp_step(box->desk, 5);
    (void)sdvp_step(box->device, 0);
    sdvp_server_run(box->engine);
}

/* Of the one before a desk may see a presence still, so that it is not enough to have seen one. */
static bool both_are_there(const box_t *box)
{
    return sdvp_presence_find(box->desk, "hp01@sdvp.test") != NULL
           && sdvp_presence_find(box->device, "desk@sdvp.test") != NULL;
}

static box_t *box_new(const char *const *formats)
{
    static const sdvp_access_rule_t RULES[] = {
        {SDVP_ROLE_SERVICE_PROVIDER, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS}};
    box_t *box = calloc(1, sizeof *box);
    box->device = link_connect_as(&server, DEVICE, "hp01-secret", &box->of_device);
    box->desk = link_connect_as(&server, "desk@sdvp.test/desk", "desk-secret", &box->of_desk);
    box->values = sdvp_values_new(reporter_model());
    box->theirs = (sdvp_sdvp2_settings_t){box->values, NAMES, 1};
    const sdvp_xmpp_server_settings_t settings = {.formats = formats, .sdvp2 = &box->theirs};
    box->serving = sdvp_xmpp_server_new(box->device, &settings, NULL);
    assert_non_null(box->serving);
    const sdvp_server_config_t config = {
        .values = box->values,
        .transport = sdvp_xmpp_server_transport(box->serving),
        .policy = {.rules = RULES, .count = 1},
    };
    assert_int_equal(sdvp_server_new(&config, &box->engine), SDVP_OK);
    assert_int_equal(sdvp_server_start(box->engine), SDVP_OK);
    int64_t end = link_now() + 20000;
    while (!both_are_there(box) && link_now() < end) {
        turn(box);
    }
    assert_true(both_are_there(box));
    return box;
}

static void box_free(box_t *box)
{
    sdvp_server_free(box->engine);
    sdvp_xmpp_server_free(box->serving);
    sdvp_connection_free(box->desk);
    sdvp_connection_free(box->device);
    sdvp_values_free(box->values);
    free(box);
}

static void on_answer(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    box_t *box = ctx;
    char *text = NULL;
    size_t length = 0;
    box->calls++;
    box->error = error;
    if (answer != NULL && xmpp_stanza_to_text(answer->xml, &text, &length) == XMPP_EOK) {
        (void)snprintf(box->answer, sizeof box->answer, "%s", text);
        xmpp_free(box->desk->strophe, text);
    }
}

static const char *asked(box_t *box, sdvp_connection_t *from, const char *type, const char *payload)
{
    int before = box->calls;
    box->answer[0] = '\0';
    sdvp_text_add(sdvp_iq_begin(from, type, DEVICE), payload);
    assert_int_equal(sdvp_iq_send(from, DEVICE, 5000, on_answer, box, NULL), SDVP_OK);
    int64_t end = link_now() + 10000;
    while (box->calls == before && link_now() < end) {
        (void)sdvp_step(from, 5);
        turn(box);
    }
    assert_int_equal(box->calls, before + 1);
    return box->answer;
}

static void aRead_isAnsweredInBothKindsOfIq_besideRpc(void **state)
{
    (void)state;
    box_t *box = box_new((const char *const[]){"compact", "rpc", "sdvp2", NULL});
    const sdvp_write_t write = {"HP1/GGIO1.IntIn1.stVal[ST]", sdvp_integer(SDVP_INT32, 41)};
    assert_int_equal(sdvp_values_set(box->values, &write, 1, NULL), SDVP_OK);
    assert_non_null(strstr(asked(box, box->desk, "get", READ), "<string>41</string>"));
    assert_non_null(strstr(asked(box, box->desk, "set", READ), "<string>41</string>"));
    assert_int_equal(sdvp_server_associations(box->engine), 1);
    const char *unknown = asked(box, box->desk, "get", CALL("Reed", "<params/>"));
    assert_non_null(strstr(unknown, "ERROR: "));
    assert_non_null(strstr(asked(box, box->desk, "set", CALL("Reed", "<params/>")), "-32601"));
    assert_non_null(strstr(asked(box, box->desk, "get", CALL("acsi.GetServerDirectory", "<params/>")), "<fault>"));
    box_free(box);
}

static void withoutRpc_itWorks_andIsFoundByDiscovery(void **state)
{
    (void)state;
    box_t *box = box_new((const char *const[]){"compact", "sdvp2", NULL});
    assert_non_null(strstr(asked(box, box->desk, "get", READ), "ListOfAccessResult"));
    const char *found = asked(box, box->desk, "get", DISCO);
    assert_non_null(strstr(found, "urn:sdvp:acsi:1#sdvp2"));
    assert_non_null(strstr(found, "jabber:iq:rpc"));
    assert_non_null(strstr(found, "automation"));
    box_free(box);
}

static void whereItIsNotNamed_rpcAnswersWithItsFault(void **state)
{
    (void)state;
    box_t *box = box_new((const char *const[]){"compact", "rpc", NULL});
    assert_non_null(strstr(asked(box, box->desk, "get", READ), "-32601"));
    assert_null(strstr(asked(box, box->desk, "get", DISCO), "#sdvp2"));
    box_free(box);
}

static void aStranger_learnsNothing_andARoleThatIsTakenIsGone(void **state)
{
    (void)state;
    box_t *box = box_new((const char *const[]){"compact", "sdvp2", NULL});
    link_told_t told = {0};
    sdvp_connection_t *stranger = link_connect_as(&server, "stranger@sdvp.test/x", "stranger-secret", &told);
    UNTIL(stranger, box->device, told.count == 1);
    assert_non_null(strstr(asked(box, stranger, "get", READ), "service-unavailable"));
    assert_non_null(strstr(asked(box, stranger, "get", CALL("Watchdog", "")), "service-unavailable"));
    sdvp_connection_free(stranger);
    assert_non_null(strstr(asked(box, box->desk, "get", READ), "ListOfAccessResult"));
    const char *const friends[] = {"Friends"};
    assert_int_equal(sdvp_roster_set(box->device, "desk@sdvp.test", friends, 1, NULL, NULL), SDVP_OK);
    UNTIL(box->device, box->desk, sdvp_roster_roles(box->device, "desk@sdvp.test/desk") == 0);
    assert_int_equal(sdvp_server_associations(box->engine), 0);
    assert_non_null(strstr(asked(box, box->desk, "get", READ), "service-unavailable"));
    const char *const provider[] = {"Service Provider"};
    assert_int_equal(sdvp_roster_set(box->device, "desk@sdvp.test", provider, 1, NULL, NULL), SDVP_OK);
    UNTIL(box->device, box->desk, sdvp_roster_roles(box->device, "desk@sdvp.test/desk") != 0);
    assert_non_null(strstr(asked(box, box->desk, "get", READ), "ListOfAccessResult"));
    box_free(box);
}

static void itAlone_isNoFormatOfADevice(void **state)
{
    (void)state;
    link_told_t told = {0};
    sdvp_fault_t fault = {0};
    sdvp_connection_t *connection = link_connect_as(&server, DEVICE, "hp01-secret", &told);
    sdvp_values_t *values = sdvp_values_new(reporter_model());
    const sdvp_sdvp2_settings_t theirs = {values, NAMES, 1};
    sdvp_xmpp_server_settings_t settings = {.formats = (const char *const[]){"sdvp2", NULL}, .sdvp2 = &theirs};
    assert_null(sdvp_xmpp_server_new(connection, &settings, &fault));
    assert_non_null(strstr(fault.detail, "beside another"));
    settings = (sdvp_xmpp_server_settings_t){.formats = (const char *const[]){"compact", "sdvp2", NULL}};
    assert_null(sdvp_xmpp_server_new(connection, &settings, &fault));
    sdvp_connection_free(connection);
    sdvp_values_free(values);
}

int main(void)
{
    if (!prosody_start(&server)) {
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aRead_isAnsweredInBothKindsOfIq_besideRpc),
        cmocka_unit_test(withoutRpc_itWorks_andIsFoundByDiscovery),
        cmocka_unit_test(whereItIsNotNamed_rpcAnswersWithItsFault),
        cmocka_unit_test(aStranger_learnsNothing_andARoleThatIsTakenIsGone),
        cmocka_unit_test(itAlone_isNoFormatOfADevice),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    prosody_end(&server);
    return failed;
}
