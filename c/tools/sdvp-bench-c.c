/*
 * How fast a device reports, and how fast its stores are. Processor time, so that what else the machine does counts little.
 *
 *     sdvp-bench-c [SECONDS] [DIRECTORY]
 *     sdvp-bench-c roundtrip --host HOST ...    reads over an XMPP server against pings of libstrophe alone
 *
 * SECONDS: how long each figure is measured, 2 unless told. DIRECTORY: for the store on disk, removed by nobody; without it
 * that store is left out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench/load.h"
#include "bench/roundtrip.h"
#include "data/model.h"
#include "sdvp/reporting.h"
#include "wire/format.h"

#define MEMBERS 20
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* A device that measures twenty things. */

static const sdvp_type_member_t ANALOGUE[] = {{"f", {.code = SDVP_FLOAT32}}};
static const sdvp_node_t MV[] = {
    {.name = "mag",
     .fc = SDVP_FC_MX,
     .trg_ops = SDVP_TRG_DCHG,
     .type = {.code = SDVP_STRUCTURE, .members = ANALOGUE, .count = 1}},
    {.name = "q", .fc = SDVP_FC_MX, .trg_ops = SDVP_TRG_QCHG, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}}};

typedef struct device {
    char names[MEMBERS][16];
    char references[MEMBERS][40];
    const char *members[MEMBERS];
    sdvp_node_t objects[MEMBERS];
    sdvp_data_set_t set;
    sdvp_report_control_t controls[2];
    sdvp_logical_node_t nodes[2];
    sdvp_logical_device_t logical;
    sdvp_model_t model;
    sdvp_values_t *values;
    sdvp_handle_t values_of[MEMBERS];
} device_t;

static void make_device(device_t *device)
{
    for (int i = 0; i < MEMBERS; i++) {
        snprintf(device->names[i], sizeof device->names[i], "AnIn%d", i + 1);
        snprintf(device->references[i], sizeof device->references[i], "HP1/GGIO1.AnIn%d[MX]", i + 1);
        device->members[i] = device->references[i];
        device->objects[i] = (sdvp_node_t){
            .name = device->names[i], .cdc = "MV", .children = MV, .count = COUNT_OF(MV)};
    }
    device->set = (sdvp_data_set_t){"Meas", device->members, MEMBERS};
    const sdvp_bits_t fields = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_BUF_OVFL
                               | SDVP_OPT_ENTRY_ID | SDVP_OPT_CONF_REV;
    device->controls[0] =
        (sdvp_report_control_t){"Buf", true, "", "Meas", 1, fields, 0, SDVP_TRG_DCHG, 0, 1, false};
    device->controls[1] =
        (sdvp_report_control_t){"Unb", false, "", "Meas", 1, fields, 0, SDVP_TRG_DCHG, 0, 1, false};
    device->nodes[0] = (sdvp_logical_node_t){
        .name = "LLN0", .data_sets = &device->set, .data_set_count = 1, .report_controls = device->controls,
        .report_control_count = 2};
    device->nodes[1] = (sdvp_logical_node_t){.name = "GGIO1", .objects = device->objects, .object_count = MEMBERS};
    device->logical = (sdvp_logical_device_t){"HP1", device->nodes, 2};
    device->model = (sdvp_model_t){"bench", &device->logical, 1};
    device->values = sdvp_values_new(&device->model);
    must(device->values != NULL, "no memory");
    for (int i = 0; i < MEMBERS; i++) {
        char reference[48];
        snprintf(reference, sizeof reference, "HP1/GGIO1.AnIn%d.mag.f[MX]", i + 1);
        must(sdvp_values_handle(device->values, reference, &device->values_of[i]) == SDVP_OK, reference);
    }
}

/* A link that writes each message into memory and takes it at once. */
typedef struct drain {
    sdvp_server_transport_t transport;
    const sdvp_server_listener_t *listener;
    char text[65536];
    char association[64];
    uint64_t reports;
    uint64_t octets;
} drain_t;

static sdvp_error_t drain_start(void *ctx, const sdvp_server_listener_t *listener)
{
    ((drain_t *)ctx)->listener = listener;
    return SDVP_OK;
}

static void drain_answer(void *ctx, sdvp_open_call_t *call, const sdvp_message_t *response)
{
    drain_t *drain = ctx;
    (void)call;
    must(!response->refused, response->refused ? response->is.refusal.detail : "");
    if (response->service == SDVP_ASSOCIATE) {
        snprintf(drain->association, sizeof drain->association, "%s", response->association_id);
    }
}

static sdvp_error_t drain_send(
    void *ctx, const char *peer, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx)
{
    drain_t *drain = ctx;
    (void)peer;
    sdvp_text_t text = sdvp_text_fixed(drain->text, sizeof drain->text);
    sdvp_compact()->encode(message, &text);
    drain->reports++;
    drain->octets += text.length;
    if (sent != NULL) {
        sent(sent_ctx, SDVP_OK);
    }
    return SDVP_OK;
}

static size_t drain_size(void *ctx, const char *peer, const sdvp_message_t *message)
{
    (void)ctx;
    (void)peer;
    sdvp_text_t text = sdvp_text_fixed(NULL, 0);
    sdvp_compact()->encode(message, &text);
    return text.length;
}

static void ask(drain_t *drain, sdvp_message_t request)
{
    static const sdvp_caller_t CALLER = {"bench", SDVP_ROLE_SERVICE_PROVIDER};
    request.pdu = SDVP_REQUEST;
    request.invoke_id = 1;
    request.association_id = request.service == SDVP_ASSOCIATE ? NULL : drain->association;
    drain->listener->on_request(drain->listener->ctx, &CALLER, &request, NULL);
}

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double wall_seconds(void)
{
    return (double)now_ns() / 1e9;
}

