/* The inside of a face: link.c is the way to the engine, face.c the callers, answer.c the methods, order.c the memory. */
#ifndef SDVP_FACE_INSIDE_H
#define SDVP_FACE_INSIDE_H

#include "face/face.h"
#include "face/order.h"
#include "sdvp/client.h"

/* How long an association waits for another call; how long the end of a command is waited for. */
#define SDVP_FACE_IDLE_MS 60000
#define SDVP_FACE_PATIENCE_MS 20000

/* A call of the own client that the engine has not answered yet: what the engine takes for a sdvp_open_call_t. */
typedef struct sdvp_face_open {
    struct sdvp_face_open *next;
    uint64_t number;
    sdvp_answered_t answered; /* NULL: nobody waits any more */
    void *answered_ctx;
} sdvp_face_open_t;

/* A message of the engine to the own client, on its way. */
typedef struct sdvp_face_letter {
    struct sdvp_face_letter *next;
    sdvp_arena_t *arena; /* its own; the letter lies in it, too */
    const char *peer;
    uint64_t number; /* of the call that it answers; 0: none */
    sdvp_answered_t answered;
    void *answered_ctx;
    sdvp_sent_t sent;
    void *sent_ctx;
    sdvp_message_t message;
} sdvp_face_letter_t;

/* Somebody who calls, with an association of the own client. */
typedef struct sdvp_face_caller {
    struct sdvp_face_caller *next;
    sdvp_face_t *face;
    sdvp_association_t *association; /* NULL: not yet */
    struct sdvp_face_ask *waiting;   /* for the association */
    unsigned roles;                  /* as the engine knows them */
    int64_t last_use;
    char jid[];
} sdvp_face_caller_t;

/* A call that is being answered. */
typedef struct sdvp_face_ask {
    struct sdvp_face_ask *next;
    sdvp_face_t *face;
    sdvp_face_caller_t *caller; /* it outlives its asks: they end before its association does */
    sdvp_arena_t *arena;        /* its own; the ask lies in it, too */
    const char *jid;
    const char *id;
    uint64_t order; /* 0: none */
    sdvp_sdvp2_call_t call;
    const sdvp_sdvp2_name_t *alias; /* NULL: asked by a name of the model */
    const sdvp_type_t *type;        /* Read: of the value */
} sdvp_face_ask_t;

struct sdvp_face {
    sdvp_face_settings_t settings;
    sdvp_server_transport_t port;
    sdvp_server_listener_t inner_listener; /* what the transport behind has */
    sdvp_server_listener_t engine;
    bool started;
    bool over;
    sdvp_client_transport_t local;
    sdvp_client_listener_t own;
    sdvp_client_t *client;
    uint64_t last_number;
    sdvp_face_open_t *open;
    sdvp_face_letter_t *first;
    sdvp_face_letter_t *last;
    sdvp_face_caller_t *callers;
    size_t caller_count;
    size_t ask_count;
    sdvp_face_orders_t orders;
    int32_t watchdog;
};

/* link.c */
void sdvp_face_link(sdvp_face_t *face);
/* Delivers what is on its way. */
void sdvp_face_deliver(sdvp_face_t *face);
void sdvp_face_link_free(sdvp_face_t *face);
/* The association of a caller of this id; NULL: none. */
sdvp_face_caller_t *sdvp_face_caller_of(const sdvp_face_t *face, const char *association_id);

int64_t sdvp_face_now(const sdvp_face_t *face);
/* answer.c: begins to answer, in the association of the caller. */
void sdvp_face_answer(sdvp_face_ask_t *ask);
/* face.c: ends it. */
void sdvp_face_finish(sdvp_face_ask_t *ask, const sdvp_sdvp2_answer_t *answer);
void sdvp_face_refuse(sdvp_face_ask_t *ask, sdvp_error_t error);

#endif
