/* The library at both ends: a device with one measured value, and a client that reads it. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench/ends.h"
#include "sdvp.h"

#define GROUP "Service Provider"
#define VALUE "HP1/STMP1.Tmp.mag.f[MX]"
#define PATIENCE_STEPS 400 /* of 100 ms */

static const sdvp_type_member_t ANALOGUE[] = {{"f", {.code = SDVP_FLOAT32}}};
static const sdvp_node_t MV[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = ANALOGUE, .count = 1}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}}};
static const sdvp_node_t OBJECTS[] = {{.name = "Tmp", .cdc = "MV", .children = MV, .count = 3}};
static const sdvp_logical_node_t NODES[] = {
    {.name = "LLN0"}, {.name = "STMP1", .objects = OBJECTS, .object_count = 1}};
static const sdvp_logical_device_t DEVICES[] = {{"HP1", NODES, 2}};
static const sdvp_model_t MODEL = {"bench", DEVICES, 1};
static const sdvp_access_rule_t RULE = {SDVP_ROLE_SERVICE_PROVIDER, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS};

static sdvp_connection_t *log_in(
    const accounts_t *accounts, const char *account, const char *password, sdvp_fault_t *fault)
{
    char jid[600];
    snprintf(jid, sizeof jid, "%s/sdvp", account);
    const sdvp_connection_settings_t settings = {
        .jid = jid, .password = password, .ca_file = accounts->ca_file, .host = accounts->host, .port = accounts->port,
        .no_resume = accounts->no_resume, .priority = -1, .scatter = UINT32_MAX};
    sdvp_connection_t *connection = sdvp_connection_new(&settings, fault);
    must(connection != NULL, fault->detail);
    return connection;
}

/* Waits for the login, then makes the other account a contact that may see this one. */
static void come_online(sdvp_connection_t *connection, const char *contact)
{
    static const char *const GROUPS[] = {GROUP};
    const char *reason = "not online after 40 s";
    sdvp_connection_connect(connection);
    for (int i = 0; i < PATIENCE_STEPS && sdvp_connection_state(connection) != SDVP_LINK_ONLINE; i++) {
        (void)sdvp_step(connection, 100);
        must(sdvp_connection_trouble(connection, &reason) != SDVP_LOGIN_FAILED, reason);
    }
    must(sdvp_connection_state(connection) == SDVP_LINK_ONLINE, reason);
    must(sdvp_roster_set(connection, contact, GROUPS, 1, NULL, NULL) == SDVP_OK, "no contact");
    must(sdvp_presence_ask(connection, contact) == SDVP_OK, "no contact");
}

_Noreturn void library_serve(const accounts_t *accounts, int ready)
{
    sdvp_fault_t fault = {SDVP_OK, "", ""};
    sdvp_connection_t *connection = log_in(accounts, accounts->device, accounts->device_password, &fault);
    const sdvp_xmpp_server_settings_t settings = {.unlimited = true};
    sdvp_xmpp_server_t *link = sdvp_xmpp_server_new(connection, &settings, &fault);
    must(link != NULL, fault.detail);
    const sdvp_server_config_t config = {
        .values = sdvp_values_new(&MODEL), .transport = sdvp_xmpp_server_transport(link),
        .policy = {.rules = &RULE, .count = 1}, .limits = {.max_outstanding_calls = MOST_OPEN}};
    sdvp_server_t *server = NULL;
    must(sdvp_server_new(&config, &server) == SDVP_OK && sdvp_server_start(server) == SDVP_OK, "no device");
    come_online(connection, accounts->client);
    must(write(ready, "", 1) == 1, "the measuring process is gone");
    for (;;) {
        (void)sdvp_step(connection, 1000);
        sdvp_server_run(server);
    }
}

typedef struct lane {
    struct asking *asking;
    unsigned number;
} lane_t;

typedef struct asking {
    sdvp_connection_t *connection;
    sdvp_xmpp_client_t *link;
    sdvp_client_t *client;
    sdvp_association_t *association;
    lane_t lanes[MOST_OPEN];
} asking_t;

static void step(void *ctx, uint32_t timeout_ms)
{
    asking_t *asking = ctx;
    (void)sdvp_step(asking->connection, timeout_ms);
    sdvp_client_run(asking->client);
}

static sdvp_error_t waiting_step(void *ctx, uint32_t timeout_ms)
{
    return sdvp_step(((asking_t *)ctx)->connection, timeout_ms);
}

static void on_read(void *ctx, const sdvp_outcome_t *outcome, const sdvp_read_response_t *answer)
{
    const lane_t *lane = ctx;
    load_answered(lane->number, outcome->error == SDVP_OK && answer->results.items[0].error == SDVP_OK);
}

static void read_value(void *ctx, unsigned lane)
{
    static const char *const REFERENCES[] = {VALUE};
    static const sdvp_read_request_t REQUEST = {{REFERENCES, 1}};
    asking_t *asking = ctx;
    must(
        sdvp_get_data_values(asking->association, &REQUEST, on_read, &asking->lanes[lane]) == SDVP_OK,
        "a read could not be sent");
}

static void end_of(void *ctx)
{
    asking_t *asking = ctx;
    sdvp_client_free(asking->client);
    sdvp_xmpp_client_free(asking->link);
    sdvp_connection_free(asking->connection);
    free(asking);
}

way_t library_connect(const accounts_t *accounts)
{
    asking_t *asking = calloc(1, sizeof *asking);
    must(asking != NULL, "no memory");
    for (unsigned i = 0; i < MOST_OPEN; i++) {
        asking->lanes[i] = (lane_t){asking, i};
    }
    sdvp_waiter_t waiter = {.step = waiting_step, .step_ctx = asking};
    asking->connection = log_in(accounts, accounts->client, accounts->client_password, &waiter.fault);
    asking->link = sdvp_xmpp_client_new(asking->connection, NULL, &waiter.fault);
    must(asking->link != NULL, waiter.fault.detail);
    sdvp_client_config_t config = sdvp_client_defaults(sdvp_xmpp_client_transport(asking->link));
    config.max_outstanding_calls = MOST_OPEN;
    must(sdvp_client_new(&config, &asking->client) == SDVP_OK, "no client");
    come_online(asking->connection, accounts->device);
    const char *device = NULL;
    for (int i = 0; i < PATIENCE_STEPS && device == NULL; i++) {
        step(asking, 100);
        device = sdvp_presence_find(asking->connection, accounts->device);
    }
    must(device != NULL, "the device is not there after 40 s");
    waiter.client = asking->client;
    must(sdvp_wait_associate(&waiter, device, &asking->association) == SDVP_OK, waiter.fault.detail);
    return (way_t){asking, "read", read_value, step, end_of};
}
