#include "heatpump/modbus.h"

#include <stdio.h>
#include <stdlib.h>

#ifdef SDVP_MODBUS
#include <modbus.h>
#include <string.h>

#define REGISTERS 8
#define TIMEOUT_US 300000

struct box {
    modbus_t *line;
    bool there;
};

box_t *box_open(const char *where)
{
    char address[256];
    const char *port = strchr(where, ':');
    snprintf(address, sizeof address, "%.*s", (int)(port == NULL ? strlen(where) : (size_t)(port - where)), where);
    box_t *box = calloc(1, sizeof *box);
    if (box != NULL) {
        box->line = modbus_new_tcp(address, port == NULL ? MODBUS_TCP_DEFAULT_PORT : atoi(port + 1));
    }
    if (box == NULL || box->line == NULL) {
        fprintf(stderr, "sdvp-agent-c: %s: expected an address for Modbus/TCP such as 192.168.1.7:502\n", where);
        exit(1);
    }
    modbus_set_response_timeout(box->line, 0, TIMEOUT_US);
    return box;
}

void box_close(box_t *box)
{
    if (box != NULL) {
        modbus_close(box->line);
        modbus_free(box->line);
        free(box);
    }
}

/* Opens the line if it is not open. */
static bool reach(box_t *box)
{
    if (!box->there) {
        modbus_close(box->line);
        box->there = modbus_connect(box->line) == 0;
    }
    return box->there;
}

void box_read(box_t *box, pump_t *pump)
{
    uint16_t values[REGISTERS];
    if (!reach(box)) {
        return;
    }
    box->there = modbus_read_input_registers(box->line, 0, REGISTERS, values) == REGISTERS;
    if (!box->there) {
        return;
    }
    double *const tenths[] = {
        &pump->outdoor, &pump->room, &pump->tank_top, &pump->tank_bottom, &pump->forward, &pump->back};
    for (size_t i = 0; i < sizeof tenths / sizeof *tenths; i++) {
        *tenths[i] = (int16_t)values[i] / 10.0;
    }
    pump->electric_power = values[6];
    pump->running = values[7] != 0 ? 1 : 0;
}

bool box_is_there(const box_t *box)
{
    return box->there;
}

void box_permit(box_t *box, bool permitted)
{
    if (reach(box)) {
        box->there = modbus_write_bit(box->line, 0, permitted) == 1;
    }
}
#else
box_t *box_open(const char *where)
{
    fprintf(stderr, "sdvp-agent-c: --modbus %s: this program was built without libmodbus (-DSDVP_MODBUS=ON)\n", where);
    exit(1);
}

void box_close(box_t *box)
{
    (void)box;
}

void box_read(box_t *box, pump_t *pump)
{
    (void)box;
    (void)pump;
}

bool box_is_there(const box_t *box)
{
    (void)box;
    return false;
}

void box_permit(box_t *box, bool permitted)
{
    (void)box;
    (void)permitted;
}
#endif
