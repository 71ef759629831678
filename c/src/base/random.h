/* Random octets that nobody guesses. */
#ifndef SDVP_BASE_RANDOM_H
#define SDVP_BASE_RANDOM_H

#include <stdbool.h>
#include <stddef.h>

/* Fills `to` from the kernel's generator; false if it has none. */
bool sdvp_random(void *to, size_t size);

#endif
