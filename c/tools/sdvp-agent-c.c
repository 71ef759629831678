/*
 * An agent of a heat pump: an example of a whole device. It logs in at an XMPP server, serves the model that
 * tools/heatpump/heatpump.icd describes to the owners of its roster, and runs a simulated pump; a hook program may switch a
 * relay, and, built with libmodbus, temperatures may come from a real box.
 *
 *     sdvp-agent-c --jid hp01@example.org --password-file hp01.password --ca-file ca.pem --owner "op@example.org Service Provider"
 *     sdvp-agent-c --config hp01.conf      a line for each option: jid hp01@example.org
 */
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heatpump/health.h"
#include "heatpump/heatpump.h"
#include "heatpump/hook.h"
#include "heatpump/modbus.h"
#include "heatpump/options.h"
#include "heatpump/pump.h"
#include "heatpump/tables.h"
#include "sdvp.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A row found in the values once, and what was written last. */
typedef struct cell {
    sdvp_handle_t value, quality, time;
    double last;
    bool written, there; /* there: the model has it */
} cell_t;

typedef struct agent {
    options_t options;
    double speed;
    pump_t pump;
    double relay; /* as box and hook were told last; -1: never */
    box_t *box;
    cell_t cells[COUNT(ROWS)];
    sdvp_scl_t *scl; /* the model of a file; NULL: that of heatpump.c */
    const sdvp_model_t *model;
    sdvp_values_t *values;
    sdvp_process_t *process; /* between the pump and the values: deadband, range, Mod and Beh */
    sdvp_schedules_t *schedules; /* FSCH and FSCC of the model */
    sdvp_connection_t *connection;
} agent_t;

static volatile sig_atomic_t stopped;

static void on_signal(int number)
{
    (void)number;
    stopped = 1;
}

static double *field(pump_t *pump, const row_t *row)
{
    return (double *)(void *)((char *)pump + row->place);
}

static sdvp_value_t value_of(sdvp_type_code_t type, double number)
{
    switch (type) {
    case SDVP_BOOLEAN:
        return sdvp_boolean(number > 0.5);
    case SDVP_FLOAT32:
        return sdvp_float32((float)number);
    default:
        return sdvp_integer(type, (int64_t)floor(number));
    }
}

/* The model of the file, which may lack rows; else the own one. */
static void find_model(agent_t *agent)
{
    sdvp_fault_t fault;
    agent->model = &heatpump;
    if (agent->options.model != NULL) {
        if (sdvp_scl_read_file(agent->options.model, NULL, &agent->scl, &fault) != SDVP_OK) {
            die(agent->options.model, fault.detail);
        }
        agent->model = sdvp_scl_model(agent->scl);
    }
}

static void find_rows(agent_t *agent)
{
    size_t there = 0;
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        char reference[SDVP_REFERENCE_MAX + 1];
        const char *fc = strchr(ROWS[i].value, '[');
        cell_t *cell = &agent->cells[i];
        snprintf(reference, sizeof reference, "%s.%s", ROWS[i].object, ROWS[i].value);
        bool found = sdvp_values_handle(agent->values, reference, &cell->value) == SDVP_OK;
        snprintf(reference, sizeof reference, "%s.q%s", ROWS[i].object, fc);
        found = found && sdvp_values_handle(agent->values, reference, &cell->quality) == SDVP_OK;
        snprintf(reference, sizeof reference, "%s.t%s", ROWS[i].object, fc);
        cell->there = found && sdvp_values_handle(agent->values, reference, &cell->time) == SDVP_OK;
        there += cell->there ? 1 : 0;
    }
    if (there == 0 || (agent->scl == NULL && there < COUNT(ROWS))) {
        die("the model", "has not the points of a heat pump, such as HP1/OutdSTMP1.Tmp");
    }
}

static sdvp_value_t time_now(void)
{
    const sdvp_clock_t *clock = sdvp_system_clock();
    return sdvp_time(sdvp_timestamp_of(clock->utc_us(clock->ctx), SDVP_TIME_QUALITY_USUAL));
}

