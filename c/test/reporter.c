#include "reporter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sdvp/client.h"

/* The model. */

#define ALL_OPT 0x1fe
#define ALL_TRG 0x1f
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
#define ATTRIBUTE(n, f, t, ops)                                                                                        \
    {                                                                                                                  \
        .name = n, .fc = SDVP_FC_##f, .trg_ops = ops, .type = {.code = SDVP_##t }                                      \
    }

static const sdvp_type_member_t ANALOGUE[] = {{"f", {.code = SDVP_FLOAT32}}};
static const sdvp_node_t MV[] = {
    {.name = "mag",
     .fc = SDVP_FC_MX,
     .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD,
     .type = {.code = SDVP_STRUCTURE, .members = ANALOGUE, .count = 1}},
    ATTRIBUTE("q", MX, QUALITY, SDVP_TRG_QCHG),
    ATTRIBUTE("t", MX, TIMESTAMP, 0),
    ATTRIBUTE("db", CF, INT32U, 0),
    ATTRIBUTE("d", DC, VISIBLE_STRING, 0),
};
static const sdvp_node_t INS[] = {
    ATTRIBUTE("stVal", ST, INT32, SDVP_TRG_DCHG | SDVP_TRG_DUPD),
    ATTRIBUTE("q", ST, QUALITY, SDVP_TRG_QCHG),
    ATTRIBUTE("t", ST, TIMESTAMP, 0),
};
static const sdvp_node_t ING[] = {ATTRIBUTE("setVal", SP, INT32, 0)};
static const sdvp_node_t CNT[] = {{.name = "Cnt", .cdc = "INS", .children = INS, .count = COUNT_OF(INS)}};
static const sdvp_node_t TMP[] = {{.name = "Tmp", .cdc = "MV", .children = MV, .count = COUNT_OF(MV)}};
static const sdvp_node_t GGIO[] = {
    {.name = "IntIn1", .cdc = "INS", .children = INS, .count = COUNT_OF(INS)},
    {.name = "Set1", .cdc = "ING", .children = ING, .count = COUNT_OF(ING)}};

static const char *const MEAS_MEMBERS[] = {"HP1/STMP1.Tmp[MX]", "HP1/STMP2.Tmp[MX]", "HP1/GGIO1.IntIn1[ST]"};
static const char *const CONF_MEMBERS[] = {
    "HP1/STMP1.Tmp.d[DC]", "HP1/STMP1.Tmp.db[CF]", "HP1/STMP1.Tmp.mag[MX]", "HP1/GGIO1.Set1.setVal[SP]"};
static const char *const COUNT_MEMBERS[] = {"HP1/GGIO1.IntIn1[ST]"};
static const sdvp_data_set_t SETS[] = {
    {"Meas", MEAS_MEMBERS, COUNT_OF(MEAS_MEMBERS)},
    {"Conf", CONF_MEMBERS, COUNT_OF(CONF_MEMBERS)},
    {"Count", COUNT_MEMBERS, 1}};
static const sdvp_report_control_t CONTROLS[] = {
    {"Meas", true, "", "Meas", 1, ALL_OPT, 0, ALL_TRG, 0, 2, true},
    {"Live", false, "", "Meas", 1, ALL_OPT, 0, ALL_TRG, 0, 2, true},
    {"Free", true, "", NULL, 1, ALL_OPT, 0, ALL_TRG, 0, 1, false}};
static const sdvp_log_control_t LOG_CONTROLS[] = {
    {"Meas", "Meas", "Day", true, true, ALL_TRG, 0},
    {"Count", "Count", "Day", false, true, ALL_TRG, 0},
    {"Lost", "None", "Day", true, true, ALL_TRG, 0}};
