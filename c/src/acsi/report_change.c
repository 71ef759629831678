#include <stdio.h>
#include <string.h>

#include "acsi/report.h"
#include "base/memory.h"
#include "base/text.h"

/* Says no: the error with words for the client. */
static sdvp_error_t refuse(sdvp_report_block_t *block, sdvp_error_t error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static sdvp_error_t refuse(sdvp_report_block_t *block, sdvp_error_t error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(block->all->detail, sizeof block->all->detail, format, arguments);
    va_end(arguments);
    return error;
}

static sdvp_error_t no_memory(sdvp_report_block_t *block)
{
    return refuse(block, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "there is no memory for %s now", block->reference);
}

/* Whether a change writes what cannot be written while RptEna is true. */
static bool writes_settings(const sdvp_report_block_t *block, const sdvp_rcb_t *change)
{
    bool both = change->rpt_id != NULL || change->dat_set != NULL || change->has_opt_flds || change->has_buf_tm
                || change->has_trg_ops || change->has_intg_pd;
    bool one = block->control->buffered
                   ? (change->has_purge_buf && change->purge_buf) || change->has_entry_id || change->has_resv_tms
                   : change->has_resv;
    return both || one;
}

static bool purges(const sdvp_report_block_t *block, const sdvp_rcb_t *change)
{
    return block->control->buffered && change->has_purge_buf && change->purge_buf;
}

static bool asks_gi(const sdvp_rcb_t *change)
{
    return change->has_gi && change->gi;
}

static bool enables(const sdvp_rcb_t *change)
{
    return change->has_rpt_ena && change->rpt_ena;
}

static bool disables(const sdvp_rcb_t *change)
{
    return change->has_rpt_ena && !change->rpt_ena;
}

static bool sets_resv_tms(const sdvp_report_block_t *block, const sdvp_rcb_t *change)
{
    return block->control->buffered && change->has_resv_tms;
}

static sdvp_error_t check_state(sdvp_report_block_t *block, const sdvp_call_t *call, const sdvp_rcb_t *change)
{
    const sdvp_reservation_t *reservation = &block->reservation;
    if (reservation->owner != NULL && strcmp(reservation->owner, call->caller.peer) != 0) {
        return refuse(
            block, SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT,
            "%s is reserved by another client; ask again later or use another instance", block->reference);
    }
    if (call->association == NULL) {
        return refuse(
            block, SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, "the association of the call has ended");
    }
    if (block->window != NULL && writes_settings(block, change)) {
        return refuse(
            block, SDVP_INSTANCE_IN_USE,
            "%s is enabled and takes RptEna and GI only; write RptEna = false first", block->reference);
    }
    if (sets_resv_tms(block, change) && reservation->resv_tms == -1) {
        return refuse(
            block, SDVP_ACCESS_VIOLATION, "ResvTms of %s is -1: reserved by configuration", block->reference);
    }
    return SDVP_OK;
}

/* The settings after the change; the data set is taken as it is. */
static sdvp_error_t apply(sdvp_report_block_t *block, const sdvp_rcb_t *change, sdvp_rcb_settings_t *next)
{
    const sdvp_report_config_t *config = &block->all->config;
    *next = block->settings;
    if (change->has_intg_pd && change->intg_pd != 0 && change->intg_pd < config->min_intg_pd) {
        return refuse(
            block, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "IntgPd must be 0 or %u to 4294967295 ms, but is %u",
            (unsigned)config->min_intg_pd, (unsigned)change->intg_pd);
    }
    if (sets_resv_tms(block, change) && (change->resv_tms < 0 || change->resv_tms > config->max_resv_tms)) {
        return refuse(
            block, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "ResvTms must be 0 to %d s, but is %d", config->max_resv_tms,
            change->resv_tms);
    }
    if ((change->rpt_id != NULL && strlen(change->rpt_id) > SDVP_REFERENCE_MAX)
        || (change->dat_set != NULL && strlen(change->dat_set) > SDVP_REFERENCE_MAX)) {
        return refuse(
            block, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "RptID and DatSet have %d characters at most", SDVP_REFERENCE_MAX);
    }
    if (change->rpt_id != NULL) {
        strcpy(next->rpt_id, change->rpt_id);
    }
    if (change->dat_set != NULL && strcmp(change->dat_set, next->dat_set) != 0) {
        strcpy(next->dat_set, change->dat_set);
        next->conf_rev = next->conf_rev == UINT32_MAX ? 1 : next->conf_rev + 1;
    }
    next->buf_tm = change->has_buf_tm ? change->buf_tm : next->buf_tm;
    next->trg_ops = change->has_trg_ops ? change->trg_ops : next->trg_ops;
    next->intg_pd = change->has_intg_pd ? change->intg_pd : next->intg_pd;
    if (change->has_opt_flds) {
        next->opt_flds = change->opt_flds;
        if (!block->control->buffered) {
            next->opt_flds &= (sdvp_bits_t)~(SDVP_OPT_BUF_OVFL | SDVP_OPT_ENTRY_ID);
        }
    }
    return SDVP_OK;
}

static sdvp_error_t check_gi(
    sdvp_report_block_t *block, const sdvp_rcb_t *change, const sdvp_rcb_settings_t *next)
{
    bool enabled_then = enables(change) || (block->window != NULL && !disables(change));
    if (asks_gi(change) && (!enabled_then || (next->trg_ops & SDVP_TRG_GI) == 0)) {
        return refuse(
            block, SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
            "GI of %s can be written only while it is enabled and TrgOps has GI", block->reference);
    }
    return SDVP_OK;
}

/* There must be a data set, of which the client may read every member, and each of which fits into a report. */
static sdvp_error_t check_enabling(
    sdvp_report_block_t *block, const sdvp_call_t *call, const sdvp_rcb_settings_t *next, const sdvp_set_t *set)
{
    if (set == NULL) {
        return refuse(
            block, SDVP_PARAMETER_VALUE_INCONSISTENT, "%s has no data set; write DatSet before RptEna",
            block->reference);
    }
    for (size_t i = 0; i < set->count; i++) {
        if (!sdvp_may_fcda(block->all->server, call->caller.roles, SDVP_GET_DATA_VALUES, set->members[i].fcda)) {
            return refuse(
                block, SDVP_ACCESS_VIOLATION, "%.150s may not read %s of %s", call->caller.peer,
                set->members[i].fcda, set->name);
        }
    }
    int32_t great = sdvp_block_too_great(block, next, set, call->association);
    if (great >= 0) {
        return refuse(
            block, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT, "%s alone does not fit in a report of %u octets",
            set->members[great].fcda, (unsigned)call->association->max_message_size);
    }
    return SDVP_OK;
}

/* What only a BRCB has. */
static sdvp_error_t check_buffered(
    sdvp_report_block_t *block, const sdvp_rcb_t *change, const sdvp_rcb_settings_t *next)
{
    if (next->dat_set[0] == '@') {
        return refuse(
            block, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "a BRCB outlives associations, so %s cannot use %s",
            block->reference, next->dat_set);
    }
    if (!change->has_entry_id || change->entry_id == 0) {
        return SDVP_OK;
    }
    bool empties = purges(block, change) || !sdvp_settings_make_same_entries(next, &block->settings);
    if (!empties && block->buffer.contains(block->buffer.ctx, change->entry_id)) {
        return SDVP_OK;
    }
    block->resume_after = 0;
    sdvp_entry_id_t oldest = 0;
    sdvp_entry_id_t newest = 0;
    (void)block->buffer.ends(block->buffer.ctx, &oldest, &newest);
    return refuse(
        block, SDVP_PARAMETER_VALUE_INAPPROPRIATE,
        "EntryID %016llx is not in the buffer of %s, which has %016llx to %016llx; enable it without EntryID to go on "
        "with the oldest entry",
        (unsigned long long)change->entry_id, block->reference, (unsigned long long)oldest,
        (unsigned long long)newest);
}

/* Keeps the settings with a reservation only if it outlives the association. */
static sdvp_error_t save(
    sdvp_report_block_t *block, const sdvp_call_t *call, const sdvp_rcb_t *change, const sdvp_rcb_settings_t *next)
{
    if (!block->control->buffered) {
        return SDVP_OK;
    }
    int32_t seconds = change->has_resv_tms ? change->resv_tms : block->reservation.resv_tms;
    if (sdvp_block_save(block, next, seconds, seconds == 0 ? NULL : call->caller.peer) != SDVP_OK) {
        return refuse(
            block, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "settings of %s cannot be kept: the device's store fails",
            block->reference);
    }
    return SDVP_OK;
}

static sdvp_error_t check(
    sdvp_report_block_t *block, const sdvp_call_t *call, const sdvp_rcb_t *change, const sdvp_rcb_settings_t *next,
    const sdvp_set_t *set)
{
    sdvp_error_t error = check_gi(block, change, next);
    if (error == SDVP_OK && enables(change) && block->window == NULL) {
        error = check_enabling(block, call, next, set);
    }
    if (error == SDVP_OK && block->control->buffered) {
        error = check_buffered(block, change, next);
    }
    return error == SDVP_OK ? save(block, call, change, next) : error;
}

/* Takes over settings; the block is disabled. */
static sdvp_error_t adopt(
    sdvp_report_block_t *block, const sdvp_rcb_t *change, const sdvp_rcb_settings_t *next, sdvp_set_t *set)
{
    bool same_entries = sdvp_settings_make_same_entries(next, &block->settings);
    if (!same_entries) {
        sdvp_source_ignore(&block->source);
    }
    if (block->set != NULL && block->set != set) {
        sdvp_server_release_set(block->set);
    }
    block->settings = *next;
    block->set = set;
    if (block->control->buffered && (purges(block, change) || !same_entries)) {
        char fingerprint[65];
        sdvp_block_fingerprint(block, fingerprint);
        block->buffer.purge(block->buffer.ctx, fingerprint);
        block->resume_after = 0;
        block->sent_up_to = 0;
        block->time_of_entry = (sdvp_entry_time_t){0, 0};
    }
    if (block->control->buffered && change->has_entry_id) {
        block->resume_after = change->entry_id;
        block->sent_up_to = change->entry_id;
    }
    return sdvp_block_watch(block) == SDVP_OK ? SDVP_OK : no_memory(block);
}

static sdvp_error_t reserve(sdvp_report_block_t *block, const sdvp_call_t *call, const sdvp_rcb_t *change)
{
    bool resv_tms = sets_resv_tms(block, change);
    bool resv = !block->control->buffered && change->has_resv;
    if ((resv_tms && change->resv_tms == 0) || (resv && !change->resv)) {
        sdvp_reservation_free(block);
        return SDVP_OK;
    }
    if (!resv_tms && !resv && !writes_settings(block, change)) {
        return SDVP_OK;
    }
    if (sdvp_reservation_hold(block, call) != SDVP_OK) {
        return no_memory(block);
    }
    if (resv_tms || resv) {
        block->reservation.asked = true;
        block->reservation.resv_tms = resv_tms ? change->resv_tms : 0;
    }
    return SDVP_OK;
}

static sdvp_error_t enable_and_interrogate(
    sdvp_report_block_t *block, const sdvp_call_t *call, const sdvp_rcb_t *change)
{
    if (enables(change) && block->window == NULL) {
        if (sdvp_reservation_hold(block, call) != SDVP_OK || sdvp_block_enable(block, call->association) != SDVP_OK) {
            return no_memory(block);
        }
    }
    if (asks_gi(change) && block->window != NULL) {
        sdvp_source_interrogate(&block->source);
    }
    return SDVP_OK;
}

sdvp_error_t sdvp_block_set(sdvp_report_block_t *block, const sdvp_call_t *call, const sdvp_rcb_t *change)
{
    sdvp_rcb_settings_t next;
    sdvp_error_t error = check_state(block, call, change);
    error = error == SDVP_OK ? apply(block, change, &next) : error;
    if (error != SDVP_OK) {
        return error;
    }
    bool other_set = strcmp(next.dat_set, block->settings.dat_set) != 0;
    sdvp_set_t *set = block->set;
    if (other_set) {
        set = next.dat_set[0] == '\0'
                  ? NULL
                  : sdvp_server_acquire_set(block->all->server, call->association->id, next.dat_set);
        if (set == NULL && next.dat_set[0] != '\0') {
            return refuse(
                block, SDVP_INSTANCE_NOT_AVAILABLE, "there is no data set %s for %s", next.dat_set,
                block->reference);
        }
    }
    error = check(block, call, change, &next, set);
    if (error != SDVP_OK) {
        if (other_set && set != NULL) {
            sdvp_server_release_set(set);
        }
        return error;
    }
    if (writes_settings(block, change)) {
        error = adopt(block, change, &next, set);
    }
    if (disables(change)) {
        sdvp_block_disable(block);
    }
    error = error == SDVP_OK ? reserve(block, call, change) : error;
    return error == SDVP_OK ? enable_and_interrogate(block, call, change) : error;
}
