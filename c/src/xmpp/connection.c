#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "xmpp/login.h"

int64_t sdvp_link_now(const sdvp_connection_t *c)
{
    return c->clock->monotonic_ms(c->clock->ctx);
}

/* xorshift64*: it only spreads waits. */
double sdvp_link_chance(sdvp_connection_t *c)
{
    c->random ^= c->random >> 12;
    c->random ^= c->random << 25;
    c->random ^= c->random >> 27;
    return (double)((c->random * 0x2545f4914f6cdd1dull) >> 11) / 9007199254740992.0;
}

void sdvp_link_tell(sdvp_connection_t *c, sdvp_level_t level, const char *format, ...)
{
    const sdvp_log_t *log = &c->settings.log;
    if (log->line == NULL || level < log->least) {
        return;
    }
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    log->line(log->ctx, level, text);
}

/* What libstrophe finds worth an error; its lines of lower levels have stanzas of logins in them and go nowhere. */
static void strophe_says(void *ctx, xmpp_log_level_t level, const char *area, const char *text)
{
    if (level >= XMPP_LEVEL_WARN) {
        sdvp_link_tell(ctx, SDVP_INFO, "libstrophe, %s: %s", area, text);
    }
}

bool sdvp_link_is_online(const sdvp_connection_t *c)
{
    return c->state == SDVP_LINK_ONLINE || c->state == SDVP_LINK_RESUMED;
}

const char *sdvp_link_state_name(sdvp_link_state_t state)
{
    static const char *const NAMES[] = {"offline", "online", "suspended", "resumed"};
    return (size_t)state < sizeof NAMES / sizeof *NAMES ? NAMES[state] : "unknown";
}

void sdvp_state_change(sdvp_connection_t *c, sdvp_link_state_t state, const char *reason)
{
    sdvp_link_state_t was = c->state;
    if (was == state && state == SDVP_LINK_OFFLINE) {
        return;
    }
    c->state = state;
    sdvp_link_tell(c, SDVP_INFO, "%s is %s: %s", c->jid, sdvp_link_state_name(state), reason);
    if (state == SDVP_LINK_OFFLINE) {
        sdvp_presence_free(c);
        sdvp_out_lose(c, SDVP_LOST);
        sdvp_iq_fail_all(c, SDVP_LOST);
        sdvp_sm_reset(c);
    } else if (state != SDVP_LINK_SUSPENDED) {
        sdvp_liveness_begin(c);
    }
    for (sdvp_link_part_t *part = c->parts; part != NULL; part = part->next) {
        if (part->on_state != NULL) {
            part->on_state(part->ctx, state, reason);
        }
    }
    if (c->settings.on_state != NULL) {
        c->settings.on_state(c->settings.on_state_ctx, state, reason);
    }
}

static bool copy(const char **text)
{
    if (*text == NULL) {
        return true;
    }
    *text = sdvp_copy_text(*text);
    return *text != NULL;
}

static void usual(uint32_t *value, uint32_t number)
{
    *value = *value == 0 ? number : *value;
}

static const sdvp_role_group_t USUAL_GROUPS[] = {
    {"Vendor", SDVP_ROLE_VENDOR},
    {"Service Provider", SDVP_ROLE_SERVICE_PROVIDER},
    {"User", SDVP_ROLE_USER},
};

static bool copy_groups(sdvp_connection_settings_t *s)
{
    const sdvp_role_group_t *from = s->groups == NULL ? USUAL_GROUPS : s->groups;
    size_t count = s->groups == NULL ? sizeof USUAL_GROUPS / sizeof *USUAL_GROUPS : s->group_count;
    sdvp_role_group_t *to = sdvp_alloc((count + 1) * sizeof *to);
    s->groups = to;
    s->group_count = 0;
    for (size_t i = 0; to != NULL && i < count; i++) {
        to[i] = from[i];
        s->group_count = i + 1;
        if (!copy(&to[i].name)) {
            return false;
        }
    }
    return to != NULL;
}

static bool copy_settings(sdvp_connection_settings_t *to, const sdvp_connection_settings_t *from)
{
    *to = *from;
    /* All at first, so that what could not be copied is not taken for an own copy. */
    bool good = copy(&to->jid);
    good &= copy(&to->password);
    good &= copy(&to->certificate);
    good &= copy(&to->key);
    good &= copy(&to->ca_file);
    good &= copy(&to->host);
    good &= copy_groups(to);
    usual(&to->ping_interval, from->metered ? 60000 : 6000);
    usual(&to->ping_timeout, from->metered ? 30000 : 8000);
    usual(&to->max_stanza, 262144);
    usual(&to->max_waiting, 1000);
    usual(&to->max_requests, 256);
    usual(&to->max_contacts, 1000);
    return good;
}

static void free_settings(sdvp_connection_settings_t *s)
{
    if (s->password != NULL) {
        for (volatile char *at = (char *)s->password; *at != '\0'; at++) {
            *at = '\0';
        }
    }
    const char *texts[] = {s->jid, s->password, s->certificate, s->key, s->ca_file, s->host};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sdvp_release((char *)texts[i]);
    }
    for (size_t i = 0; i < s->group_count; i++) {
        sdvp_release((char *)s->groups[i].name);
    }
    sdvp_release((sdvp_role_group_t *)s->groups);
}