static const char *const LOGS[] = {"Day", "Own"};
static const sdvp_logical_node_t NODES[] = {
    {.name = "LLN0",
     .objects = CNT,
     .object_count = 1,
     .data_sets = SETS,
     .data_set_count = COUNT_OF(SETS),
     .report_controls = CONTROLS,
     .report_control_count = COUNT_OF(CONTROLS),
     .log_controls = LOG_CONTROLS,
     .log_control_count = COUNT_OF(LOG_CONTROLS),
     .logs = LOGS,
     .log_count = COUNT_OF(LOGS)},
    {.name = "STMP1", .objects = TMP, .object_count = 1},
    {.name = "STMP2", .objects = TMP, .object_count = 1},
    {.name = "GGIO1", .objects = GGIO, .object_count = COUNT_OF(GGIO)}};
static const sdvp_logical_device_t DEVICES[] = {{"HP1", NODES, COUNT_OF(NODES)}};
static const sdvp_model_t MODEL = {"reports", DEVICES, 1};

const sdvp_model_t *reporter_model(void)
{
    return &MODEL;
}

/* A user sees one temperature and may use every control block. */
static const sdvp_access_rule_t RULES[] = {
    {SDVP_ROLE_SERVICE_PROVIDER | SDVP_ROLE_VENDOR, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS},
    {SDVP_ROLE_USER, SDVP_ALL_SERVICES & ~(SDVP_SERVICE_BIT(SDVP_GET_DATA_VALUES) | SDVP_SERVICE_BIT(SDVP_GET_URCB_VALUES)),
     NULL, SDVP_ALL_FCS},
    {SDVP_ROLE_USER, SDVP_SERVICE_BIT(SDVP_GET_DATA_VALUES), "HP1/STMP1", SDVP_ALL_FCS}};

/* The device. */

static void need(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "test: %s\n", what);
        abort();
    }
}

static int64_t utc_us(void *ctx)
{
    return ((const reporter_t *)ctx)->utc_us;
}

static int64_t monotonic_ms(void *ctx)
{
    return ((const reporter_t *)ctx)->now_ms;
}

reporter_t *reporter_new(void)
{
    reporter_t *device = calloc(1, sizeof *device);
    device->utc_us = INT64_C(1767225600000000);
    device->now_ms = 1000;
    device->clock = (sdvp_clock_t){device, utc_us, monotonic_ms};
    device->values = sdvp_values_new(&MODEL);
    return device;
}

static void forget_peers(reporter_t *device)
{
    for (size_t i = 0; i < device->peer_count; i++) {
        sdvp_arena_free(device->peers[i]->arena);
        sdvp_arena_free(device->peers[i]->answer_arena);
        free(device->peers[i]);
    }
    device->peer_count = 0;
}

void reporter_stop(reporter_t *device)
{
    sdvp_server_free(device->server);
    device->server = NULL;
    if (device->loopback != NULL) {
        loopback_free(device->loopback);
        device->loopback = NULL;
    }
    forget_peers(device);
}

void reporter_start(reporter_t *device)
{
    reporter_stop(device);
    device->loopback = loopback_new();
    const sdvp_server_config_t config = {
        .values = device->values, .transport = loopback_server(device->loopback), .clock = &device->clock,
        .policy = {.rules = RULES, .count = COUNT_OF(RULES)}, .data_sets = true,
        .limits = {.max_answer_memory = device->max_answer_memory}};
    need(sdvp_server_new(&config, &device->server) == SDVP_OK, "no server");
    need(sdvp_server_add_reports(device->server, &device->reporting) == SDVP_OK, "no reports");
    need(sdvp_server_add_logs(device->server, &device->logging, &device->logs) == SDVP_OK, "no logs");
    need(sdvp_server_start(device->server) == SDVP_OK, "not started");
}

void reporter_free(reporter_t *device)
{
    reporter_stop(device);
    sdvp_store_free(device->store);
    sdvp_values_free(device->values);
    free(device);
}

void reporter_settle(reporter_t *device)
{
    if (!device->manual) {
        do {
            sdvp_server_run(device->server);
            loopback_deliver(device->loopback);
        } while (sdvp_server_deadline(device->server) <= device->now_ms);
    }
}

