#include "link.h"

#include <stdio.h>
#include <stdlib.h>

static void on_state(void *ctx, sdvp_link_state_t state, const char *reason)
{
    link_told_t *told = ctx;
    if (told->count < 32) {
        told->states[told->count++] = state;
    }
    (void)snprintf(told->reason, sizeof told->reason, "%s", reason);
}

static void print_line(void *ctx, sdvp_level_t level, const char *text)
{
    (void)ctx;
    (void)level;
    if (getenv("SDVP_TEST_LOG") != NULL) {
        (void)fprintf(stderr, "%s\n", text);
    }
}

sdvp_connection_settings_t link_settings(
    const prosody_t *server, const char *jid, const char *password, link_told_t *told)
{
    return (sdvp_connection_settings_t){
        .jid = jid,
        .password = password,
        .ca_file = server->ca_file,
        .host = "127.0.0.1",
        .port = server->port,
        .wait_first = 100,
        .wait_most = 400,
        .wait_refused = 60000,
        .scatter = UINT32_MAX,
        .log = {.line = print_line},
        .on_state = on_state,
        .on_state_ctx = told,
    };
}

sdvp_connection_t *link_connect(const sdvp_connection_settings_t *settings)
{
    sdvp_fault_t fault;
    sdvp_connection_t *connection = sdvp_connection_new(settings, &fault);
    if (connection == NULL) {
        (void)fprintf(stderr, "%s\n", fault.detail);
        abort();
    }
    sdvp_connection_connect(connection);
    return connection;
}

sdvp_connection_t *link_connect_as(const prosody_t *server, const char *jid, const char *password, link_told_t *told)
{
    sdvp_connection_settings_t settings = link_settings(server, jid, password, told);
    return link_connect(&settings);
}

int64_t link_now(void)
{
    return sdvp_system_clock()->monotonic_ms(NULL);
}
