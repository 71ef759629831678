/*
 * From the opening of a stream to one that is bound (RFC 6120 clauses 5 to 7). It is done here and not by libstrophe, which
 * would fall back to PLAIN, forgets a stream to be resumed at the first login that fails, and cannot be told otherwise.
 */
#include <stdio.h>
#include <string.h>

#include "xmpp/stream.h"

#define NS_STREAM "http://etherx.jabber.org/streams"
#define NS_TLS "urn:ietf:params:xml:ns:xmpp-tls"
#define NS_SASL "urn:ietf:params:xml:ns:xmpp-sasl"
#define NS_BIND "urn:ietf:params:xml:ns:xmpp-bind"
#define BIND_ID "bind"

enum { PASSWORD_MAX = 1024 };

/* What is written in the connection's buffer, if it is whole. */
static void put_out(sdvp_connection_t *c)
{
    if (sdvp_text_state(&c->out) == SDVP_OK) {
        sdvp_link_put(c, c->out.at);
    } else {
        sdvp_login_refuse(c, false, "there is no memory for the login");
    }
}

void sdvp_stream_open(sdvp_connection_t *c)
{
    c->opening = true;
    (void)xmpp_conn_open_stream_default(c->conn);
}

static void start_tls(sdvp_connection_t *c)
{
    if (xmpp_conn_tls_start(c->conn) != XMPP_EOK || !xmpp_conn_is_secured(c->conn)) {
        sdvp_login_refuse_tls(c);
        return;
    }
    sdvp_stream_open(c);
}

/* The best mechanism that is offered; "": none that is good enough. */
static void choose(sdvp_connection_t *c, xmpp_stanza_t *mechanisms, char to[32])
{
    int best = 0;
    bool has_password = c->settings.password != NULL || c->settings.ask_password != NULL;
    to[0] = '\0';
    for (xmpp_stanza_t *each = xmpp_stanza_get_children(mechanisms); each != NULL; each = xmpp_stanza_get_next(each)) {
        char name[32];
        sdvp_tag_text(each, name, sizeof name);
        int rank = has_password ? sdvp_scram_rank(name) : 0;
        if (c->settings.certificate != NULL && strcmp(name, "EXTERNAL") == 0) {
            rank = 9;
        }
        if (rank > best) {
            best = rank;
            memcpy(to, name, sizeof name);
        }
    }
}

static bool find_password(sdvp_connection_t *c, char to[PASSWORD_MAX])
{
    const char *known = c->settings.password;
    if (known == NULL) {
        return c->settings.ask_password != NULL
               && c->settings.ask_password(c->settings.ask_password_ctx, to, PASSWORD_MAX);
    }
    if (strlen(known) >= PASSWORD_MAX) {
        return false;
    }
    memcpy(to, known, strlen(known) + 1);
    return true;
}

static bool start_scram(sdvp_connection_t *c, const char *mechanism)
{
    char password[PASSWORD_MAX];
    sdvp_jid_t user;
    size_t length = strcspn(c->settings.jid, "@");
    memcpy(user, c->settings.jid, length);
    user[length] = '\0';
    sdvp_scram_free(c->scram);
    c->scram = find_password(c, password) ? sdvp_scram_new(mechanism, user, password) : NULL;
    for (volatile char *at = password; at < password + sizeof password; at++) {
        *at = '\0';
    }
    return c->scram != NULL;
}

static void authenticate(sdvp_connection_t *c, xmpp_stanza_t *mechanisms)
{
    char mechanism[32];
    choose(c, mechanisms, mechanism);
    if (mechanism[0] == '\0') {
        sdvp_login_refuse(
            c, true, "the XMPP server offers no login that is good enough: expected one of %sSCRAM-SHA-512, -256, -1",
            c->settings.certificate == NULL ? "" : "EXTERNAL, ");
        return;
    }
    sdvp_text_reset(&c->out);
    sdvp_text_add(&c->out, "<auth xmlns='" NS_SASL "'");
    sdvp_write_attribute(&c->out, "mechanism", mechanism);
    sdvp_text_char(&c->out, '>');
    c->by_certificate = strcmp(mechanism, "EXTERNAL") == 0;
    if (c->by_certificate) {
        sdvp_text_char(&c->out, '='); /* as whom, the certificate says */
    } else if (start_scram(c, mechanism)) {
        sdvp_scram_first(c->scram, &c->out);
    } else {
        sdvp_login_refuse(c, true, "there is no password for %s", c->settings.jid);
        return;
    }
    sdvp_text_add(&c->out, "</auth>");
    put_out(c);
}

static void bind(sdvp_connection_t *c)
{
    sdvp_text_t *out = sdvp_out_begin(c, "iq", "set", NULL, BIND_ID);
    sdvp_text_add(out, "<bind xmlns='" NS_BIND "'><resource>");
    sdvp_write_escaped(out, c->settings.jid + sdvp_jid_bare_length(c->settings.jid) + 1);
    sdvp_text_add(out, "</resource></bind></iq>");
    put_out(c);
}

