/*
 * Events, group commits, slow and lost links, restarts, interrogations and purges in any order: a client that resumes from
 * the last entry it has handled gets every event once and in order, or is told by BufOvfl where some are missing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <string.h>

#include "folder.h"
#include "reporter.h"
#include "sdvp/client.h"
#include "stores.h"

enum { STEPS = 400, RUNS = 40, CLIENTS = 15 };

typedef struct world {
    uint64_t random;
    unsigned seed;
    folder_t folder;
    sdvp_store_limits_t limits;
    reporter_t *device;
    int32_t happened;  /* number of the last event */
    int32_t committed; /* of the last that is safe */
    /* The client: what it would have on its disk, and its association. */
    sdvp_entry_id_t last;
    int32_t handled;
    bool may_have_missed;
    sdvp_client_t *client;
    sdvp_association_t *association;
    unsigned names;
    unsigned seamless;
    unsigned overflows;
} world_t;

static uint32_t chance(world_t *world, uint32_t below)
{
    return store_random(&world->random, below);
}

/* The device. */

static void start_device(world_t *world)
{
    reporter_stop(world->device);
    sdvp_store_free(world->device->store);
    world->device->store =
        sdvp_store_in_directory(world->folder.path, &world->limits, &world->device->clock, NULL);
    assert_non_null(world->device->store);
    world->device->reporting.buffers = sdvp_store_reports(world->device->store);
    world->device->reporting.states = sdvp_store_states(world->device->store);
    reporter_start(world->device);
    world->names = 0;
}

static void event(world_t *world)
{
    reporter_count(world->device, ++world->happened);
}

static void commit(world_t *world)
{
    world->committed = world->happened;
    reporter_advance(world->device, world->limits.group_ms);
}

/* The client. */

static sdvp_error_t on_report(void *ctx, const sdvp_report_t *report)
{
    world_t *world = ctx;
    const sdvp_report_member_t *member = &report->members[report->count - 1];
    if ((member->reasons & SDVP_TRG_DCHG) != 0) {
        int32_t number = (int32_t)report_count(report);
        if (number > world->committed || number <= world->handled
            || (!report->buf_ovfl && !world->may_have_missed && number != world->handled + 1)) {
            fail_msg(
                "seed %u: event %d after %d of %d that are safe, overflow %d", world->seed, number, world->handled,
                world->committed, report->buf_ovfl);
        }
        world->may_have_missed = false;
        world->handled = number;
    } else if (report->buf_ovfl) {
        world->may_have_missed = true;
    }
    world->overflows += report->buf_ovfl;
    world->seamless += !report->buf_ovfl;
    world->last = report->entry_id;
    return SDVP_OK;
}

static void on_loss(void *ctx, const char *why)
{
    fail_msg("seed %u: %s", ((world_t *)ctx)->seed, why);
}

static void on_associated(void *ctx, const sdvp_outcome_t *outcome, sdvp_association_t *association)
{
    assert_int_equal(outcome->error, SDVP_OK);
    ((world_t *)ctx)->association = association;
}

static void on_resumed(void *ctx, const sdvp_outcome_t *outcome, sdvp_resumption_t resumption)
{
    (void)ctx;
    (void)outcome;
    (void)resumption;
}

static void deliver(world_t *world, uint32_t messages)
{
    while (messages-- > 0 && loopback_step(world->device->loopback)) {
    }
}

static void cut(world_t *world)
{
    if (world->client != NULL) {
        char name[16];
        snprintf(name, sizeof name, "centre%u", world->names);
        loopback_gone(world->device->loopback, name);
        sdvp_client_free(world->client);
        world->client = NULL;
        world->association = NULL;
    }
    loopback_deliver(world->device->loopback);
}

static void restart(world_t *world)
{
    cut(world);
    world->committed = world->happened; /* what is closed is safe */
    start_device(world);
    event(world);
}

