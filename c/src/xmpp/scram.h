/* Logging in by password without saying it (RFC 5802, RFC 7677). The server has to prove that it knows the password too. */
#ifndef SDVP_XMPP_SCRAM_H
#define SDVP_XMPP_SCRAM_H

#include "base/text.h"

typedef struct sdvp_scram sdvp_scram_t;

/* Whether a mechanism is one of these; the higher the better, 0: none. */
int sdvp_scram_rank(const char *mechanism);

/* Begins. New: sdvp_scram_free. NULL if there is no memory, or no good random. */
sdvp_scram_t *sdvp_scram_new(const char *mechanism, const char *user, const char *password);
void sdvp_scram_free(sdvp_scram_t *scram);

/* The first message, and the answer to a challenge, in base64. False, with `fault`, if the server is not to be trusted. */
void sdvp_scram_first(const sdvp_scram_t *scram, sdvp_text_t *to);
bool sdvp_scram_answer(sdvp_scram_t *scram, const char *challenge, sdvp_text_t *to, sdvp_fault_t *fault);
/* Whether the server has proven itself, by what came with its success, in base64; "" if it has done so before. */
bool sdvp_scram_is_proven(sdvp_scram_t *scram, const char *success);

#endif