/* Gives the time of the start to every status and measurement: none of them is from 1970. */
static void show_start(agent_t *agent)
{
    sdvp_write_t write = {.value = time_now()};
    const sdvp_logical_device_t *device = &sdvp_values_model(agent->values)->devices[0];
    for (const sdvp_logical_node_t *node = device->nodes; node < device->nodes + device->count; node++) {
        for (const sdvp_node_t *object = node->objects; object < node->objects + node->object_count; object++) {
            for (const sdvp_node_t *part = object->children; part < object->children + object->count; part++) {
                if (part->type.code == SDVP_TIMESTAMP && strcmp(part->name, "t") == 0) {
                    char reference[SDVP_REFERENCE_MAX + 1];
                    snprintf(reference, sizeof reference, "%s/%s.%s.t[%s]", device->name, node->name, object->name,
                        sdvp_fc_name(part->fc));
                    write.reference = reference;
                    sdvp_process_set(agent->process, &write, 1, NULL);
                }
            }
        }
    }
}

/* Says what box this is. */
static void show_plate(agent_t *agent)
{
    const sdvp_write_t plate[] = {
        {.reference = "HP1/LPHD1.PhyNam.vendor[DC]", .value = sdvp_text(SDVP_VISIBLE_STRING, "SDVP")},
        {.reference = "HP1/LPHD1.PhyNam.model[DC]", .value = sdvp_text(SDVP_VISIBLE_STRING, "simulated heat pump in C")},
    };
    sdvp_process_set(agent->process, plate, COUNT(plate), NULL);
}

/* Writes what has changed, as one moment. */
static void show(agent_t *agent)
{
    sdvp_value_t now = time_now();
    sdvp_bits_t quality = agent->box != NULL && !box_is_there(agent->box) ? SDVP_Q_INVALID | SDVP_Q_FAILURE : SDVP_Q_GOOD;
    sdvp_value_t q = sdvp_bit_string(SDVP_QUALITY, quality);
    sdvp_process_begin(agent->process);
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        cell_t *cell = &agent->cells[i];
        if (!cell->there) {
            continue;
        }
        double number = *field(&agent->pump, &ROWS[i]);
        if (!cell->written || (number != cell->last && fabs(number - cell->last) >= ROWS[i].step)) {
            sdvp_value_t value = value_of(cell->value.type->code, number);
            sdvp_process_put(agent->process, cell->value, &value);
            sdvp_process_put(agent->process, cell->time, &now);
            cell->last = number;
            cell->written = true;
        }
        sdvp_process_put(agent->process, cell->quality, &q);
    }
    sdvp_process_end(agent->process);
}

/* Tells the hook program when the pump may run or must not: "HOOK on", "HOOK off". False: it could not be started. */
static bool switch_relay(agent_t *agent)
{
    bool on = agent->pump.permitted > 0;
    if (agent->relay == agent->pump.permitted) {
        return true;
    }
    if (agent->options.hook != NULL && !hook_run(agent->options.hook, on ? "on" : "off")) {
        return false;
    }
    if (agent->box != NULL) {
        box_permit(agent->box, on);
    }
    agent->relay = agent->pump.permitted;
    return true;
}

/* The number in a ctlVal: a boolean, an enumeration, an analogue value with its one member. */
static double number_of(const sdvp_value_t *value)
{
    switch (value->type) {
    case SDVP_BOOLEAN:
        return value->is.boolean ? 1 : 0;
    case SDVP_FLOAT32:
        return value->is.real;
    case SDVP_STRUCTURE:
        return value->is.list.count == 1 ? number_of(&value->is.list.items[0]) : NAN;
    default:
        return (double)value->is.integer;
    }
}

static void operate(void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_operation_t *operation)
{
    agent_t *agent = ctx;
    const row_t *row = NULL;
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        if (ROWS[i].control && agent->cells[i].there && strcmp(ROWS[i].object, command->control) == 0) {
            row = &ROWS[i];
        }
    }
    double number = number_of(&command->ctl_val);
    bool is_mode = row != NULL && row->place == offsetof(pump_t, mode);
    if (row == NULL || isnan(number) || (is_mode && number != 1 && number != 5)) {
        /* Plans after price, wind or carbon dioxide are made elsewhere. */
        sdvp_operation_done(operation, 1, "this agent has no such function");
        return;
    }
    if (!command->test) {
        double before = *field(&agent->pump, row);
        *field(&agent->pump, row) = number;
        if (!switch_relay(agent)) {
            *field(&agent->pump, row) = before;
            sdvp_operation_done(operation, 13, "the program that switches the relay could not be started");
            return;
        }
        printf("%s: %s = %g\n", caller->peer[0] == '\0' ? "a schedule" : caller->peer, command->control, number);
        show(agent);
    }
    sdvp_operation_done(operation, SDVP_NO_ADD_CAUSE, NULL);
}

