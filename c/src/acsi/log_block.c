#include <stdio.h>
#include <string.h>

#include "acsi/log.h"
#include "base/text.h"

enum { VERSION = 1 };

static sdvp_error_t refuse(sdvp_log_block_t *block, sdvp_error_t error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static sdvp_error_t refuse(sdvp_log_block_t *block, sdvp_error_t error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(block->all->detail, sizeof block->all->detail, format, arguments);
    va_end(arguments);
    return error;
}

/* Settings in a store. */

static void state_name(const sdvp_log_block_t *block, char *to, size_t size)
{
    snprintf(to, size, "lcb.%s", block->reference);
}

static size_t pack_settings(const sdvp_lcb_settings_t *settings, uint8_t to[SDVP_LCB_STATE_ROOM])
{
    sdvp_packer_t packer = {to, SDVP_LCB_STATE_ROOM, 0};
    sdvp_pack_number(&packer, VERSION, 1);
    sdvp_pack_number(&packer, settings->log_ena, 1);
    sdvp_pack_text(&packer, settings->dat_set);
    sdvp_pack_number(&packer, settings->reason_code, 1);
    sdvp_pack_number(&packer, settings->buf_tm, 4);
    sdvp_pack_number(&packer, settings->trg_ops, 2);
    sdvp_pack_number(&packer, settings->intg_pd, 4);
    sdvp_pack_text(&packer, settings->log_ref);
    return packer.used;
}

static bool unpack_settings(const uint8_t *octets, size_t length, sdvp_arena_t *arena, sdvp_lcb_settings_t *to)
{
    sdvp_unpacker_t unpacker = {octets, length, false};
    if (sdvp_unpack_number(&unpacker, 1) != VERSION) {
        return false;
    }
    to->log_ena = sdvp_unpack_number(&unpacker, 1) != 0;
    const char *dat_set = sdvp_unpack_text(&unpacker, arena);
    to->reason_code = sdvp_unpack_number(&unpacker, 1) != 0;
    to->buf_tm = (uint32_t)sdvp_unpack_number(&unpacker, 4);
    to->trg_ops = (sdvp_bits_t)sdvp_unpack_number(&unpacker, 2);
    to->intg_pd = (uint32_t)sdvp_unpack_number(&unpacker, 4);
    const char *log_ref = sdvp_unpack_text(&unpacker, arena);
    if (unpacker.bad || unpacker.left > 0 || strlen(dat_set) > SDVP_REFERENCE_MAX
        || strlen(log_ref) > SDVP_REFERENCE_MAX) {
        return false;
    }
    strcpy(to->dat_set, dat_set);
    strcpy(to->log_ref, log_ref);
    return true;
}

static void configured(const sdvp_log_block_t *block, sdvp_lcb_settings_t *to)
{
    const sdvp_log_control_t *control = block->control;
    *to = (sdvp_lcb_settings_t){
        .log_ena = control->log_ena, .reason_code = control->reason_code, .intg_pd = control->intg_pd,
        .trg_ops = (sdvp_bits_t)(control->trg_ops & ~SDVP_TRG_GI)};
    const char *device = block->device->name;
    const char *node = block->node->name;
    if (control->dat_set != NULL) {
        snprintf(to->dat_set, sizeof to->dat_set, "%s/%s.%s", device, node, control->dat_set);
    }
    snprintf(to->log_ref, sizeof to->log_ref, "%s/%s.%s", device, node, control->log);
}

/* Kept settings in a model that may be newer: a data set or log that is gone gives way to the configured one. */
static void load(sdvp_log_block_t *block)
{
    const sdvp_state_store_t *store = block->all->config.states;
    char name[SDVP_LCB_NAME + 8];
    size_t length;
    sdvp_lcb_settings_t kept;
    sdvp_lcb_settings_t own;
    configured(block, &own);
    block->settings = own;
    state_name(block, name, sizeof name);
    sdvp_arena_t *arena = block->all->trigger.arena;
    sdvp_arena_reset(arena);
    if (store->load(store->ctx, name, block->saved, sizeof block->saved, &length) == SDVP_OK
        && unpack_settings(block->saved, length, arena, &kept)) {
        if (kept.dat_set[0] != '\0' && sdvp_server_find_set(block->all->server, "", kept.dat_set) == NULL) {
            strcpy(kept.dat_set, own.dat_set);
        }
        if (sdvp_logs_find(block->all, kept.log_ref) == NULL) {
            strcpy(kept.log_ref, own.log_ref);
        }
        block->settings = kept;
    }
    block->saved_length = pack_settings(&block->settings, block->saved);
}

static sdvp_error_t save(sdvp_log_block_t *block, const sdvp_lcb_settings_t *settings)
{
    const sdvp_state_store_t *store = block->all->config.states;
    char name[SDVP_LCB_NAME + 8];
    uint8_t octets[SDVP_LCB_STATE_ROOM];
    size_t length = pack_settings(settings, octets);
    if (length == block->saved_length && memcmp(octets, block->saved, length) == 0) {
        return SDVP_OK;
    }
    state_name(block, name, sizeof name);
    if (store->save(store->ctx, name, octets, length) != SDVP_OK) {
        return refuse(
            block, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "settings of %s cannot be kept: the device's store fails",
            block->reference);
    }
    memcpy(block->saved, octets, length);
    block->saved_length = length;
    return SDVP_OK;
}

/* Entries. */

void sdvp_log_add(sdvp_logs_t *all, sdvp_open_log_t *log, const uint8_t *octets, size_t length)
{
    const sdvp_clock_t *clock = sdvp_server_clock(all->server);
    int64_t now = clock->utc_us(clock->ctx);
    sdvp_entry_id_t above = log->port.highest(log->port.ctx) + 1;
    const sdvp_stored_t entry = {
        .id = now > 0 && (sdvp_entry_id_t)now > above ? (sdvp_entry_id_t)now : above,
        .time = sdvp_entry_time_of(now), .kind = SDVP_ENTRY_EVENT, .octets = octets, .length = length};
    log->port.append(log->port.ctx, &entry);
}

static void take_log_entry(void *ctx, sdvp_entry_kind_t kind, const uint8_t *octets, size_t length)
{
    sdvp_log_block_t *block = ctx;
    (void)kind;
    if (block->log != NULL && octets != NULL) {
        sdvp_log_add(block->all, block->log, octets, length);
    }
}

static sdvp_error_t watch(sdvp_log_block_t *block)
{
    if (!block->settings.log_ena || block->set == NULL || block->source.set != NULL) {
        return SDVP_OK;
    }
    const sdvp_triggers_t triggers = {
        .trg_ops = block->settings.trg_ops, .buf_tm = block->settings.buf_tm, .intg_pd = block->settings.intg_pd,
        .with_reasons = block->settings.reason_code};
    return sdvp_source_watch(&block->source, block->set, triggers);
}

sdvp_error_t sdvp_log_block_start(sdvp_log_block_t *block)
{
    block->source.trigger = &block->all->trigger;
    block->source.named = true;
    block->source.take = take_log_entry;
    block->source.ctx = block;
    load(block);
    if (block->settings.dat_set[0] != '\0') {
        block->set = sdvp_server_acquire_set(block->all->server, "", block->settings.dat_set);
    }
    block->log = sdvp_logs_find(block->all, block->settings.log_ref);
    block->cannot_log = block->settings.log_ena && (block->set == NULL || block->log == NULL);
    block->settings.log_ena = block->settings.log_ena && !block->cannot_log;
    return watch(block);
}

/* SetLCBValues. */

static bool writes_settings(const sdvp_lcb_t *change)
{
    return change->dat_set != NULL || change->has_reason_code || change->has_buf_tm || change->has_trg_ops
           || change->has_intg_pd || change->log_ref != NULL;
}

static sdvp_error_t apply(sdvp_log_block_t *block, const sdvp_lcb_t *change, sdvp_lcb_settings_t *next)
{
    uint32_t least = block->all->config.min_intg_pd;
    *next = block->settings;
    if (change->has_intg_pd && change->intg_pd != 0 && change->intg_pd < least) {
        return refuse(
            block, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "IntgPd must be 0 or %u to 4294967295 ms, but is %u",
            (unsigned)least, (unsigned)change->intg_pd);
    }
    if (change->dat_set != NULL && (change->dat_set[0] == '@' || strlen(change->dat_set) > SDVP_REFERENCE_MAX)) {
        return refuse(
            block, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "an LCB outlives associations, so %s cannot use %.150s",
            block->reference, change->dat_set);
    }
    if (change->dat_set != NULL) {
        strcpy(next->dat_set, change->dat_set);
    }
    next->log_ena = change->has_log_ena ? change->log_ena : next->log_ena;
    next->reason_code = change->has_reason_code ? change->reason_code : next->reason_code;
    next->buf_tm = change->has_buf_tm ? change->buf_tm : next->buf_tm;
    next->trg_ops = change->has_trg_ops ? change->trg_ops : next->trg_ops;
    next->trg_ops &= (sdvp_bits_t)~SDVP_TRG_GI;
    next->intg_pd = change->has_intg_pd ? change->intg_pd : next->intg_pd;
    if (change->log_ref != NULL) {
        snprintf(next->log_ref, sizeof next->log_ref, "%s", change->log_ref);
    }
    return SDVP_OK;
}

static sdvp_error_t check_enabling(
    sdvp_log_block_t *block, const sdvp_lcb_settings_t *next, const sdvp_set_t *set, const sdvp_open_log_t *log)
{
    if (set == NULL) {
        return refuse(
            block, SDVP_PARAMETER_VALUE_INCONSISTENT, "%s has no data set that exists; write DatSet before LogEna",
            block->reference);
    }
    if (log == NULL) {
        return refuse(
            block, SDVP_PARAMETER_VALUE_INCONSISTENT,
            "%s would log to %s, which does not exist; write LogRef before LogEna", block->reference, next->log_ref);
    }
    return SDVP_OK;
}

static sdvp_error_t adopt(
    sdvp_log_block_t *block, const sdvp_lcb_settings_t *next, sdvp_set_t *set, sdvp_open_log_t *log)
{
    if (!next->log_ena && block->source.set != NULL) {
        sdvp_source_flush(&block->source);
        sdvp_source_ignore(&block->source);
    }
    if (block->set != NULL && strcmp(next->dat_set, block->settings.dat_set) != 0) {
        sdvp_server_release_set(block->set);
    }
    block->settings = *next;
    block->set = set;
    block->log = log;
    if (watch(block) != SDVP_OK) {
        block->settings.log_ena = false;
        return refuse(
            block, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "there is no memory for %s now", block->reference);
    }
    return SDVP_OK;
}

sdvp_error_t sdvp_log_block_set(sdvp_log_block_t *block, const sdvp_lcb_t *change)
{
    sdvp_lcb_settings_t next;
    if (block->settings.log_ena && writes_settings(change)) {
        return refuse(
            block, SDVP_INSTANCE_IN_USE, "%s is logging and takes LogEna only; write LogEna = false first",
            block->reference);
    }
    sdvp_error_t error = apply(block, change, &next);
    if (error != SDVP_OK) {
        return error;
    }
    sdvp_open_log_t *log = block->log;
    if (change->log_ref != NULL && strcmp(change->log_ref, block->settings.log_ref) != 0) {
        log = sdvp_logs_find(block->all, change->log_ref);
        if (log == NULL) {
            return refuse(
                block, SDVP_INSTANCE_NOT_AVAILABLE, "there is no log %.150s for %s", change->log_ref,
                block->reference);
        }
    }
    bool other_set = strcmp(next.dat_set, block->settings.dat_set) != 0;
    sdvp_set_t *set = other_set ? NULL : block->set;
    if (other_set && next.dat_set[0] != '\0') {
        set = sdvp_server_acquire_set(block->all->server, "", next.dat_set);
        if (set == NULL) {
            return refuse(
                block, SDVP_INSTANCE_NOT_AVAILABLE, "there is no data set %s for %s", next.dat_set,
                block->reference);
        }
    }
    error = next.log_ena ? check_enabling(block, &next, set, log) : SDVP_OK;
    error = error == SDVP_OK ? save(block, &next) : error;
    if (error != SDVP_OK) {
        if (other_set && set != NULL) {
            sdvp_server_release_set(set);
        }
        return error;
    }
    return adopt(block, &next, set, log);
}

void sdvp_log_block_values(const sdvp_log_block_t *block, sdvp_lcb_t *to)
{
    const sdvp_lcb_settings_t *settings = &block->settings;
    *to = (sdvp_lcb_t){
        .has_log_ena = true,
        .log_ena = settings->log_ena,
        .dat_set = settings->dat_set[0] == '\0' ? NULL : settings->dat_set,
        .has_reason_code = true,
        .reason_code = settings->reason_code,
        .has_buf_tm = true,
        .buf_tm = settings->buf_tm,
        .has_trg_ops = true,
        .trg_ops = settings->trg_ops,
        .has_intg_pd = true,
        .intg_pd = settings->intg_pd,
        .log_ref = settings->log_ref};
}

void sdvp_log_block_release(sdvp_log_block_t *block)
{
    if (block->source.set != NULL) {
        sdvp_source_flush(&block->source);
        sdvp_source_ignore(&block->source);
    }
    if (block->set != NULL) {
        sdvp_server_release_set(block->set);
    }
}
