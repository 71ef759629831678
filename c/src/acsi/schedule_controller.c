/*
 * Decides which of several schedules commands one entity. Of those that run the one of highest priority is in force; of
 * those the one that started last, as in IEC TR 61850-90-10; of those the first in the list. Each of its entries is
 * commanded once. A refused command is tried again with growing pauses as long as its entry lasts, unless the refusal
 * is for good or somebody commands the entity directly: what is commanded directly holds until the next entry. After a
 * restart the entry in force is commanded again.
 */
#include <stdio.h>
#include <string.h>

#include "acsi/schedule.h"

static const int64_t FIRST_PAUSE = 5000000;
static const int64_t LONGEST_PAUSE = 60000000;

static void copy_command(const sdvp_schedule_command_t *from, sdvp_schedule_command_t *to)
{
    *to = *from;
    sdvp_schedule_value_copy(&from->ctl_val, &to->ctl_val);
}

void sdvp_schedule_controller_forget(sdvp_schedule_controller_t *controller)
{
    controller->in_charge = false;
    controller->before_known = false;
    controller->wished = NULL;
    controller->due.is = false;
    controller->refused = false;
}

/* `value` NULL: nothing is to be commanded. */
static void want(
    sdvp_schedule_controller_t *controller, const sdvp_schedule_value_t *value, sdvp_or_cat_t or_cat,
    const char *schedule)
{
    controller->due.is = value != NULL;
    if (value != NULL) {
        snprintf(controller->due.entity, sizeof controller->due.entity, "%s", controller->entity.reference);
        sdvp_schedule_value_copy(value, &controller->due.ctl_val);
        controller->due.or_cat = or_cat;
        controller->due.schedule = schedule;
    }
    controller->again = SDVP_NO_TIME;
    controller->pause = FIRST_PAUSE;
    controller->refused = false;
}

static void follow(sdvp_schedule_controller_t *controller, const sdvp_schedule_t *schedule)
{
    sdvp_schedule_value_t value;
    sdvp_schedule_value_t ctl_val;
    if (controller->wished == schedule && controller->wished_start == schedule->start
        && controller->wished_entry == schedule->entry) {
        return;
    }
    if (!controller->in_charge) {
        controller->in_charge = true;
        controller->before_known =
            sdvp_entity_present(controller->all->config.values, &controller->entity, &controller->before);
    }
    controller->wished = schedule;
    controller->wished_start = schedule->start;
    controller->wished_entry = schedule->entry;
    controller->last_standing = schedule->standing;
    controller->last_schedule = schedule->node.reference;
    bool can = sdvp_schedule_value(schedule, &value) && sdvp_entity_ctl_val(&controller->entity, &value.is, &ctl_val);
    want(controller, can ? &ctl_val : NULL, schedule->standing, schedule->node.reference);
}

static void give_back(sdvp_schedule_controller_t *controller)
{
    bool back = controller->before_known && !controller->all->config.keep_at_end;
    controller->in_charge = false;
    controller->wished = NULL;
    controller->before_known = false;
    want(controller, back ? &controller->before : NULL, controller->last_standing, controller->last_schedule);
}

static bool wins(const sdvp_schedule_t *one, const sdvp_schedule_t *before)
{
    int64_t priority = one->settings.priority;
    int64_t other = before->settings.priority;
    return priority != other ? priority > other : one->start > before->start;
}

void sdvp_schedule_controller_look(sdvp_schedule_controller_t *controller, int64_t now)
{
    controller->active = NULL;
    for (size_t i = 0; i < controller->schedule_count; i++) {
        sdvp_schedule_t *schedule = controller->schedules[i];
        if (schedule->entry > 0 && (controller->active == NULL || wins(schedule, controller->active))) {
            controller->active = schedule;
        }
    }
    if (!controller->entity.there) {
        return;
    }
    if (controller->active != NULL) {
        follow(controller, controller->active);
    } else if (controller->in_charge) {
        give_back(controller);
    }
    if (controller->again != SDVP_NO_TIME && controller->again <= now) {
        controller->again = SDVP_NO_TIME;
    }
}

bool sdvp_schedule_controller_take(sdvp_schedule_controller_t *controller)
{
    if (!controller->due.is || controller->under_way.is || controller->again != SDVP_NO_TIME) {
        return false;
    }
    copy_command(&controller->due, &controller->under_way);
    return true;
}

static bool is_same(const sdvp_schedule_command_t *a, const sdvp_schedule_command_t *b)
{
    return a->is == b->is && strcmp(a->entity, b->entity) == 0 && a->or_cat == b->or_cat && a->schedule == b->schedule
        && sdvp_value_equals(&a->ctl_val.is, &b->ctl_val.is);
}

static bool is_for_good(sdvp_add_cause_t cause)
{
    return cause == SDVP_CAUSE_INVALID_POSITION || cause == SDVP_CAUSE_NOT_SUPPORTED
        || cause == SDVP_CAUSE_INCONSISTENT_PARAMETERS || cause == SDVP_CAUSE_NO_ACCESS_AUTHORITY;
}

int64_t sdvp_schedule_controller_ended(sdvp_schedule_controller_t *controller, int64_t now)
{
    bool current = controller->under_way.is && is_same(&controller->under_way, &controller->due);
    controller->under_way.is = false;
    controller->ended = false;
    if (!current) {
        return -1;
    }
    controller->refused = controller->outcome != SDVP_OK;
    if (!controller->refused || is_for_good(controller->cause)) {
        controller->due.is = false;
        return -1;
    }
    int64_t wait = controller->pause;
    controller->again = now + wait;
    controller->pause = wait * 2 > LONGEST_PAUSE ? LONGEST_PAUSE : wait * 2;
    return wait;
}

void sdvp_schedule_controller_operated(sdvp_schedule_controller_t *controller, const sdvp_value_t *ctl_val)
{
    controller->due.is = false;
    controller->again = SDVP_NO_TIME;
    controller->refused = false;
    if (controller->in_charge) {
        controller->before_known = sdvp_entity_ctl_val(&controller->entity, ctl_val, &controller->before);
    }
}
