#include "face/order.h"

#include <string.h>

#include "base/memory.h"

static const int64_t REPEATED_WITHIN_MS = 600000;
/* No reference and no value is so long: such a Write does nothing, however often it comes. */
static const size_t MOST_WORDS = 8192;

static void account_free(sdvp_face_account_t *account)
{
    for (size_t i = 0; i < SDVP_FACE_ORDERS; i++) {
        sdvp_release(account->orders[i].words);
    }
    sdvp_release(account);
}

/* Takes the account of a caller out of the list, or makes it. The one that was not heard for longest goes. */
static sdvp_face_account_t *take_account(sdvp_face_orders_t *orders, const char *caller)
{
    size_t length = strcspn(caller, "/");
    size_t count = 0;
    sdvp_face_account_t **each = &orders->accounts;
    for (; *each != NULL; each = &(*each)->next) {
        sdvp_face_account_t *account = *each;
        if (account->length == length && memcmp(account->name, caller, length) == 0) {
            *each = account->next;
            return account;
        }
        if (++count == SDVP_FACE_ACCOUNTS) {
            *each = NULL;
            account_free(account);
            break;
        }
    }
    sdvp_face_account_t *made = sdvp_alloc(sizeof *made + length);
    if (made != NULL) {
        made->length = length;
        memcpy(made->name, caller, length);
    }
    return made;
}

static char *words_of(const char *caller, const char *id, const sdvp_sdvp2_call_t *call)
{
    sdvp_text_t text = sdvp_text_growing(MOST_WORDS);
    sdvp_text_add(&text, caller);
    sdvp_text_char(&text, '\n');
    sdvp_text_add(&text, id);
    sdvp_text_char(&text, '\n');
    sdvp_sdvp2_put_call(&text, call);
    char *words = sdvp_text_state(&text) == SDVP_OK ? sdvp_copy_text(text.at) : NULL;
    sdvp_text_free(&text);
    return words;
}

const sdvp_face_order_t *sdvp_face_orders_take(
    sdvp_face_orders_t *orders, const char *caller, const char *id, const sdvp_sdvp2_call_t *call, int64_t now,
    uint64_t *number)
{
    *number = 0;
    char *words = words_of(caller, id, call);
    sdvp_face_account_t *account = words == NULL ? NULL : take_account(orders, caller);
    if (account == NULL) {
        sdvp_release(words);
        return NULL;
    }
    account->next = orders->accounts;
    orders->accounts = account;
    for (size_t i = 0; i < SDVP_FACE_ORDERS; i++) {
        const sdvp_face_order_t *order = &account->orders[i];
        if (order->number != 0 && now - order->at < REPEATED_WITHIN_MS && strcmp(order->words, words) == 0) {
            sdvp_release(words);
            return order;
        }
    }
    sdvp_face_order_t *order = &account->orders[account->place++ % SDVP_FACE_ORDERS];
    sdvp_release(order->words);
    *order = (sdvp_face_order_t){.number = ++orders->last, .at = now, .words = words};
    *number = order->number;
    return NULL;
}

void sdvp_face_orders_answered(sdvp_face_orders_t *orders, uint64_t number, const sdvp_sdvp2_answer_t *answer)
{
    for (sdvp_face_account_t *account = orders->accounts; account != NULL; account = account->next) {
        for (size_t i = 0; i < SDVP_FACE_ORDERS; i++) {
            sdvp_face_order_t *order = &account->orders[i];
            if (order->number == number) {
                order->answer = (sdvp_sdvp2_answer_t){
                    .kind = answer->kind, .truth = answer->truth, .error = answer->error};
                order->is_answered = true;
                return;
            }
        }
    }
}

void sdvp_face_orders_free(sdvp_face_orders_t *orders)
{
    while (orders->accounts != NULL) {
        sdvp_face_account_t *account = orders->accounts;
        orders->accounts = account->next;
        account_free(account);
    }
}
