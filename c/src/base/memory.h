/*
 * Every allocation of the library goes through here, so that a test can have the n-th fail and count them. What libstrophe
 * and expat allocate does too, as they take an allocator.
 */
#ifndef SDVP_BASE_MEMORY_H
#define SDVP_BASE_MEMORY_H

#include <stddef.h>

/* As calloc(1, size), realloc and free. */
void *sdvp_alloc(size_t size);
void *sdvp_resize(void *old, size_t size);
void sdvp_release(void *what);
/* As strdup. */
char *sdvp_copy_text(const char *text);

#ifdef SDVP_COUNT_ALLOCATIONS
/* For tests: allocations so far; and the one that fails, counted from now, 0: none. Both are of the thread. */
unsigned long sdvp_allocations(void);
void sdvp_fail_allocation(unsigned long nth);
#endif

#endif
