#include <string.h>

#include "acsi/report.h"
#include "base/memory.h"

const char *sdvp_block_rpt_id(const sdvp_report_block_t *block, const sdvp_rcb_settings_t *settings)
{
    return settings->rpt_id[0] == '\0' ? block->reference : settings->rpt_id;
}

/* Reservations. */

sdvp_error_t sdvp_reservation_hold(sdvp_report_block_t *block, const sdvp_call_t *call)
{
    sdvp_reservation_t *reservation = &block->reservation;
    if (reservation->owner == NULL) {
        reservation->owner = sdvp_copy_text(call->caller.peer);
        if (reservation->owner == NULL) {
            return SDVP_NO_MEMORY;
        }
    }
    sdvp_timer_stop(&reservation->expiry);
    reservation->association = call->association;
    return SDVP_OK;
}

void sdvp_reservation_free(sdvp_report_block_t *block)
{
    sdvp_reservation_t *reservation = &block->reservation;
    if (reservation->resv_tms != -1) {
        sdvp_timer_stop(&reservation->expiry);
        sdvp_release(reservation->owner);
        reservation->owner = NULL;
        reservation->asked = false;
        reservation->resv_tms = 0;
    }
    reservation->association = NULL;
}

/* If the store fails, free it is all the same; the reservation then runs once more after a restart. */
static void save_reservation(sdvp_report_block_t *block)
{
    if (block->control->buffered) {
        (void)sdvp_block_save(block, &block->settings, block->reservation.resv_tms, block->reservation.owner);
    }
}

static void expired(void *ctx)
{
    sdvp_reservation_free(ctx);
    save_reservation(ctx);
}

static void expire_later(sdvp_report_block_t *block)
{
    sdvp_reservation_t *reservation = &block->reservation;
    if (reservation->resv_tms > 0) {
        reservation->expiry.fire = expired;
        reservation->expiry.ctx = block;
        sdvp_timer_start(block->all->server, &reservation->expiry, (int64_t)reservation->resv_tms * 1000);
    }
}

/* Entries. */

static void keep(sdvp_report_block_t *block, sdvp_stored_t *entry)
{
    const sdvp_clock_t *clock = sdvp_server_clock(block->all->server);
    int64_t now = clock->utc_us(clock->ctx);
    entry->time = sdvp_entry_time_of(now);
    if (block->control->buffered) {
        sdvp_entry_id_t above = block->buffer.highest(block->buffer.ctx) + 1;
        entry->id = now > 0 && (sdvp_entry_id_t)now > above ? (sdvp_entry_id_t)now : above;
    }
    block->buffer.append(block->buffer.ctx, entry);
    block->dirty = true;
}

static void take_entry(void *ctx, sdvp_entry_kind_t kind, const uint8_t *octets, size_t length)
{
    sdvp_report_block_t *block = ctx;
    sdvp_stored_t entry = {.kind = kind, .octets = octets, .length = length};
    if (block->control->buffered) {
        if (kind == SDVP_ENTRY_INTERROGATION) {
            sdvp_entry_id_t after = block->begun > block->sent_up_to ? block->begun : block->sent_up_to;
            block->buffer.drop_interrogations(block->buffer.ctx, after);
        }
        block->overflow = block->overflow || octets == NULL;
    } else if (block->window == NULL) {
        return;
    } else {
        entry.id = ++block->last_id;
        block->last_sq_num = (uint32_t)(entry.id - block->first_id) & 0xff;
    }
    if (octets != NULL) {
        keep(block, &entry);
    }
}

sdvp_error_t sdvp_block_watch(sdvp_report_block_t *block)
{
    bool wanted = block->set != NULL && (block->window != NULL || block->control->buffered);
    if (!wanted || block->source.set != NULL) {
        return SDVP_OK;
    }
    const sdvp_triggers_t triggers = {
        .trg_ops = block->settings.trg_ops, .buf_tm = block->settings.buf_tm, .intg_pd = block->settings.intg_pd,
        .with_reasons = true};
    return sdvp_source_watch(&block->source, block->set, triggers);
}

