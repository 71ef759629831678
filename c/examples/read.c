/* Reads values of a device: read JID PASSWORD CA_FILE HOST PORT DEVICE "REFERENCE[FC]" ... */
#include <sdvp.h>
#include <stdio.h>
#include <stdlib.h>

#define PATIENCE_STEPS 100 /* of 100 ms, for the login and for the device's presence */

static sdvp_error_t step(void *connection, uint32_t timeout_ms)
{
    sdvp_step(connection, timeout_ms);
    return sdvp_connection_trouble(connection, NULL) == SDVP_LOGIN_FAILED ? SDVP_LOGIN_FAILED : SDVP_OK;
}

/* Reads one value after the other and prints them. */
static sdvp_error_t read_all(sdvp_waiter_t *waiter, const char *device, char **references)
{
    sdvp_association_t *association = NULL;
    sdvp_arena_t *arena = sdvp_arena_new(4096, 1 << 20);
    sdvp_error_t error = sdvp_wait_associate(waiter, device, &association);
    for (; *references != NULL && error == SDVP_OK; references++) {
        sdvp_value_t value;
        char text[300];
        error = sdvp_wait_read(waiter, association, *references, arena, &value);
        if (error == SDVP_OK) {
            sdvp_value_print(&value, NULL, text, sizeof text);
            printf("%s = %s\n", *references, text);
        }
    }
    sdvp_arena_free(arena);
    return error;
}

int main(int argc, char **argv)
{
    if (argc < 8) {
        fprintf(stderr, "read JID PASSWORD CA_FILE HOST PORT DEVICE \"REFERENCE[FC]\" ...\n");
        return 2;
    }
    const sdvp_connection_settings_t settings = {.jid = argv[1], .password = argv[2], .ca_file = argv[3],
        .host = argv[4], .port = (uint16_t)strtoul(argv[5], NULL, 10), .scatter = UINT32_MAX};
    sdvp_waiter_t waiter = {.step = step};
    sdvp_connection_t *connection = sdvp_connection_new(&settings, &waiter.fault);
    sdvp_xmpp_client_t *link = connection == NULL ? NULL : sdvp_xmpp_client_new(connection, NULL, &waiter.fault);
    if (link == NULL) {
        fprintf(stderr, "%s\n", waiter.fault.detail);
        return 2;
    }
    const sdvp_client_config_t config = sdvp_client_defaults(sdvp_xmpp_client_transport(link));
    sdvp_error_t error = sdvp_client_new(&config, &waiter.client);
    waiter.step_ctx = connection;
    sdvp_connection_connect(connection);
    const char *device = NULL;
    for (int i = 0; i < PATIENCE_STEPS && error == SDVP_OK && device == NULL; i++) {
        error = step(connection, 100);
        device = sdvp_presence_find(connection, argv[6]);
    }
    error = error == SDVP_OK && device == NULL ? SDVP_NOT_ONLINE : error;
    error = error == SDVP_OK ? read_all(&waiter, device, argv + 7) : error;
    if (error != SDVP_OK) {
        fprintf(stderr, "%s: %s\n", sdvp_error_name(error), waiter.fault.detail);
    }
    sdvp_client_free(waiter.client); /* aborts what is open */
    sdvp_xmpp_client_free(link);
    sdvp_connection_disconnect(connection);
    while (sdvp_connection_state(connection) != SDVP_LINK_OFFLINE) {
        sdvp_step(connection, 100);
    }
    sdvp_connection_free(connection);
    return error == SDVP_OK ? 0 : 3;
}
