/* The orders that a client gave last, so that one which comes twice, as the resumption of a stream may cause, is carried
 * out once. */
#ifndef SDVP_XMPP_ORDER_H
#define SDVP_XMPP_ORDER_H

#include "xmpp/stream.h"

enum { SDVP_ORDERS = 64 };

typedef struct sdvp_order {
    uint64_t number; /* rising; 0: free */
    unsigned char words[XMPP_SHA1_DIGEST_SIZE]; /* of id and payload */
    char *answer; /* the stanza; NULL: not answered yet, or too long to be kept */
    size_t length;
} sdvp_order_t;

typedef struct sdvp_orders {
    sdvp_order_t each[SDVP_ORDERS];
    uint64_t last;
    size_t kept; /* octets of answers */
} sdvp_orders_t;

/* Finds an order that came before with the same id and the same words; NULL: it is a new one, and is remembered as `number`. */
const sdvp_order_t *sdvp_orders_take(
    sdvp_orders_t *orders, const sdvp_connection_t *c, const sdvp_stanza_t *iq, uint64_t *number);
/* Keeps the answer to an order. */
void sdvp_orders_answered(sdvp_orders_t *orders, uint64_t number, const char *xml, size_t length);
void sdvp_orders_free(sdvp_orders_t *orders);

#endif
