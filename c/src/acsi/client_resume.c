/* Has a buffered report control block go on after what was handled last (IEC 61850-7-2 clause 17.2.3.4). */
#include "acsi/client.h"
#include "base/memory.h"

typedef struct resume {
    sdvp_association_t *association;
    char *brcb;
    sdvp_entry_id_t last; /* 0: from the oldest */
    bool may_disable;
    sdvp_resumed_t done;
    void *ctx;
} resume_t;

static void finish(resume_t *resume, const sdvp_outcome_t *outcome)
{
    resume->done(resume->ctx, outcome, resume->last == 0 ? SDVP_FROM_OLDEST : SDVP_SEAMLESS);
    sdvp_release(resume->brcb);
    sdvp_release(resume);
}

static void on_enabled(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response);
static void on_disabled(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response);

static sdvp_error_t set(resume_t *resume, bool enable)
{
    sdvp_message_t request = {.pdu = SDVP_REQUEST, .service = SDVP_SET_BRCB_VALUES};
    sdvp_rcb_t *rcb = &request.is.rcb;
    rcb->reference = resume->brcb;
    rcb->has_rpt_ena = true;
    rcb->rpt_ena = enable;
    rcb->has_entry_id = enable && resume->last != 0;
    rcb->entry_id = resume->last;
    any_function_t done = (any_function_t)(enable ? on_enabled : on_disabled);
    return sdvp_client_call_begin(
        resume->association, &(call_start_t){&request, sdvp_deliver_reply, done, resume, resume->ctx});
}

static void go_on(resume_t *resume, bool enable)
{
    sdvp_error_t error = set(resume, enable);
    if (error != SDVP_OK) {
        sdvp_outcome_t outcome = sdvp_outcome_of(error, "the next step of resuming could not be sent");
        finish(resume, &outcome);
    }
}

static void on_enabled(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    (void)response;
    resume_t *resume = ctx;
    if (outcome->error == SDVP_PARAMETER_VALUE_INAPPROPRIATE && resume->last != 0) {
        resume->last = 0;
        go_on(resume, true);
    } else if (outcome->error == SDVP_INSTANCE_IN_USE && resume->may_disable) {
        resume->may_disable = false;
        go_on(resume, false);
    } else {
        finish(resume, outcome);
    }
}

static void on_disabled(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    (void)response;
    if (outcome->error == SDVP_OK) {
        go_on(ctx, true);
    } else {
        finish(ctx, outcome);
    }
}

sdvp_error_t sdvp_resume(
    sdvp_association_t *association, const char *brcb, sdvp_entry_id_t last, sdvp_resumed_t done, void *ctx)
{
    if (brcb == NULL || done == NULL) {
        return SDVP_BAD_ARGUMENT;
    }
    resume_t *resume = sdvp_alloc(sizeof *resume);
    if (resume == NULL) {
        return SDVP_NO_MEMORY;
    }
    *resume = (resume_t){association, sdvp_copy_text(brcb), last, true, done, ctx};
    sdvp_error_t error = resume->brcb == NULL ? SDVP_NO_MEMORY : set(resume, true);
    if (error != SDVP_OK) {
        sdvp_release(resume->brcb);
        sdvp_release(resume);
    }
    return error;
}
