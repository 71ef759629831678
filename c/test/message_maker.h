/* Random messages of every service, made by the table of their members. */
#ifndef SDVP_TEST_MESSAGE_MAKER_H
#define SDVP_TEST_MESSAGE_MAKER_H

#include "sdvp/service.h"

typedef struct maker {
    sdvp_arena_t *arena;
    uint64_t state; /* of the random numbers; never 0 */
} maker_t;

/* A number below `limit`. */
uint32_t random_below(maker_t *maker, uint32_t limit);
/* A value of any type, at most `levels` levels deep. */
sdvp_value_t random_value(maker_t *maker, int levels);
/* False if the service has no message of that kind. What the message points to is the arena's. */
bool random_message(maker_t *maker, sdvp_pdu_t pdu, sdvp_service_t service, bool refused, sdvp_message_t *to);

#endif
