/*
 * The inside of a connection. One file for each concern: login.c makes and ends streams, step.c runs them, send.c keeps
 * what goes out, request.c matches answers, answer.c answers, roster.c, presence.c, liveness.c.
 */
#ifndef SDVP_XMPP_STREAM_H
#define SDVP_XMPP_STREAM_H

#include <stddef.h>

#include "xmpp/backoff.h"
#include "xmpp/jid.h"
#include "xmpp/scram.h"
#include "xmpp/stanza.h"

/* What is built on a connection: the transports. All functions may be NULL. */
typedef struct sdvp_link_part {
    struct sdvp_link_part *next;
    void *ctx;
    void (*on_state)(void *ctx, sdvp_link_state_t state, const char *reason);
    void (*on_presence)(void *ctx, const sdvp_stanza_t *presence);
    void (*on_message)(void *ctx, const sdvp_stanza_t *message);
    /* Roles of a contact may have changed. */
    void (*on_roster)(void *ctx, const char *account);
    /* Whether it answers a request; whether it has any sender that is not admitted wait, or anyone be unknown. */
    bool (*takes)(void *ctx, const sdvp_stanza_t *iq);
    void (*on_request)(void *ctx, const sdvp_stanza_t *iq);
    bool (*admits)(void *ctx, const char *from);
    /* Milliseconds that the sender of a request has to wait first; 0: none. */
    int64_t (*holds_up)(void *ctx, const sdvp_stanza_t *iq);
    void (*run)(void *ctx);
    int64_t (*deadline)(void *ctx);
    const char *const *features; /* for service discovery, ended by NULL; may be NULL */
    const char *automation;      /* a type of the category automation, for service discovery; may be NULL */
} sdvp_link_part_t;

/* The answer to a request: SDVP_OK with the result; SDVP_PROTOCOL with the error stanza; else NULL and why there is none. */
typedef void (*sdvp_iq_answered_t)(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer);

typedef struct sdvp_iq_pending {
    uint64_t number; /* 0: free */
    char *to;        /* NULL: the own account */
    int64_t deadline;
    sdvp_iq_answered_t answered;
    void *ctx;
} sdvp_iq_pending_t;

/* A stanza that is to go out, in order. */
typedef struct sdvp_outgoing {
    struct sdvp_outgoing *next;
    sdvp_sent_t sent; /* may be NULL */
    void *sent_ctx;
    bool handed; /* to this link */
    size_t length;
    char xml[];
} sdvp_outgoing_t;

typedef struct sdvp_contact {
    char *account;
    unsigned roles;
    bool is_heard; /* it gets our presence */
    bool seen;     /* in the roster that is being read */
} sdvp_contact_t;

typedef struct sdvp_presence {
    char *jid;
    int priority;
} sdvp_presence_t;

/* Told when a peer counts as gone, after which it is not watched any more. */
typedef void (*sdvp_peer_gone_t)(void *ctx, const char *peer, const char *reason);

typedef struct sdvp_peer_watch {
    struct sdvp_peer_watch *next;
    sdvp_connection_t *connection;
    sdvp_peer_gone_t gone;
    void *gone_ctx;
    int64_t heard;
    int64_t asked;     /* when the open question went out */
    int64_t due;       /* when to look again; SDVP_NEVER while a question is open */
    uint32_t interval; /* grows while the peer says nothing but answers */
    uint32_t longest;
    uint64_t question; /* the open request; 0: none */
    char peer[];
} sdvp_peer_watch_t;

typedef enum sdvp_phase {
    SDVP_PHASE_IDLE,    /* nobody wants it */
    SDVP_PHASE_WAITING, /* for `next_login` */
    SDVP_PHASE_LOGIN,   /* libstrophe is at it */
    SDVP_PHASE_ROSTER,  /* logged in; the roster is on its way */
    SDVP_PHASE_UP
} sdvp_phase_t;

/*
 * A piece of memory for libstrophe when there is no other: where it lists attributes, for one, it does not look whether it
 * got any.
 */
typedef struct sdvp_spare {
    bool is_taken;
    union {
        max_align_t align;
        unsigned char octets[256];
    } room;
} sdvp_spare_t;

struct sdvp_connection {
    sdvp_connection_settings_t settings; /* texts are own copies */
    sdvp_backoff_t backoff;
    const sdvp_clock_t *clock;
    sdvp_link_part_t *parts;