static void on_state(void *ctx, sdvp_link_state_t state, const char *reason)
{
    agent_t *agent = ctx;
    printf("%s: %s\n", sdvp_link_state_name(state), reason);
    for (size_t i = 0; state == SDVP_LINK_ONLINE && i < agent->options.owner_count; i++) {
        char account[SDVP_JID_MAX + 1];
        const char *group = strchr(agent->options.owners[i], ' ') + 1;
        snprintf(account, sizeof account, "%.*s", (int)(group - 1 - agent->options.owners[i]), agent->options.owners[i]);
        sdvp_roster_set(agent->connection, account, &group, 1, NULL, NULL);
        sdvp_presence_ask(agent->connection, account);
    }
}

static void log_line(void *ctx, sdvp_level_t level, const char *text)
{
    (void)ctx;
    fprintf(stderr, "%s%s\n", level >= SDVP_WARNING ? "warning: " : "", text);
}

static sdvp_connection_t *connect_to(agent_t *agent)
{
    char jid[SDVP_JID_MAX + 1];
    sdvp_fault_t fault;
    snprintf(jid, sizeof jid, "%s%s", agent->options.jid, strchr(agent->options.jid, '/') == NULL ? "/IEC" : "");
    sdvp_connection_settings_t settings = {
        .jid = jid,
        .ask_password = agent->options.password_file == NULL ? NULL : options_password,
        .ask_password_ctx = &agent->options,
        .ca_file = agent->options.ca_file,
        .host = agent->options.host,
        .port = (uint16_t)option_number(agent->options.port, 0, 65535),
        .direct_tls = agent->options.tls != NULL && strcmp(agent->options.tls, "direct") == 0,
        .log = {NULL, SDVP_WARNING, log_line},
        .scatter = UINT32_MAX,
        .on_state = on_state,
        .on_state_ctx = agent,
    };
    agent->connection = sdvp_connection_new(&settings, &fault);
    if (agent->connection == NULL) {
        die(jid, fault.detail);
    }
    return agent->connection;
}

static void on_schedule(void *ctx, const char *schedule, sdvp_schedule_state_t state)
{
    (void)ctx;
    printf("%s is %s\n", schedule, sdvp_schedule_state_name(state));
}

static void make_schedules(agent_t *agent, sdvp_store_t *store)
{
    sdvp_fault_t fault;
    const sdvp_schedule_config_t config = {agent->values, agent->process, NULL, sdvp_store_states(store),
        .observer = {.state = on_schedule, .not_saved = health_not_saved}};
    if (sdvp_schedules_new(&config, &agent->schedules, &fault) != SDVP_OK) {
        die("the schedules", fault.detail);
    }
}

