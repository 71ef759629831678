/* A box with a heat pump behind it that speaks Modbus/TCP. Built without libmodbus, there is none. */
#ifndef SDVP_TOOL_MODBUS_H
#define SDVP_TOOL_MODBUS_H

#include <stdbool.h>

#include "heatpump/pump.h"

typedef struct box box_t;

/*
 * Opens the box at "ADDRESS" or "ADDRESS:PORT". Ends the program with a message if this cannot be. Registers: input 0 to 5
 * are outdoor, room, top and bottom of the tank, forward, return in tenths of a degree, 6 the electric power in W, 7 whether
 * the compressor runs; coil 0 permits it to run. Waits at most 300 ms for an answer.
 */
box_t *box_open(const char *where);
void box_close(box_t *box);
/* Reads the registers into the pump; opens the line again where it was lost. */
void box_read(box_t *box, pump_t *pump);
/* Whether the last reading succeeded. */
bool box_is_there(const box_t *box);
void box_permit(box_t *box, bool permitted);

#endif
