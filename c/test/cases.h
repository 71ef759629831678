/* What every test of the client begins with: cmocka, a scripted transport and a client over it. */
#ifndef SDVP_TEST_CASES_H
#define SDVP_TEST_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "scripted.h"
#include "sdvp/calls.h"

typedef struct world {
    scripted_t *scripted;
    sdvp_client_t *client;
    sdvp_association_t *association; /* NULL until a test or its set-up opens one */
} world_t;

/* Frees the client before what its callbacks write to may go: `ctx` of calls that are open at the end must be static. */
int world_set_up(void **state);
/* The same with an association of five open calls. */
int world_with_association(void **state);
int world_tear_down(void **state);

#define CLIENT_TEST(name) cmocka_unit_test_setup_teardown(name, world_set_up, world_tear_down)
#define ASSOCIATION_TEST(name) cmocka_unit_test_setup_teardown(name, world_with_association, world_tear_down)

#endif