    /* login.c, negotiate.c */
    xmpp_mem_t memory;
    sdvp_spare_t spare[4];
    xmpp_log_t listener;
    xmpp_ctx_t *strophe;
    xmpp_conn_t *conn; /* of this link; NULL: none */
    sdvp_phase_t phase;
    sdvp_link_state_t state;
    int fd;
    bool wanted;        /* to be logged in */
    bool down;          /* libstrophe has ended the link */
    bool reached;       /* the XMPP server, by TCP */
    bool opening;       /* our stream header is out: what comes before theirs is not of this stream */
    bool by_certificate; /* the login: TLS has shown already whom we talk to, and SASL shows nothing more */
    bool authenticated; /* this link is logged in */
    bool needs_person;  /* the login was refused for what only a person can help */
    bool ended;         /* the XMPP server has ended the stream, or we have: it is not resumed */
    bool abandoned;     /* the link by us; `reason` says why */
    sdvp_scram_t *scram;
    unsigned failures;
    int64_t next_login;
    int64_t login_began;
    int64_t online_since;
    uint64_t random;
    sdvp_jid_t jid; /* as bound */
    sdvp_jid_t domain;
    char reason[256];

    /* sm.c: the stream that is, or is to be resumed (XEP-0198) */
    bool sm_offered;
    bool sm_on;
    bool sm_asked;      /* for an acknowledgement */
    bool sm_proven;     /* it has acknowledged something since it was resumed, if it was */
    char sm_id[256];    /* "": it cannot be resumed */
    uint32_t sm_in;     /* stanzas of theirs that are handled */
    uint32_t sm_acked;  /* stanzas of ours that they have */
    uint32_t sm_keeps;  /* milliseconds that the XMPP server keeps the stream */
    int64_t suspended_until;

    /* send.c */
    sdvp_text_t out; /* the stanza that is being written */
    sdvp_outgoing_t *first;
    sdvp_outgoing_t *last;
    sdvp_outgoing_t *done; /* the XMPP server has it, not yet told */
    sdvp_outgoing_t *done_last;
    size_t waiting;
    sdvp_error_t trouble; /* of this step */

    /* request.c */
    sdvp_iq_pending_t *pending;
    size_t pending_count; /* room */
    uint64_t last_number;

    /* roster.c */
    sdvp_contact_t *contacts;
    size_t contact_count;
    size_t contact_room;

    /* presence.c */
    sdvp_presence_t *presences;
    size_t presence_count;
    size_t presence_room;
    char caps[40];

    /* liveness.c */
    sdvp_peer_watch_t *watches;
    int64_t heard; /* when anything came */
    int64_t ping_due;
    int64_t ping_asked;
    uint32_t ping_interval;
    bool pinging;
};