/* Life. */

sdvp_error_t sdvp_block_start(sdvp_report_block_t *block)
{
    sdvp_reports_t *all = block->all;
    block->source.trigger = &all->trigger;
    block->source.take = take_entry;
    block->source.ctx = block;
    block->overflow = true;
    sdvp_error_t error = SDVP_OK;
    if (block->control->buffered) {
        error = sdvp_block_load(block);
    } else {
        sdvp_block_configured(block, &block->settings);
    }
    if (block->settings.dat_set[0] != '\0') {
        block->set = sdvp_server_acquire_set(all->server, "", block->settings.dat_set);
    }
    if (error == SDVP_OK && block->control->buffered) {
        char fingerprint[65];
        sdvp_block_fingerprint(block, fingerprint);
        error = all->config.buffers->open(all->config.buffers->ctx, block->reference, fingerprint, &block->buffer);
        block->has_buffer = error == SDVP_OK;
    }
    if (error != SDVP_OK) {
        return error;
    }
    expire_later(block);
    return sdvp_block_watch(block);
}

/* A URCB gets its queue when it is enabled for the first time. */
static sdvp_error_t open_queue(sdvp_report_block_t *block)
{
    if (!block->has_buffer) {
        const sdvp_report_store_t *queues = sdvp_store_reports(block->all->queues);
        sdvp_error_t error = queues->open(queues->ctx, block->reference, "", &block->buffer);
        if (error != SDVP_OK) {
            return error;
        }
        block->has_buffer = true;
    }
    block->last_id = block->buffer.highest(block->buffer.ctx);
    block->last_id = block->last_id < block->sent_up_to ? block->sent_up_to : block->last_id;
    block->first_id = block->last_id + 1;
    return SDVP_OK;
}

sdvp_error_t sdvp_block_enable(sdvp_report_block_t *block, sdvp_server_association_t *association)
{
    bool buffered = block->control->buffered;
    sdvp_error_t error = buffered ? SDVP_OK : open_queue(block);
    sdvp_report_window_t *window = error == SDVP_OK ? sdvp_window_new(block, association) : NULL;
    if (window == NULL) {
        return SDVP_NO_MEMORY;
    }
    block->window = window;
    block->overflow = buffered && block->resume_after == 0;
    block->sent_up_to = buffered ? block->resume_after : block->last_id;
    block->resume_after = 0;
    block->next_sq_num = 0;
    block->last_sq_num = 0;
    block->begun = 0;
    block->failure = SDVP_OK;
    block->dirty = true;
    error = sdvp_block_watch(block);
    if (error != SDVP_OK) {
        sdvp_block_disable(block);
    }
    return error;
}

void sdvp_block_disable(sdvp_report_block_t *block)
{
    if (block->window == NULL) {
        return;
    }
    sdvp_window_close(block->window);
    block->window = NULL;
    block->failure = SDVP_OK;
    block->begun = 0;
    if (block->control->buffered) {
        block->resume_after = 0;
    } else {
        sdvp_source_ignore(&block->source);
        block->sent_up_to = block->last_id;
        block->buffer.purge(block->buffer.ctx, "");
    }
    if (!block->reservation.asked) {
        sdvp_reservation_free(block);
    }
}

/* The data set was the association's: the configured one takes its place. */
static void revert(sdvp_report_block_t *block)
{
    sdvp_rcb_settings_t configured;
    sdvp_block_configured(block, &configured);
    sdvp_source_ignore(&block->source);
    sdvp_server_release_set(block->set);
    block->set = configured.dat_set[0] == '\0'
                     ? NULL
                     : sdvp_server_acquire_set(block->all->server, "", configured.dat_set);
    strcpy(block->settings.dat_set, block->set == NULL ? "" : configured.dat_set);
    block->settings.conf_rev = block->settings.conf_rev == UINT32_MAX ? 1 : block->settings.conf_rev + 1;
}