static void features(sdvp_connection_t *c, xmpp_stanza_t *offered)
{
    if (!xmpp_conn_is_secured(c->conn)) {
        if (sdvp_tag_child(offered, "starttls", NS_TLS) == NULL) {
            sdvp_login_refuse(c, true, "the XMPP server offers no TLS");
            return;
        }
        sdvp_link_put(c, "<starttls xmlns='" NS_TLS "'/>");
        return;
    }
    if (!c->authenticated) {
        xmpp_stanza_t *mechanisms = sdvp_tag_child(offered, "mechanisms", NS_SASL);
        if (mechanisms == NULL) {
            sdvp_login_refuse(c, true, "the XMPP server offers no login");
            return;
        }
        authenticate(c, mechanisms);
        return;
    }
    c->sm_offered = !c->settings.no_resume && sdvp_tag_child(offered, "sm", SDVP_NS_SM) != NULL;
    if (c->sm_offered && sdvp_sm_resume(c)) {
        return;
    }
    if (c->state == SDVP_LINK_SUSPENDED) {
        sdvp_state_change(c, SDVP_LINK_OFFLINE, "the XMPP server resumes no streams any more");
    }
    bind(c);
}

static void challenge(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    char text[2048];
    sdvp_fault_t fault = {.detail = "the XMPP server does not know the password"};
    sdvp_tag_text(stanza->xml, text, sizeof text);
    sdvp_text_reset(&c->out);
    sdvp_text_add(&c->out, "<response xmlns='" NS_SASL "'>");
    if (c->scram == NULL || !sdvp_scram_answer(c->scram, text, &c->out, &fault)) {
        sdvp_login_refuse(c, true, "%s", fault.detail);
        return;
    }
    sdvp_text_add(&c->out, "</response>");
    put_out(c);
}

static void success(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    char text[2048];
    sdvp_tag_text(stanza->xml, text, sizeof text);
    if (!c->by_certificate && (c->scram == NULL || !sdvp_scram_is_proven(c->scram, text))) {
        sdvp_login_refuse(c, true, "the XMPP server let us in without showing that it knows the password: do not trust it");
        return;
    }
    sdvp_scram_free(c->scram);
    c->scram = NULL;
    c->authenticated = true;
    sdvp_stream_open(c);
}

static void sasl(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    if (strcmp(stanza->name, "challenge") == 0) {
        challenge(c, stanza);
    } else if (strcmp(stanza->name, "success") == 0) {
        success(c, stanza);
    } else if (strcmp(stanza->name, "failure") == 0) {
        const char *why = stanza->payload == NULL ? "failure" : xmpp_stanza_get_name(stanza->payload);
        bool passes = strcmp(why, "temporary-auth-failure") == 0;
        sdvp_login_refuse(c, !passes, "the XMPP server refused the login of %s: %s", c->settings.jid, why);
    }
}

static void bound(sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    xmpp_stanza_t *result = sdvp_tag_child(iq->xml, "bind", NS_BIND);
    xmpp_stanza_t *jid = result == NULL ? NULL : sdvp_tag_child(result, "jid", NS_BIND);
    char text[SDVP_JID_MAX + 2] = "";
    if (jid != NULL) {
        sdvp_tag_text(jid, text, sizeof text);
    }
    if (strcmp(iq->type, "result") != 0 || !sdvp_jid_is_full(text)) {
        sdvp_stanza_error_t error;
        sdvp_stanza_error_of(iq, &error);
        sdvp_login_refuse(c, false, "the XMPP server gave no address: %s %s", error.condition, error.text);
        return;
    }
    if (!sdvp_jid_same_account(text, c->settings.jid)) {
        sdvp_login_refuse(c, true, "the XMPP server logged in %.150s: expected %.150s, as which the certificate is to be made out",
                          text, c->settings.jid);
        return;
    }
    memcpy(c->jid, text, strlen(text) + 1);
    if (c->sm_offered) {
        sdvp_sm_enable(c);
    } else {
        sdvp_sm_reset(c);
        sdvp_login_bound(c);
    }
}

void sdvp_negotiate(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    if (stanza == NULL) {
        bind(c); /* there was nothing to resume */
        return;
    }
    const char *ns = xmpp_stanza_get_ns(stanza->xml);
    ns = ns == NULL ? "" : ns;
    bool secured = xmpp_conn_is_secured(c->conn) != 0;
    if (strcmp(ns, NS_STREAM) == 0 && strcmp(stanza->name, "features") == 0) {
        features(c, stanza->xml);
    } else if (strcmp(ns, NS_TLS) == 0 && !secured) {
        if (strcmp(stanza->name, "proceed") == 0) {
            start_tls(c);
        } else {
            sdvp_login_refuse(c, true, "the XMPP server refused TLS");
        }
    } else if (strcmp(ns, NS_SASL) == 0 && secured && !c->authenticated) {
        sasl(c, stanza);
    } else if (c->authenticated && strcmp(stanza->name, "iq") == 0 && strcmp(stanza->id, BIND_ID) == 0) {
        bound(c, stanza);
    }
}