static void associate(world_t *world)
{
    if (world->client != NULL) {
        return;
    }
    if (world->names == CLIENTS) {
        restart(world);
    }
    char name[16];
    snprintf(name, sizeof name, "centre%u", ++world->names);
    sdvp_client_config_t config =
        sdvp_client_defaults(loopback_client(world->device->loopback, name, SDVP_ROLE_SERVICE_PROVIDER));
    config.clock = &world->device->clock;
    config.call_timeout_ms = 100000000;
    assert_int_equal(sdvp_client_new(&config, &world->client), SDVP_OK);
    assert_int_equal(sdvp_associate(world->client, "device", on_associated, world), SDVP_OK);
    loopback_deliver(world->device->loopback);
    assert_non_null(world->association);
    const sdvp_report_listener_t listener = {world, on_report, on_loss};
    assert_int_equal(sdvp_listen(world->association, MEAS, &listener), SDVP_OK);
    assert_int_equal(sdvp_resume(world->association, MEAS, world->last, on_resumed, world), SDVP_OK);
    deliver(world, chance(world, 20));
}

static void ignore_reply(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    (void)ctx;
    (void)outcome;
    (void)response;
}

static void set(world_t *world, sdvp_rcb_t change)
{
    change.reference = MEAS;
    const sdvp_message_t request = {.service = SDVP_SET_BRCB_VALUES, .is.rcb = change};
    assert_int_equal(sdvp_call(world->association, &request, ignore_reply, NULL), SDVP_OK);
}

static void purge(world_t *world)
{
    if (world->association != NULL && chance(world, 3) == 0) {
        set(world, (sdvp_rcb_t){.has_rpt_ena = true});
        set(world, (sdvp_rcb_t){.has_purge_buf = true, .purge_buf = true});
        loopback_deliver(world->device->loopback);
        cut(world);
    }
}

static void burst(world_t *world, uint32_t events)
{
    while (events-- > 0) {
        event(world);
        commit(world);
    }
}

static void act(world_t *world)
{
    switch (chance(world, 20)) {
    case 0:
        cut(world);
        break;
    case 1:
        restart(world);
        break;
    case 2:
    case 3:
        associate(world);
        break;
    case 4:
        if (world->association != NULL) {
            set(world, (sdvp_rcb_t){.has_gi = true, .gi = true});
        }
        break;
    case 5:
        purge(world);
        break;
    case 6:
    case 7:
    case 8:
    case 9:
        commit(world);
        break;
    case 10:
    case 11:
    case 12:
    case 13:
        deliver(world, chance(world, 8));
        break;
    case 14:
        burst(world, chance(world, 20));
        break;
    default:
        event(world);
    }
}

/* Everything calms down, and one more event shows that the client is up to date. */
static void settle(world_t *world)
{
    commit(world);
    loopback_deliver(world->device->loopback);
    cut(world);
    associate(world);
    loopback_deliver(world->device->loopback);
    event(world);
    commit(world);
    loopback_deliver(world->device->loopback);
    if (world->handled != world->happened) {
        fail_msg("seed %u: %d events were handled of %d", world->seed, world->handled, world->happened);
    }
}

static void every_event_comes_once_and_in_order_or_buf_ovfl(void **state)
{
    (void)state;
    unsigned overflows = 0;
    unsigned seamless = 0;
    for (unsigned seed = 1; seed <= RUNS; seed++) {
        world_t world = {.random = seed * UINT64_C(1000003), .seed = seed};
        world.folder = folder_new();
        world.limits = sdvp_store_limits();
        world.limits.report_entries = chance(&world, 2) == 0 ? 12 : 10000;
        world.limits.report_octets = 4 * 1024 * 1024;
        world.device = reporter_new();
        world.device->manual = true;
        world.device->reporting.send_window = 1 + chance(&world, 6);
        start_device(&world);
        for (int step = 0; step < STEPS; step++) {
            act(&world);
        }
        settle(&world);
        overflows += world.overflows;
        seamless += world.seamless;
        sdvp_client_free(world.client);
        reporter_free(world.device);
        folder_remove(world.folder.path);
    }
    assert_true(overflows > RUNS);
    assert_true(seamless > RUNS * 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_event_comes_once_and_in_order_or_buf_ovfl)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
