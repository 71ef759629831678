/* A heat pump and its house, simulated as simply as will do: what an agent on a real box would read from its sensors. */
#ifndef SDVP_TOOL_PUMP_H
#define SDVP_TOOL_PUMP_H

/* Temperatures in degrees Celsius, powers in W, energies in Wh, flows in cubic metres a second, times in s. */
typedef struct pump {
    double outdoor, room, tank_top, tank_bottom, forward, back, cold, hot, accumulation;
    double electric_power, heat_power, tank_power, tap_power, flow, tap_flow, cop;
    double electric_energy, heat_energy;
    double running;  /* the compressor: 0 or 1 */
    double run_state; /* HeatPumpRunKind: 1 stopped, 2 standby, 3 waiting, 4 heating, 5 hot water */
    double run_hours, starts;
    double start_inhibited, start_inhibit_minutes, stop_inhibit_minutes;
    /* What is wanted of it. */
    double permitted, mode, local;
    double comfort_min, comfort_max, hot_water;
    /* Inside. */
    double in_state; /* since the compressor started or stopped */
    double time;     /* since midnight */
} pump_t;

/* A cool morning; `seed` makes houses differ. */
void pump_init(pump_t *pump, unsigned seed);
/* Time passes. */
void pump_step(pump_t *pump, double seconds);

#endif
