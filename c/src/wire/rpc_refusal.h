/* The text of a fault that is a refusal: docs/wire/rpc.md, "Faults". */
#ifndef SDVP_WIRE_RPC_REFUSAL_H
#define SDVP_WIRE_RPC_REFUSAL_H

#include "wire/tree.h"

/* Octets of such a text at most, with its NUL. */
#define SDVP_RPC_REFUSAL 1024
/* Memory for finding out why a call cannot be read. */
#define SDVP_RPC_SCRATCH (8u << 20)

/* SERVICE " " [ASSOCIATION] "/" INVOKE-ID ": " ERROR [", " CAUSE] [": " DETAIL]; what XML cannot carry is replaced. */
void sdvp_rpc_refusal_text(sdvp_text_t *text, const sdvp_message_t *message);
/* As a tree of service, associationId, invokeId and refusal. SDVP_BAD_VALUE for another text, SDVP_NO_MEMORY. */
sdvp_error_t sdvp_rpc_refusal_read(sdvp_arena_t *arena, sdvp_span_t text, sdvp_tree_t **to);

#endif
