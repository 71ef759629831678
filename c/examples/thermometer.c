/* A device with one temperature, in a model written by hand. */
#include <sdvp.h>
#include <stdio.h>
#include <stdlib.h>

static const sdvp_type_member_t MAG[] = {{"f", {.code = SDVP_FLOAT32}}};
static const sdvp_node_t TMP[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .trg_ops = SDVP_TRG_DCHG,
        .type = {.code = SDVP_STRUCTURE, .members = MAG, .count = 1}},
    {.name = "q", .fc = SDVP_FC_MX, .trg_ops = SDVP_TRG_QCHG, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}}};
static const sdvp_node_t STMP1[] = {{.name = "Tmp", .cdc = "MV", .children = TMP, .count = 3}};
static const sdvp_logical_node_t NODES[] = {{.name = "LLN0"}, {.name = "STMP1", .objects = STMP1, .object_count = 1}};
static const sdvp_logical_device_t DEVICE = {.name = "T1", .nodes = NODES, .count = 2};
static const sdvp_model_t MODEL = {.name = "thermometer", .devices = &DEVICE, .count = 1};

/* Who is in the roster group "User" or "Service Provider" of the device's account may look at everything. */
static const sdvp_access_rule_t RULE = {
    SDVP_ROLE_USER | SDVP_ROLE_SERVICE_PROVIDER, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS};

int main(int argc, char **argv)
{
    sdvp_fault_t fault = {.detail = "thermometer JID PASSWORD CA_FILE HOST PORT"};
    sdvp_connection_settings_t settings = {.scatter = UINT32_MAX};
    if (argc == 6) {
        settings.jid = argv[1];
        settings.password = argv[2];
        settings.ca_file = argv[3];
        settings.host = argv[4];
        settings.port = (uint16_t)strtoul(argv[5], NULL, 10);
    }
    sdvp_connection_t *connection = argc == 6 ? sdvp_connection_new(&settings, &fault) : NULL;
    sdvp_xmpp_server_t *link = connection == NULL ? NULL : sdvp_xmpp_server_new(connection, NULL, &fault);
    if (link == NULL) {
        fprintf(stderr, "%s\n", fault.detail);
        return 2;
    }
    sdvp_values_t *values = sdvp_values_new(&MODEL);
    const sdvp_server_config_t config = {
        .values = values, .transport = sdvp_xmpp_server_transport(link), .policy = {.rules = &RULE, .count = 1}};
    sdvp_server_t *server;
    sdvp_handle_t temperature;
    if (values == NULL || sdvp_server_new(&config, &server) != SDVP_OK || sdvp_server_start(server) != SDVP_OK
        || sdvp_values_handle(values, "T1/STMP1.Tmp.mag.f[MX]", &temperature) != SDVP_OK) {
        return 1;
    }
    sdvp_connection_connect(connection);
    for (unsigned i = 0; sdvp_connection_trouble(connection, NULL) != SDVP_LOGIN_FAILED; i++) {
        const sdvp_value_t value = sdvp_float32(20 + (float)(i % 500) / 100); /* here stands what reads the sensor */
        sdvp_values_begin(values);
        sdvp_values_put(values, temperature, &value);
        sdvp_values_end(values);
        sdvp_step(connection, 100);
        sdvp_server_run(server);
    }
    return 4; /* a wrong password or certificate: only a person can help */
}
