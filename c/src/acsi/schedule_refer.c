/* What refers to what: nodes by their references, and what controls what. */
#include <string.h>

#include "acsi/schedule.h"
#include "base/text.h"

sdvp_schedule_t *sdvp_schedule_of(const sdvp_schedules_t *all, const char *reference, size_t length)
{
    for (size_t i = 0; i < all->schedule_count; i++) {
        const char *own = all->schedules[i].node.reference;
        if (strncmp(own, reference, length) == 0 && own[length] == '\0') {
            return &all->schedules[i];
        }
    }
    return NULL;
}

sdvp_schedule_node_t *sdvp_schedule_node_of(
    const sdvp_schedules_t *all, const char *reference, sdvp_schedule_t **schedule)
{
    size_t length = strcspn(reference, ".[");
    *schedule = sdvp_schedule_of(all, reference, length);
    if (*schedule != NULL) {
        return &(*schedule)->node;
    }
    for (size_t i = 0; i < all->controller_count; i++) {
        sdvp_schedule_node_t *node = &all->controllers[i].node;
        if (node->is != NULL && strncmp(node->reference, reference, length) == 0 && node->reference[length] == '\0') {
            return node;
        }
    }
    return NULL;
}

/* The logical device that a name means: the own one without a name, else the shortest that ends in it. */
static const char *device_named(
    const sdvp_schedules_t *all, const sdvp_schedule_node_t *node, const char *name, size_t length)
{
    const sdvp_model_t *model = sdvp_values_model(all->config.values);
    const char *best = NULL;
    if (length == 0) {
        return node->device->name;
    }
    for (uint16_t i = 0; i < model->count; i++) {
        const char *own = model->devices[i].name;
        size_t own_length = strlen(own);
        bool ends = own_length >= length && memcmp(own + own_length - length, name, length) == 0;
        best = ends && (best == NULL || own_length < strlen(best)) ? own : best;
    }
    return best;
}

bool sdvp_schedule_target(
    const sdvp_schedules_t *all, const sdvp_schedule_node_t *node, const sdvp_handle_t *org, char *to)
{
    sdvp_schedule_value_t value;
    if (!sdvp_schedule_read(all->config.values, org, &value) || value.is.is.text.text == NULL) {
        return false;
    }
    const char *path = value.is.is.text.text;
    path += *path == '@' ? 1 : 0;
    const char *slash = strchr(path, '/');
    const char *rest = slash == NULL ? path : slash + 1;
    const char *device = device_named(all, node, path, slash == NULL ? 0 : (size_t)(slash - path));
    sdvp_reference_t parsed;
    if (device == NULL || strlen(device) + 1 + strlen(rest) > SDVP_REFERENCE_MAX) {
        return false;
    }
    sdvp_text_t text = sdvp_text_fixed(to, SDVP_REFERENCE_MAX + 1);
    sdvp_text_add(&text, device);
    sdvp_text_char(&text, '/');
    sdvp_text_add(&text, rest);
    return sdvp_reference_parse(to, &parsed, NULL) == SDVP_OK && parsed.fc == SDVP_FC_NONE;
}

static void configure_list(sdvp_schedule_controller_t *controller)
{
    const sdvp_schedules_t *all = controller->all;
    char reference[SDVP_REFERENCE_MAX + 1];
    controller->schedule_count = 0;
    for (size_t i = 0; i < controller->list_count; i++) {
        sdvp_schedule_t *schedule = sdvp_schedule_target(all, &controller->node, &controller->list[i], reference)
            ? sdvp_schedule_of(all, reference, strlen(reference))
            : NULL;
        if (schedule != NULL) {
            controller->schedules[controller->schedule_count++] = schedule;
        }
    }
}

static void configure_entity(sdvp_schedule_controller_t *controller)
{
    const sdvp_schedules_t *all = controller->all;
    char reference[SDVP_REFERENCE_MAX + 1];
    sdvp_entity_t found = {.there = false};
    if (sdvp_schedule_target(all, &controller->node, &controller->ctl_ent, reference)) {
        sdvp_entity_find(all->config.values, reference, &found);
    }
    const sdvp_entity_t *is = &controller->entity;
    bool same = found.there == is->there && (!is->there || strcmp(found.reference, is->reference) == 0);
    if (same) {
        return;
    }
    if (is->there) {
        sdvp_schedule_controller_forget(controller);
    }
    memset(&controller->entity, 0, sizeof controller->entity);
    if (found.there) {
        /* It points into itself. */
        sdvp_entity_find(all->config.values, found.reference, &controller->entity);
    }
}

void sdvp_schedules_configure(sdvp_schedules_t *all)
{
    for (size_t i = 0; i < all->controller_count; i++) {
        sdvp_schedule_controller_t *controller = &all->controllers[i];
        if (controller->assignment == NULL) {
            configure_list(controller);
            configure_entity(controller);
            continue;
        }
        controller->schedule_count = controller->assignment->count;
        for (size_t k = 0; k < controller->schedule_count; k++) {
            const char *name = controller->assignment->schedules[k];
            controller->schedules[k] = sdvp_schedule_of(all, name, strlen(name));
        }
    }
}