/* Writes `changed` of the values as one moment. */
static void moment(device_t *device, int changed, float number)
{
    sdvp_values_begin(device->values);
    for (int i = 0; i < changed; i++) {
        sdvp_value_t value = sdvp_float32(number + (float)i);
        must(sdvp_values_put(device->values, device->values_of[i], &value) == SDVP_OK, "a value was refused");
    }
    sdvp_values_end(device->values);
}

static void bench_reports(const char *what, bool buffered, int changed, sdvp_store_t *store, double seconds)
{
    static device_t device;
    static drain_t drain;
    static const sdvp_access_rule_t RULE = {SDVP_ROLE_SERVICE_PROVIDER, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS};
    make_device(&device);
    drain = (drain_t){.transport = {&drain, drain_start, drain_answer, drain_send, drain_size, NULL}};
    const sdvp_server_config_t config = {
        .values = device.values, .transport = &drain.transport, .policy = {.rules = &RULE, .count = 1}};
    const sdvp_report_config_t reporting = {.buffers = store == NULL ? NULL : sdvp_store_reports(store)};
    sdvp_server_t *server;
    must(sdvp_server_new(&config, &server) == SDVP_OK, "no server");
    must(sdvp_server_add_reports(server, &reporting) == SDVP_OK, "no reports");
    must(sdvp_server_start(server) == SDVP_OK, "not started");
    ask(&drain, (sdvp_message_t){.service = SDVP_ASSOCIATE, .is.associate_request = {65536, 10}});
    ask(&drain,
        (sdvp_message_t){
            .service = buffered ? SDVP_SET_BRCB_VALUES : SDVP_SET_URCB_VALUES,
            .is.rcb = {.reference = buffered ? "HP1/LLN0.Buf" : "HP1/LLN0.Unb", .has_rpt_ena = true, .rpt_ena = true}});
    double begun = processor_seconds();
    double spent = 0;
    uint64_t moments = 0;
    while (spent < seconds) {
        for (int i = 0; i < 200; i++) {
            moment(&device, changed, (float)(moments++ % 1000));
            sdvp_server_run(server);
        }
        spent = processor_seconds() - begun;
    }
    printf(
        "%-34s %9.0f reports/s  %6.2f us each  %5llu octets\n", what, (double)drain.reports / spent,
        spent * 1e6 / (double)drain.reports, (unsigned long long)(drain.octets / drain.reports));
    sdvp_server_free(server);
    sdvp_values_free(device.values);
}

static void bench_store(const char *what, sdvp_store_t *store, double seconds)
{
    static uint8_t octets[200];
    const sdvp_report_store_t *port = sdvp_store_reports(store);
    sdvp_report_buffer_t buffer;
    must(port->open(port->ctx, "HP1/LLN0.Bench", "bench", &buffer) == SDVP_OK, "no buffer");
    sdvp_stored_t entry = {.id = buffer.highest(buffer.ctx), .octets = octets, .length = sizeof octets};
    double begun = processor_seconds();
    double wall = wall_seconds();
    uint64_t appended = 0;
    while (wall_seconds() - wall < seconds) {
        for (int i = 0; i < 200; i++, appended++) {
            entry.id++;
            buffer.append(buffer.ctx, &entry);
        }
        port->run(port->ctx);
    }
    double spent = processor_seconds() - begun;
    double waited = wall_seconds() - wall;
    struct timespec pause = {0, 200000000};
    nanosleep(&pause, NULL);
    port->run(port->ctx);
    sdvp_stored_t found;
    bool gap;
    uint64_t read = 0;
    begun = processor_seconds();
    for (int round = 0; round < 20; round++) {
        for (sdvp_entry_id_t at = 0; buffer.next(buffer.ctx, at, &found, &gap); read++) {
            at = found.id;
        }
    }
    double reading = processor_seconds() - begun;
    printf(
        "%-34s %9.0f appended/s by the clock  %6.2f us each  read %6.2f us each\n", what, (double)appended / waited,
        spent * 1e6 / (double)appended, reading * 1e6 / (double)(read == 0 ? 1 : read));
    buffer.close(buffer.ctx);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "roundtrip") == 0) {
        return roundtrip(argc - 2, argv + 2);
    }
    double seconds = argc > 1 ? strtod(argv[1], NULL) : 2;
    const sdvp_store_limits_t limits = sdvp_store_limits();
    seconds = seconds > 0 ? seconds : 2;
    bench_reports("URCB, 1 of 20 members", false, 1, NULL, seconds);
    bench_reports("URCB, 20 of 20 members", false, MEMBERS, NULL, seconds);
    bench_reports("BRCB in memory, 1 of 20 members", true, 1, NULL, seconds);
    bench_reports("BRCB in memory, 20 of 20 members", true, MEMBERS, NULL, seconds);
    sdvp_store_t *memory = sdvp_store_in_memory(&limits);
    must(memory != NULL, "no memory");
    bench_store("store in memory, 200 octets", memory, seconds);
    sdvp_store_free(memory);
    if (argc > 2) {
        sdvp_fault_t fault = {0};
        sdvp_store_t *disk = sdvp_store_in_directory(argv[2], &limits, sdvp_system_clock(), &fault);
        must(disk != NULL, fault.detail);
        bench_reports("BRCB on disk, 1 of 20 members", true, 1, disk, seconds);
        bench_store("store on disk, 200 octets", disk, seconds);
        sdvp_store_free(disk);
    }
    return 0;
}
