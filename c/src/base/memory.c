#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#ifdef SDVP_COUNT_ALLOCATIONS
static _Thread_local unsigned long count;
static _Thread_local unsigned long failing;

unsigned long sdvp_allocations(void)
{
    return count;
}

void sdvp_fail_allocation(unsigned long nth)
{
    failing = nth == 0 ? 0 : count + nth;
}

static int fails(void)
{
    return ++count == failing;
}
#else
static int fails(void)
{
    return 0;
}
#endif

void *sdvp_alloc(size_t size)
{
    return fails() ? NULL : calloc(1, size);
}

void *sdvp_resize(void *old, size_t size)
{
    return fails() ? NULL : realloc(old, size);
}

void sdvp_release(void *what)
{
    free(what);
}

char *sdvp_copy_text(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = sdvp_alloc(size);
    return copy == NULL ? NULL : memcpy(copy, text, size);
}