static sdvp_error_t check(const sdvp_connection_settings_t *s, sdvp_fault_t *fault)
{
    if (s->jid == NULL || !sdvp_jid_is_full(s->jid) || sdvp_jid_domain(s->jid) == s->jid) {
        return sdvp_fault_set(fault, SDVP_BAD_ARGUMENT, "expected an address as hp01@example.org/agent, came \"%s\"",
                              s->jid == NULL ? "" : s->jid);
    }
    if (s->password == NULL && s->ask_password == NULL && s->certificate == NULL) {
        return sdvp_fault_set(fault, SDVP_BAD_ARGUMENT, "expected a password or a certificate for %s, came neither", s->jid);
    }
    if ((s->certificate == NULL) != (s->key == NULL)) {
        return sdvp_fault_set(fault, SDVP_BAD_ARGUMENT, "expected certificate and key for %s, came only one", s->jid);
    }
    return SDVP_OK;
}

static bool make(sdvp_connection_t *c)
{
    c->clock = c->settings.clock == NULL ? sdvp_system_clock() : c->settings.clock;
    c->backoff = sdvp_backoff_of(&c->settings);
    c->random = (uint64_t)c->clock->utc_us(c->clock->ctx) * 0x9e3779b97f4a7c15ull ^ (uintptr_t)c ^ 1;
    c->last_number = (c->random >> 24 & 0xffffffff) << 24;
    c->fd = -1;
    c->out = sdvp_text_growing(c->settings.max_stanza + 1);
    c->pending = sdvp_alloc(c->settings.max_requests * sizeof *c->pending);
    c->pending_count = c->pending == NULL ? 0 : c->settings.max_requests;
    c->memory = sdvp_link_memory(c);
    c->listener = (xmpp_log_t){strophe_says, c};
    xmpp_initialize();
    c->strophe = xmpp_ctx_new(&c->memory, &c->listener);
    memcpy(c->jid, c->settings.jid, strlen(c->settings.jid) + 1);
    (void)sdvp_jid_bare(sdvp_jid_domain(c->jid), c->domain);
    (void)snprintf(c->reason, sizeof c->reason, "not logged in yet");
    return c->pending != NULL && c->strophe != NULL;
}

sdvp_connection_t *sdvp_connection_new(const sdvp_connection_settings_t *settings, sdvp_fault_t *fault)
{
    if (check(settings, fault) != SDVP_OK) {
        return NULL;
    }
    sdvp_connection_t *c = sdvp_alloc(sizeof *c);
    if (c != NULL && copy_settings(&c->settings, settings) && make(c)) {
        return c;
    }
    sdvp_fault_set(fault, SDVP_NO_MEMORY, "no memory for the connection of %s", settings->jid);
    sdvp_connection_free(c);
    return NULL;
}

void sdvp_connection_free(sdvp_connection_t *c)
{
    if (c == NULL) {
        return;
    }
    sdvp_quiet_t quiet;
    sdvp_quiet_begin(&quiet);
    c->wanted = false;
    sdvp_login_end(c);
    sdvp_quiet_end(&quiet);
    c->state = SDVP_LINK_OFFLINE;
    sdvp_out_lose(c, SDVP_CANCELLED);
    sdvp_iq_fail_all(c, SDVP_CANCELLED);
    sdvp_liveness_free(c);
    sdvp_roster_free(c);
    sdvp_presence_free(c);
    sdvp_release(c->presences);
    if (c->strophe != NULL) {
        xmpp_ctx_free(c->strophe);
    }
    sdvp_text_free(&c->out);
    sdvp_release(c->pending);
    free_settings(&c->settings);
    sdvp_release(c);
}

void sdvp_connection_connect(sdvp_connection_t *c)
{
    c->wanted = true;
    if (c->phase == SDVP_PHASE_IDLE) {
        c->phase = SDVP_PHASE_WAITING;
        c->next_login = sdvp_link_now(c);
    }
}

void sdvp_connection_disconnect(sdvp_connection_t *c)
{
    c->wanted = false;
    c->ended = true;
    if (c->phase == SDVP_PHASE_UP && !c->down && !c->abandoned) {
        (void)sdvp_out_begin(c, "presence", "unavailable", NULL, NULL);
        (void)sdvp_out_end(c, "presence", NULL, NULL);
        xmpp_disconnect(c->conn);
    } else if (c->phase >= SDVP_PHASE_LOGIN) {
        sdvp_link_abandon(c, "logged out");
    } else {
        c->phase = SDVP_PHASE_IDLE;
        sdvp_state_change(c, SDVP_LINK_OFFLINE, "logged out");
    }
}

sdvp_link_state_t sdvp_connection_state(const sdvp_connection_t *c)
{
    return c->state;
}

const char *sdvp_connection_jid(const sdvp_connection_t *c)
{
    return c->jid;
}

sdvp_error_t sdvp_connection_trouble(const sdvp_connection_t *c, const char **reason)
{
    if (reason != NULL) {
        *reason = sdvp_link_is_online(c) ? "" : c->reason;
    }
    return sdvp_link_is_online(c) ? SDVP_OK : c->needs_person ? SDVP_LOGIN_FAILED : SDVP_NOT_ONLINE;
}