void reporter_advance(reporter_t *device, int64_t ms)
{
    int64_t end = device->now_ms + ms;
    while (device->now_ms < end) {
        int64_t due = sdvp_server_deadline(device->server);
        int64_t next = due < end ? due : end;
        next = next > device->now_ms ? next : device->now_ms;
        device->utc_us += (next - device->now_ms) * 1000;
        device->now_ms = next;
        sdvp_server_run(device->server);
        if (!device->manual) {
            loopback_deliver(device->loopback);
        }
    }
    reporter_settle(device);
}

void reporter_update(reporter_t *device, const char *fcda, sdvp_value_t value)
{
    const sdvp_write_t write = {fcda, value};
    sdvp_fault_t fault = {0};
    sdvp_error_t error = sdvp_values_set(device->values, &write, 1, &fault);
    need(error == SDVP_OK, fault.detail);
    reporter_settle(device);
}

void reporter_count(reporter_t *device, int32_t count)
{
    reporter_update(device, "HP1/GGIO1.IntIn1.stVal[ST]", sdvp_integer(SDVP_INT32, count));
}

void reporter_temperature(reporter_t *device, int number, float celsius)
{
    char fcda[] = "HP1/STMP1.Tmp.mag.f[MX]";
    fcda[8] = (char)('0' + number);
    reporter_update(device, fcda, sdvp_float32(celsius));
}

/* Clients. */

static sdvp_error_t on_unconfirmed(void *ctx, const char *name, const sdvp_message_t *message)
{
    subscriber_t *peer = ctx;
    (void)name;
    if (message->service == SDVP_ABORT) {
        peer->association[0] = '\0';
        return SDVP_OK;
    }
    if (peer->refusing) {
        return SDVP_STORAGE;
    }
    if (peer->forgetting) {
        sdvp_arena_reset(peer->arena);
    }
    sdvp_message_t *copy = sdvp_arena_alloc(peer->arena, sizeof *copy);
    need(copy != NULL && sdvp_message_copy(peer->arena, message, copy) == SDVP_OK, "no room for a report");
    peer->reports[peer->count++ % MOST_REPORTS] = &copy->is.report;
    return SDVP_OK;
}

static void on_gone(void *ctx, const char *name, const char *reason)
{
    (void)ctx;
    (void)name;
    (void)reason;
}

subscriber_t *reporter_connect_as(reporter_t *device, const char *name, unsigned roles, uint32_t max_message_size)
{
    static sdvp_client_listener_t listeners[64];
    static size_t next;
    need(device->peer_count < MOST_PEERS, "too many clients");
    subscriber_t *peer = calloc(1, sizeof *peer);
    device->peers[device->peer_count++] = peer;
    peer->device = device;
    snprintf(peer->name, sizeof peer->name, "%s", name);
    peer->arena = sdvp_arena_new(1 << 16, 1 << 24);
    peer->answer_arena = sdvp_arena_new(1 << 12, 1 << 22);
    peer->transport = loopback_client(device->loopback, name, roles);
    sdvp_client_listener_t *listener = &listeners[next++ % 64];
    *listener = (sdvp_client_listener_t){peer, on_unconfirmed, on_gone};
    peer->transport->start(peer->transport->ctx, listener);
    subscriber_associate(peer, max_message_size);
    return peer;
}

subscriber_t *reporter_connect(reporter_t *device, const char *name)
{
    return reporter_connect_as(device, name, SDVP_ROLE_SERVICE_PROVIDER, 65536);
}

static void on_answer(void *ctx, sdvp_error_t error, const char *detail, const sdvp_message_t *response)
{
    subscriber_t *peer = ctx;
    (void)detail;
    need(error == SDVP_OK, "a call was lost");
    peer->answered = true;
    need(sdvp_message_copy(peer->answer_arena, response, &peer->answer) == SDVP_OK, "no room for an answer");
}