/* The server over a connection: controls, settings, schedules, data sets, reports, logs. */
static sdvp_server_t *serve(agent_t *agent, sdvp_xmpp_server_t *link, sdvp_store_t *store)
{
    static sdvp_control_handler_t pump, scheduled; /* outlive the server */
    static const sdvp_setting_handler_t box = {.set = NULL};
    make_schedules(agent, store);
    pump = (sdvp_control_handler_t){.ctx = agent, .operate = operate};
    scheduled = sdvp_schedules_controls(agent->schedules, &pump);
    const sdvp_control_handler_t controls = sdvp_process_controls(agent->process, &scheduled);
    const sdvp_setting_handler_t settings = sdvp_schedules_settings(agent->schedules, &box);
    const sdvp_server_config_t config = {
        .values = agent->values, .transport = sdvp_xmpp_server_transport(link),
        .policy = {.rules = RULES, .count = COUNT(RULES)},
        .controls = &controls, .settings = &settings, .data_sets = true, .process = agent->process,
    };
    const sdvp_report_config_t reports = {.buffers = sdvp_store_reports(store), .states = sdvp_store_states(store)};
    const sdvp_log_config_t logs = {.logs = sdvp_store_logs(store), .states = sdvp_store_states(store)};
    sdvp_server_t *server = NULL;
    sdvp_error_t error = sdvp_server_new(&config, &server);
    error = error == SDVP_OK ? sdvp_server_add_reports(server, &reports) : error;
    error = error == SDVP_OK ? sdvp_server_add_logs(server, &logs, NULL) : error;
    error = error == SDVP_OK ? sdvp_server_start(server) : error;
    if (error != SDVP_OK) {
        die("the device cannot be served", sdvp_error_name(error));
    }
    sdvp_schedules_start(agent->schedules, server);
    return server;
}

static int64_t earlier(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

static void run(agent_t *agent, sdvp_server_t *server, const sdvp_store_t *store)
{
    const sdvp_clock_t *clock = sdvp_system_clock();
    int64_t beat = clock->monotonic_ms(clock->ctx);
    bool writing = true;
    while (!stopped || sdvp_connection_state(agent->connection) != SDVP_LINK_OFFLINE) {
        int64_t now = clock->monotonic_ms(clock->ctx);
        if (now >= beat) {
            if (agent->box != NULL) {
                box_read(agent->box, &agent->pump);
            } else {
                pump_step(&agent->pump, agent->speed);
            }
            (void)switch_relay(agent); /* where that failed at the start */
            show(agent);
            writing = health_tell(store, writing);
            beat = now + 1000;
        }
        if (stopped == 1) {
            stopped = 2;
            sdvp_connection_disconnect(agent->connection);
        }
        int64_t due = earlier(earlier(sdvp_server_deadline(server), sdvp_schedules_deadline(agent->schedules)), beat);
        sdvp_step(agent->connection, due > now ? (uint32_t)(due - now) : 0);
        sdvp_server_run(server);
        sdvp_schedules_run(agent->schedules);
        fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    static agent_t agent = {.relay = -1};
    options_read(&agent.options, argc, argv);
    signal(SIGTERM, on_signal);
    signal(SIGINT, on_signal);
    signal(SIGCHLD, SIG_IGN); /* nobody waits for the hook */
    agent.speed = option_number(agent.options.speed, 1, 100000);
    pump_init(&agent.pump, (unsigned)option_number(agent.options.seed, 0, 1e9));
    agent.box = agent.options.modbus == NULL ? NULL : box_open(agent.options.modbus);
    find_model(&agent);
    agent.values = sdvp_values_new(agent.model);
    sdvp_fault_t fault = {SDVP_NO_MEMORY, "", "there is no more memory"};
    const sdvp_store_limits_t limits = sdvp_store_limits();
    sdvp_store_t *store = agent.options.store == NULL
        ? sdvp_store_in_memory(&limits)
        : sdvp_store_in_directory(agent.options.store, &limits, sdvp_system_clock(), &fault);
    agent.process = agent.values == NULL ? NULL : sdvp_process_new(agent.values, NULL);
    if (agent.process == NULL || store == NULL) {
        die("the store or the values", fault.detail);
    }
    find_rows(&agent);
    show_start(&agent);
    show_plate(&agent);
    show(&agent);
    (void)switch_relay(&agent);
    sdvp_xmpp_server_t *link = sdvp_xmpp_server_new(connect_to(&agent), NULL, &fault);
    if (link == NULL) {
        die("the link", fault.detail);
    }
    sdvp_server_t *server = serve(&agent, link, store);
    sdvp_connection_connect(agent.connection);
    run(&agent, server, store);
    sdvp_server_free(server);
    sdvp_schedules_free(agent.schedules);
    sdvp_xmpp_server_free(link);
    sdvp_connection_free(agent.connection);
    sdvp_store_free(store);
    sdvp_process_free(agent.process);
    sdvp_values_free(agent.values);
    sdvp_scl_free(agent.scl);
    box_close(agent.box);
    return 0;
}
