#include "xmpp/order.h"

#include <string.h>

#include "base/memory.h"

/* Octets of answers that are kept for one client. An answer to an order is short. */
static const size_t MOST_KEPT = 65536;

static bool words_of(const sdvp_connection_t *c, const sdvp_stanza_t *iq, unsigned char *to)
{
    char *text = NULL;
    size_t length = 0;
    xmpp_sha1_t *sha = xmpp_sha1_new(c->strophe);
    bool good = sha != NULL && xmpp_stanza_to_text(iq->payload, &text, &length) == XMPP_EOK;
    if (good) {
        xmpp_sha1_update(sha, (const unsigned char *)iq->id, strlen(iq->id) + 1);
        xmpp_sha1_update(sha, (const unsigned char *)text, length);
        xmpp_sha1_final(sha);
        xmpp_sha1_to_digest(sha, to);
        xmpp_free(c->strophe, text);
    }
    if (sha != NULL) {
        xmpp_sha1_free(sha);
    }
    return good;
}

static void forget(sdvp_orders_t *orders, sdvp_order_t *order)
{
    orders->kept -= order->length;
    sdvp_release(order->answer);
    *order = (sdvp_order_t){0};
}

const sdvp_order_t *sdvp_orders_take(
    sdvp_orders_t *orders, const sdvp_connection_t *c, const sdvp_stanza_t *iq, uint64_t *number)
{
    unsigned char words[XMPP_SHA1_DIGEST_SIZE] = {0};
    *number = 0;
    if (!words_of(c, iq, words)) {
        return NULL;
    }
    for (size_t i = 0; i < SDVP_ORDERS; i++) {
        if (orders->each[i].number != 0 && memcmp(orders->each[i].words, words, sizeof words) == 0) {
            return &orders->each[i];
        }
    }
    *number = ++orders->last;
    sdvp_order_t *place = &orders->each[*number % SDVP_ORDERS];
    forget(orders, place);
    place->number = *number;
    memcpy(place->words, words, sizeof words);
    return NULL;
}

void sdvp_orders_answered(sdvp_orders_t *orders, uint64_t number, const char *xml, size_t length)
{
    sdvp_order_t *order = &orders->each[number % SDVP_ORDERS];
    if (number == 0 || order->number != number || length > MOST_KEPT / 4) {
        return;
    }
    for (uint64_t old = number + 1; orders->kept + length > MOST_KEPT && old < number + SDVP_ORDERS; old++) {
        sdvp_order_t *other = &orders->each[old % SDVP_ORDERS];
        if (other->answer != NULL) {
            forget(orders, other);
        }
    }
    order->answer = sdvp_alloc(length + 1);
    if (order->answer != NULL) {
        memcpy(order->answer, xml, length);
        order->length = length;
        orders->kept += length;
    }
}

void sdvp_orders_free(sdvp_orders_t *orders)
{
    for (size_t i = 0; i < SDVP_ORDERS; i++) {
        forget(orders, &orders->each[i]);
    }
}
