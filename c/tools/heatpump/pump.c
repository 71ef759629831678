#include "heatpump/pump.h"

#include <math.h>

#define DAY 86400.0
#define LEAST_TIME 360.0         /* the compressor stays on, or off, so long */
#define HEAT_LOSS 140.0          /* of the house, W/K */
#define HOUSE_CAPACITY 2.2e7     /* J/K */
#define TANK_CAPACITY 7.5e5      /* 180 l, J/K */
#define WATER 4.186e6            /* J/(m3 K) */
#define COMPRESSOR_POWER 2000.0  /* W */
#define STANDBY_POWER 12.0
#define HEATING_FLOW 2.5e-4
#define LONGEST_STEP 10.0

/* People shower in the morning and wash up in the evening. */
static void draw(pump_t *pump)
{
    double hour = pump->time / 3600;
    int taps = (hour > 6.5 && hour < 7.0) || (hour > 19.0 && hour < 19.3);
    pump->tap_flow = taps ? 1.0e-4 : 0;
    pump->hot = pump->tank_top;
    pump->tap_power = pump->tap_flow * WATER * (pump->hot - pump->cold);
}

/* Whether the compressor is wanted, and what for: HeatPumpRunKind. */
static double wanted(const pump_t *pump)
{
    int on = pump->running > 0;
    if (pump->permitted <= 0) {
        return 1;
    }
    if (pump->tank_top < pump->hot_water - (on && pump->run_state > 4.5 ? 0 : 5)) {
        return 5;
    }
    return pump->room < (on ? pump->comfort_max : pump->comfort_min) ? 4 : 2;
}

static void thermostat(pump_t *pump, double seconds)
{
    double want = wanted(pump);
    double on = want > 3.5 ? 1 : 0;
    pump->in_state += seconds;
    int early = pump->in_state < LEAST_TIME;
    /* A stop from outside is obeyed at once; the thermostat keeps to the least times. */
    if (on != pump->running && (!early || want < 1.5)) {
        pump->starts += on;
        pump->running = on;
        pump->in_state = 0;
    }
    double rest = pump->in_state < LEAST_TIME ? ceil((LEAST_TIME - pump->in_state) / 60) : 0;
    pump->start_inhibit_minutes = pump->running > 0 ? 0 : rest;
    pump->stop_inhibit_minutes = pump->running > 0 ? rest : 0;
    pump->start_inhibited = pump->start_inhibit_minutes > 0 ? 1 : 0;
    if (pump->running > 0) {
        pump->run_state = want > 3.5 ? want : pump->run_state;
    } else {
        pump->run_state = on > 0 ? 3 : want;
    }
}

static void step(pump_t *pump, double seconds)
{
    pump->time = fmod(pump->time + seconds, DAY);
    pump->outdoor = 4 - 5 * cos((pump->time / DAY - 0.15) * 2 * 3.14159265358979);
    draw(pump);
    thermostat(pump, seconds);
    int for_tank = pump->running > 0 && pump->run_state > 4.5;
    double target = for_tank ? pump->tank_bottom + 6 : 35 - 0.5 * pump->outdoor;
    double heat = pump->running * COMPRESSOR_POWER * (4.6 - 0.045 * (target - 30) + 0.06 * pump->outdoor);
    pump->electric_power = pump->running * COMPRESSOR_POWER + STANDBY_POWER;
    pump->tank_power = for_tank ? heat : 0;
    pump->heat_power = for_tank ? 0 : heat;
    pump->cop = heat / pump->electric_power;
    pump->flow = pump->heat_power > 0 ? HEATING_FLOW : 0;
    pump->forward += (pump->running > 0 ? target - pump->forward : pump->room - pump->forward) * fmin(1, seconds / 240);
    pump->back = pump->forward - (pump->flow > 0 ? pump->heat_power / (pump->flow * WATER) : 0);
    pump->accumulation = (pump->forward + pump->back) / 2;
    pump->room += (pump->heat_power - HEAT_LOSS * (pump->room - pump->outdoor)) * seconds / HOUSE_CAPACITY;
    pump->tank_top += (pump->tank_power - pump->tap_power - 60) * seconds / TANK_CAPACITY;
    pump->tank_bottom += (pump->tank_top - 6 - pump->tank_bottom) * fmin(1, seconds / 300);
    pump->electric_energy += pump->electric_power * seconds / 3600;
    pump->heat_energy += heat * seconds / 3600;
    pump->run_hours += pump->running * seconds / 3600;
}

void pump_init(pump_t *pump, unsigned seed)
{
    *pump = (pump_t){
        .room = 20.5 + (double)(seed % 7) * 0.2,
        .tank_top = 50 + (double)(seed % 5),
        .tank_bottom = 44,
        .forward = 28,
        .back = 27,
        .cold = 8,
        .permitted = 1,
        .mode = 1,
        .comfort_min = 20,
        .comfort_max = 22,
        .hot_water = 50,
        .in_state = LEAST_TIME,
        .time = 6 * 3600.0 + (double)(seed % 60) * 60,
    };
    step(pump, 0);
}

void pump_step(pump_t *pump, double seconds)
{
    int steps = (int)ceil(fmin(seconds, DAY) / LONGEST_STEP);
    for (int i = 0; i < steps; i++) {
        step(pump, seconds / steps);
    }
}