int64_t sdvp_link_now(const sdvp_connection_t *c);
/* 0 <= chance < 1. */
double sdvp_link_chance(sdvp_connection_t *c);
void sdvp_link_tell(sdvp_connection_t *c, sdvp_level_t level, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool sdvp_link_is_online(const sdvp_connection_t *c);

/* login.c */
void sdvp_login_start(sdvp_connection_t *c);
/* Looks after what libstrophe has told since: new logins, ends of links; to be called outside of libstrophe. */
void sdvp_login_settle(sdvp_connection_t *c);
/* What is due by time: the next login, the end of a suspension. */
void sdvp_login_run(sdvp_connection_t *c);
int64_t sdvp_login_deadline(const sdvp_connection_t *c);
/* What comes while the stream is being made. */
void sdvp_negotiate(sdvp_connection_t *c, const sdvp_stanza_t *stanza);
void sdvp_stream_open(sdvp_connection_t *c);
/* The login cannot come about. */
void sdvp_login_refuse(sdvp_connection_t *c, bool needs_person, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same for TLS that did not come about: the certificate, or a file of authorities that cannot be read. */
void sdvp_login_refuse_tls(sdvp_connection_t *c);
/* The stream is logged in and bound, or resumed. */
void sdvp_login_bound(sdvp_connection_t *c);
void sdvp_login_resumed(sdvp_connection_t *c);

/* sm.c */
void sdvp_sm_came(sdvp_connection_t *c, const sdvp_stanza_t *stanza);
/* Asks for the stream that was, true, or tells that there is none. */
bool sdvp_sm_resume(sdvp_connection_t *c);
void sdvp_sm_enable(sdvp_connection_t *c);
/* A stanza is out: asks whether it has come, if that is not asked already. */
void sdvp_sm_ask(sdvp_connection_t *c);
void sdvp_sm_reset(sdvp_connection_t *c);

/* Gives up the link, so that the stream is resumed over another one. */
void sdvp_link_abandon(sdvp_connection_t *c, const char *reason);
/* The roster is there, or the XMPP server has not given it. */
void sdvp_login_roster(sdvp_connection_t *c, sdvp_error_t error);
void sdvp_state_change(sdvp_connection_t *c, sdvp_link_state_t state, const char *reason);

/* answer.c */
void sdvp_link_dispatch(sdvp_connection_t *c, const sdvp_stanza_t *stanza);
void sdvp_link_part_add(sdvp_connection_t *c, sdvp_link_part_t *part);
void sdvp_link_part_remove(sdvp_connection_t *c, sdvp_link_part_t *part);

/* caps.c: service discovery of ourselves */
void sdvp_disco_answer(sdvp_connection_t *c, const sdvp_stanza_t *iq);
/* Makes `caps` of features and identities as they are now. */
void sdvp_caps_renew(sdvp_connection_t *c);

/* send.c */
/* Sends what is no stanza, and a stanza of a stream that is being made: it is not counted. */
void sdvp_link_put(sdvp_connection_t *c, const char *text);
/*
 * Begins a stanza in the connection's buffer; what goes into it is written to what is returned. Only one at a time. Text
 * that goes in must be escaped.
 */
sdvp_text_t *sdvp_out_begin(sdvp_connection_t *c, const char *name, const char *type, const char *to, const char *id);
/*
 * Ends it and sends it. SDVP_LIMIT_EXCEEDED: it is longer than it may be; SDVP_BUSY: too much waits; SDVP_NOT_ONLINE. `sent`
 * (may be NULL) is called in a later step, unless there is an error here.
 */
sdvp_error_t sdvp_out_end(sdvp_connection_t *c, const char *name, sdvp_sent_t sent, void *ctx);
/* Sends the first `length` octets again as a stanza of their own. */
sdvp_error_t sdvp_out_again(sdvp_connection_t *c, const char *xml, size_t length);
/* So many more stanzas have come to the XMPP server. */
void sdvp_out_acknowledged(sdvp_connection_t *c, uint32_t count);
/* There is another link: what is not acknowledged is to be handed over again. */
void sdvp_out_take_back(sdvp_connection_t *c);
/* Hands over what waits. */
void sdvp_out_flush(sdvp_connection_t *c);
/* Tells those who are sent. */
void sdvp_out_tell(sdvp_connection_t *c);
/* The stream is gone: nothing of it is sent any more. */
void sdvp_out_lose(sdvp_connection_t *c, sdvp_error_t error);

/* request.c */
/*
 * Begins a request, to be ended by sdvp_iq_send; `to` NULL: the own account. `answered` is called once, unless
 * sdvp_iq_send gives an error.
 */
sdvp_text_t *sdvp_iq_begin(sdvp_connection_t *c, const char *type, const char *to);
sdvp_error_t sdvp_iq_send(
    sdvp_connection_t *c, const char *to, uint32_t timeout_ms, sdvp_iq_answered_t answered, void *ctx, uint64_t *number);
void sdvp_iq_forget(sdvp_connection_t *c, uint64_t number);
void sdvp_iq_answered(sdvp_connection_t *c, const sdvp_stanza_t *answer);
void sdvp_iq_run(sdvp_connection_t *c);
int64_t sdvp_iq_deadline(const sdvp_connection_t *c);
void sdvp_iq_fail_all(sdvp_connection_t *c, sdvp_error_t error);

/* Answers. */
void sdvp_reply_result(sdvp_connection_t *c, const sdvp_stanza_t *iq);
void sdvp_reply_error(
    sdvp_connection_t *c, const sdvp_stanza_t *iq, const char *type, const char *condition, const char *text);
/* The same for a request of which only sender and id are left; `extra` (may be NULL) is an element of the error, as XML. */
void sdvp_reply_error_to(
    sdvp_connection_t *c, const char *to, const char *id, const char *const kind[3], const char *extra);
void sdvp_reply_unavailable(sdvp_connection_t *c, const sdvp_stanza_t *iq);

/* roster.c */
void sdvp_roster_load(sdvp_connection_t *c);
bool sdvp_roster_is_push(const sdvp_connection_t *c, const sdvp_stanza_t *iq);
void sdvp_roster_push(sdvp_connection_t *c, const sdvp_stanza_t *iq);
/* Whether somebody is in it, with a role or without. */
bool sdvp_roster_has(const sdvp_connection_t *c, const char *jid);
void sdvp_roster_free(sdvp_connection_t *c);

/* presence.c */
void sdvp_presence_announce(sdvp_connection_t *c);
void sdvp_presence_came(sdvp_connection_t *c, const sdvp_stanza_t *presence);
void sdvp_presence_free(sdvp_connection_t *c);

/* liveness.c */
void sdvp_link_heard(sdvp_connection_t *c, const sdvp_stanza_t *stanza);
void sdvp_liveness_begin(sdvp_connection_t *c);
void sdvp_liveness_run(sdvp_connection_t *c);
int64_t sdvp_liveness_deadline(const sdvp_connection_t *c);
/* Watches a peer, as if it were heard now. SDVP_NO_MEMORY. */
sdvp_error_t sdvp_peer_watch(sdvp_connection_t *c, const char *peer, sdvp_peer_gone_t gone, void *ctx);
/* The peer's link is paid by the octet: asks it rarely. */
void sdvp_peer_watch_rarely(sdvp_connection_t *c, const char *peer);
void sdvp_peer_unwatch(sdvp_connection_t *c, const char *peer, const void *ctx);
void sdvp_liveness_free(sdvp_connection_t *c);

#endif
