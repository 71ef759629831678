/* Requests of ours, their answers, and answers of ours. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "xmpp/stream.h"

static void name_of(uint64_t number, char to[24])
{
    (void)snprintf(to, 24, "s%" PRIx64, number);
}

sdvp_text_t *sdvp_iq_begin(sdvp_connection_t *c, const char *type, const char *to)
{
    char id[24];
    name_of(c->last_number + 1, id);
    return sdvp_out_begin(c, "iq", type, to, id);
}

static sdvp_iq_pending_t *free_place(sdvp_connection_t *c)
{
    for (size_t i = 0; i < c->pending_count; i++) {
        if (c->pending[i].number == 0) {
            return &c->pending[i];
        }
    }
    return NULL;
}

static sdvp_iq_pending_t take(sdvp_iq_pending_t *place)
{
    sdvp_iq_pending_t taken = *place;
    *place = (sdvp_iq_pending_t){0};
    sdvp_release(taken.to);
    taken.to = NULL;
    return taken;
}

sdvp_error_t sdvp_iq_send(
    sdvp_connection_t *c, const char *to, uint32_t timeout_ms, sdvp_iq_answered_t answered, void *ctx, uint64_t *number)
{
    sdvp_iq_pending_t *place = free_place(c);
    if (place == NULL) {
        return SDVP_BUSY;
    }
    char *copy = to == NULL ? NULL : sdvp_copy_text(to);
    if (to != NULL && copy == NULL) {
        return SDVP_NO_MEMORY;
    }
    sdvp_error_t error = sdvp_out_end(c, "iq", NULL, NULL);
    if (error != SDVP_OK) {
        sdvp_release(copy);
        return error;
    }
    *place = (sdvp_iq_pending_t){++c->last_number, copy, sdvp_link_now(c) + timeout_ms, answered, ctx};
    if (number != NULL) {
        *number = c->last_number;
    }
    return SDVP_OK;
}

static sdvp_iq_pending_t *find(sdvp_connection_t *c, uint64_t number)
{
    for (size_t i = 0; number != 0 && i < c->pending_count; i++) {
        if (c->pending[i].number == number) {
            return &c->pending[i];
        }
    }
    return NULL;
}

void sdvp_iq_forget(sdvp_connection_t *c, uint64_t number)
{
    sdvp_iq_pending_t *place = find(c, number);
    if (place != NULL) {
        (void)take(place);
    }
}

/* Whether an answer comes from whom was asked (RFC 6120 8.1.2.1): else anybody could answer for anybody. */
static bool is_from(const sdvp_connection_t *c, const char *asked, const char *from)
{
    bool of_house = asked == NULL || sdvp_jid_same(asked, c->domain)
                    || (sdvp_jid_is_bare(asked) && sdvp_jid_same_account(asked, c->jid));
    if (from == NULL) {
        return of_house;
    }
    if (asked != NULL && sdvp_jid_same(asked, from)) {
        return true;
    }
    return asked == NULL && (sdvp_jid_same_account(from, c->jid) || sdvp_jid_same(from, c->domain));
}

void sdvp_iq_answered(sdvp_connection_t *c, const sdvp_stanza_t *answer)
{
    uint64_t number = answer->id[0] == 's' ? strtoull(answer->id + 1, NULL, 16) : 0;
    char id[24];
    name_of(number, id);
    sdvp_iq_pending_t *place = strcmp(id, answer->id) == 0 ? find(c, number) : NULL;
    if (place == NULL || !is_from(c, place->to, answer->from)) {
        return;
    }
    sdvp_iq_pending_t taken = take(place);
    taken.answered(taken.ctx, strcmp(answer->type, "result") == 0 ? SDVP_OK : SDVP_PROTOCOL, answer);
}

void sdvp_iq_run(sdvp_connection_t *c)
{
    for (size_t i = 0; i < c->pending_count; i++) {
        if (c->pending[i].number != 0 && c->pending[i].deadline <= sdvp_link_now(c)) {
            sdvp_iq_pending_t taken = take(&c->pending[i]);
            taken.answered(taken.ctx, SDVP_TIMED_OUT, NULL);
        }
    }
}

int64_t sdvp_iq_deadline(const sdvp_connection_t *c)
{
    int64_t next = SDVP_NEVER;
    for (size_t i = 0; i < c->pending_count; i++) {
        if (c->pending[i].number != 0 && c->pending[i].deadline < next) {
            next = c->pending[i].deadline;
        }
    }
    return next;
}

void sdvp_iq_fail_all(sdvp_connection_t *c, sdvp_error_t error)
{
    for (size_t i = 0; i < c->pending_count; i++) {
        if (c->pending[i].number != 0) {
            sdvp_iq_pending_t taken = take(&c->pending[i]);
            taken.answered(taken.ctx, error, NULL);
        }
    }
}

void sdvp_reply_result(sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    (void)sdvp_out_begin(c, "iq", "result", iq->from, iq->id);
    (void)sdvp_out_end(c, "iq", NULL, NULL);
}

void sdvp_reply_error_to(
    sdvp_connection_t *c, const char *to, const char *id, const char *const kind[3], const char *extra)
{
    sdvp_text_t *out = sdvp_out_begin(c, "iq", "error", to, id);
    sdvp_text_add(out, "<error type='");
    sdvp_text_add(out, kind[0]);
    sdvp_text_add(out, "'><");
    sdvp_text_add(out, kind[1]);
    sdvp_text_add(out, " xmlns='" SDVP_NS_STANZAS "'/>");
    if (kind[2] != NULL && *kind[2] != '\0') {
        sdvp_text_add(out, "<text xmlns='" SDVP_NS_STANZAS "'>");
        sdvp_write_escaped(out, kind[2]);
        sdvp_text_add(out, "</text>");
    }
    sdvp_text_add(out, extra == NULL ? "" : extra);
    sdvp_text_add(out, "</error>");
    (void)sdvp_out_end(c, "iq", NULL, NULL);
}

void sdvp_reply_error(
    sdvp_connection_t *c, const sdvp_stanza_t *iq, const char *type, const char *condition, const char *text)
{
    sdvp_reply_error_to(c, iq->from, iq->id, (const char *const[3]){type, condition, text}, NULL);
}

void sdvp_reply_unavailable(sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    sdvp_reply_error(c, iq, "cancel", "service-unavailable", NULL);
}