void sdvp_block_ended(sdvp_report_block_t *block, const sdvp_server_association_t *association)
{
    sdvp_reservation_t *reservation = &block->reservation;
    if (block->window != NULL && block->window->association == association) {
        sdvp_block_disable(block);
    }
    if (reservation->association == association) {
        reservation->association = NULL;
        if (reservation->resv_tms == 0) {
            sdvp_reservation_free(block);
        } else {
            expire_later(block);
        }
    }
    if (block->control->buffered) {
        block->resume_after = reservation->owner == NULL ? 0 : block->resume_after;
    } else if (block->set != NULL && block->set->association_id[0] != '\0'
               /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): who asks has one */
               && strcmp(block->set->association_id, association->id) == 0) {
        revert(block);
    }
}

static bool may_go_on(const sdvp_report_block_t *block, unsigned roles)
{
    const sdvp_server_t *server = block->all->server;
    bool use = sdvp_may(server, roles, SDVP_SET_BRCB_VALUES, block->reference, SDVP_FC_NONE)
               || sdvp_may(server, roles, SDVP_SET_URCB_VALUES, block->reference, SDVP_FC_NONE);
    for (size_t i = 0; use && block->set != NULL && i < block->set->count; i++) {
        use = sdvp_may_fcda(server, roles, SDVP_GET_DATA_VALUES, block->set->members[i].fcda);
    }
    return use;
}

void sdvp_block_roles_changed(sdvp_report_block_t *block, const sdvp_server_association_t *association)
{
    bool its = block->reservation.association == association
               || (block->window != NULL && block->window->association == association);
    if (its && !may_go_on(block, association->caller.roles)) {
        sdvp_block_disable(block);
        sdvp_reservation_free(block);
        save_reservation(block);
    }
}

void sdvp_block_values(const sdvp_report_block_t *block, sdvp_rcb_t *to)
{
    const sdvp_rcb_settings_t *settings = &block->settings;
    *to = (sdvp_rcb_t){
        .rpt_id = sdvp_block_rpt_id(block, settings),
        .has_rpt_ena = true,
        .rpt_ena = block->window != NULL,
        .dat_set = settings->dat_set[0] == '\0' ? NULL : settings->dat_set,
        .has_conf_rev = true,
        .conf_rev = settings->conf_rev,
        .has_opt_flds = true,
        .opt_flds = settings->opt_flds,
        .has_buf_tm = true,
        .buf_tm = settings->buf_tm,
        .has_sq_num = true,
        .sq_num = block->last_sq_num,
        .has_trg_ops = true,
        .trg_ops = settings->trg_ops,
        .has_intg_pd = true,
        .intg_pd = settings->intg_pd,
        .has_gi = true,
        .owner = block->reservation.owner};
    if (block->control->buffered) {
        to->has_purge_buf = true;
        to->has_entry_id = true;
        to->entry_id = block->sent_up_to;
        to->has_time_of_entry = true;
        to->time_of_entry = block->time_of_entry;
        to->has_resv_tms = true;
        to->resv_tms = block->reservation.resv_tms;
    } else {
        to->has_resv = true;
        to->resv = block->reservation.owner != NULL;
    }
}

void sdvp_block_release(sdvp_report_block_t *block)
{
    if (block->source.set != NULL) {
        sdvp_source_flush(&block->source);
        sdvp_source_ignore(&block->source);
    }
    sdvp_block_disable(block);
    sdvp_timer_stop(&block->reservation.expiry);
    if (block->has_buffer) {
        block->buffer.close(block->buffer.ctx);
    }
    if (block->set != NULL) {
        sdvp_server_release_set(block->set);
    }
    sdvp_release(block->reservation.owner);
    sdvp_release(block->saved);
}
