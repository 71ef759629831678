/* The Writes that callers gave last, so that one which comes twice, as the resumption of a stream may cause, is done once. */
#ifndef SDVP_FACE_ORDER_H
#define SDVP_FACE_ORDER_H

#include "wire/sdvp2.h"

/* Writes of one account: each has a memory of its own, so that none can flush the orders of another. */
enum { SDVP_FACE_ORDERS = 64, SDVP_FACE_ACCOUNTS = 256 };

typedef struct sdvp_face_order {
    uint64_t number; /* rising; 0: free */
    int64_t at;
    char *words;     /* caller, id and call */
    bool is_answered;
    sdvp_sdvp2_answer_t answer;
} sdvp_face_order_t;

typedef struct sdvp_face_account {
    struct sdvp_face_account *next; /* who was heard last is first */
    size_t length;
    sdvp_face_order_t orders[SDVP_FACE_ORDERS];
    size_t place;
    char name[];
} sdvp_face_account_t;

typedef struct sdvp_face_orders {
    sdvp_face_account_t *accounts;
    uint64_t last;
} sdvp_face_orders_t;

/*
 * The same Write of the same caller with the same id within the last 10 min; NULL: it is a new one, remembered as `number`
 * (0: there was no memory, and it must not be carried out).
 */
const sdvp_face_order_t *sdvp_face_orders_take(
    sdvp_face_orders_t *orders, const char *caller, const char *id, const sdvp_sdvp2_call_t *call, int64_t now,
    uint64_t *number);
void sdvp_face_orders_answered(sdvp_face_orders_t *orders, uint64_t number, const sdvp_sdvp2_answer_t *answer);
void sdvp_face_orders_free(sdvp_face_orders_t *orders);

#endif