sdvp_error_t subscriber_call(subscriber_t *peer, sdvp_message_t request)
{
    static uint32_t invoke_id;
    uint64_t number;
    request.pdu = SDVP_REQUEST;
    request.invoke_id = ++invoke_id;
    request.association_id = request.service == SDVP_ASSOCIATE ? NULL : peer->association;
    sdvp_arena_reset(peer->answer_arena);
    peer->answered = false;
    need(peer->transport->send(peer->transport->ctx, "device", &request, on_answer, peer, &number) == SDVP_OK, "unsent");
    reporter_settle(peer->device);
    while (!peer->answered && loopback_step(peer->device->loopback)) {
    }
    need(peer->answered, "no answer");
    return peer->answer.refused ? peer->answer.is.refusal.error : SDVP_OK;
}

void subscriber_associate(subscriber_t *peer, uint32_t max_message_size)
{
    sdvp_error_t error = subscriber_call(
        peer, (sdvp_message_t){
                  .service = SDVP_ASSOCIATE, .is.associate_request = {max_message_size, 10}});
    need(error == SDVP_OK, "no association");
    snprintf(peer->association, sizeof peer->association, "%s", peer->answer.association_id);
}

sdvp_error_t subscriber_set_brcb(subscriber_t *peer, sdvp_rcb_t change)
{
    return subscriber_call(peer, (sdvp_message_t){.service = SDVP_SET_BRCB_VALUES, .is.rcb = change});
}

sdvp_error_t subscriber_set_urcb(subscriber_t *peer, sdvp_rcb_t change)
{
    return subscriber_call(peer, (sdvp_message_t){.service = SDVP_SET_URCB_VALUES, .is.rcb = change});
}

static sdvp_rcb_t get(subscriber_t *peer, sdvp_service_t service, const char *reference)
{
    need(
        subscriber_call(peer, (sdvp_message_t){.service = service, .is.block_request = {reference}}) == SDVP_OK,
        "no such block");
    return peer->answer.is.rcb;
}

sdvp_rcb_t subscriber_brcb(subscriber_t *peer, const char *reference)
{
    return get(peer, SDVP_GET_BRCB_VALUES, reference);
}

sdvp_rcb_t subscriber_urcb(subscriber_t *peer, const char *reference)
{
    return get(peer, SDVP_GET_URCB_VALUES, reference);
}

sdvp_error_t subscriber_enable(subscriber_t *peer, const char *brcb)
{
    return subscriber_set_brcb(peer, (sdvp_rcb_t){.reference = brcb, .has_rpt_ena = true, .rpt_ena = true});
}

sdvp_error_t subscriber_disable(subscriber_t *peer, const char *brcb)
{
    return subscriber_set_brcb(peer, (sdvp_rcb_t){.reference = brcb, .has_rpt_ena = true});
}

sdvp_error_t subscriber_enable_live(subscriber_t *peer)
{
    return subscriber_set_urcb(peer, (sdvp_rcb_t){.reference = LIVE, .has_rpt_ena = true, .rpt_ena = true});
}

sdvp_error_t subscriber_set_lcb(subscriber_t *peer, sdvp_lcb_t change)
{
    return subscriber_call(peer, (sdvp_message_t){.service = SDVP_SET_LCB_VALUES, .is.lcb = change});
}

const sdvp_report_t *subscriber_last(const subscriber_t *peer)
{
    need(peer->count > 0, "no report has come");
    return peer->reports[(peer->count - 1) % MOST_REPORTS];
}

int64_t report_count(const sdvp_report_t *report)
{
    for (size_t i = 0; i < report->count; i++) {
        if (report->members[i].index == 2) {
            return report->members[i].value.is.list.items[0].is.integer;
        }
    }
    return -1;
}

void subscriber_gone(subscriber_t *peer)
{
    loopback_gone(peer->device->loopback, peer->name);
    peer->association[0] = '\0';
    reporter_settle(peer->device);
}
