/*
 * Answers controllers of the SDVP2 project. It lies between a server's engine and its transport: what the transport does it
 * passes on, and the calls of the five methods it makes itself, in associations of the callers, so that they have the rights
 * that they have in any format. docs/wire/sdvp2.md.
 */
#ifndef SDVP_FACE_FACE_H
#define SDVP_FACE_FACE_H

#include "sdvp/sdvp2.h"
#include "sdvp/transport.h"
#include "wire/sdvp2.h"

typedef struct sdvp_face sdvp_face_t;

typedef struct sdvp_face_settings {
    const sdvp_server_transport_t *inner; /* the transport behind it; must outlive it */
    const sdvp_sdvp2_settings_t *sdvp2;
    const sdvp_clock_t *clock;
    void *ctx;
    /* What a caller is now; 0: nothing. */
    unsigned (*roles)(void *ctx, const char *caller);
    /* Takes the answer to a call; once for each, unless it came twice while it was carried out. */
    void (*reply)(void *ctx, const char *caller, const char *id, const sdvp_sdvp2_answer_t *answer);
} sdvp_face_settings_t;

/* New: sdvp_face_free. NULL without memory. */
sdvp_face_t *sdvp_face_new(const sdvp_face_settings_t *settings);
/* After the engine is gone; replies nothing any more. */
void sdvp_face_free(sdvp_face_t *face);
/* What the engine is to have in the place of `inner`. Borrowed while the face lives. */
const sdvp_server_transport_t *sdvp_face_transport(sdvp_face_t *face);

/*
 * Whether a payload is for it: in an iq get every method but those of the format rpc, as original controllers use nothing
 * else; in an iq set its own five.
 */
bool sdvp_face_is_ours(const sdvp_xml_t *payload, bool is_get);
/* A call of somebody who has a role; `caller` is a full address. All is borrowed for the call. */
void sdvp_face_ask(sdvp_face_t *face, const char *caller, const char *id, const sdvp_xml_t *payload);
/* What callers are may have changed. */
void sdvp_face_roles_changed(sdvp_face_t *face);
/* Does what is due, and when that is next; by the monotonic clock. */
void sdvp_face_run(sdvp_face_t *face);
int64_t sdvp_face_deadline(const sdvp_face_t *face);

#endif
