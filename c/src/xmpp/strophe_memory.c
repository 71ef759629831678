/* The memory that libstrophe has. */
#include <stddef.h>
#include <string.h>

#include "base/memory.h"
#include "xmpp/login.h"

/* In front of each block of libstrophe's: whose it is. */
typedef union header {
    sdvp_connection_t *owner;
    max_align_t align;
} header_t;

static sdvp_spare_t *spare_of(sdvp_connection_t *c, const header_t *block)
{
    for (size_t i = 0; i < sizeof c->spare / sizeof *c->spare; i++) {
        if ((const void *)block == c->spare[i].room.octets) {
            return &c->spare[i];
        }
    }
    return NULL;
}

static header_t *take_spare(sdvp_connection_t *c, size_t size)
{
    for (size_t i = 0; i < sizeof c->spare / sizeof *c->spare; i++) {
        if (!c->spare[i].is_taken && size <= sizeof c->spare[i].room) {
            c->spare[i].is_taken = true;
            return memset(c->spare[i].room.octets, 0, sizeof c->spare[i].room);
        }
    }
    return NULL;
}

static void *allocate(size_t size, void *ctx)
{
    header_t *block = sdvp_alloc(sizeof *block + size);
    block = block == NULL ? take_spare(ctx, sizeof *block + size) : block;
    if (block == NULL) {
        return NULL;
    }
    block->owner = ctx;
    return block + 1;
}

static void release(void *block, void *ctx)
{
    sdvp_spare_t *spare = block == NULL ? NULL : spare_of(ctx, (header_t *)block - 1);
    if (spare != NULL) {
        spare->is_taken = false;
    } else if (block != NULL) {
        sdvp_release((header_t *)block - 1);
    }
}

static void *resize(void *block, size_t size, void *ctx)
{
    if (block == NULL) {
        return allocate(size, ctx);
    }
    if (spare_of(ctx, (header_t *)block - 1) != NULL) {
        const size_t room = sizeof ((sdvp_spare_t *)NULL)->room - sizeof(header_t);
        void *bigger = allocate(size, ctx);
        if (bigger != NULL) {
            memcpy(bigger, block, size < room ? size : room);
            release(block, ctx);
        }
        return bigger;
    }
    header_t *bigger = sdvp_resize((header_t *)block - 1, sizeof *bigger + size);
    return bigger == NULL ? NULL : bigger + 1;
}

sdvp_connection_t *sdvp_link_owner(void *block)
{
    return ((header_t *)block - 1)->owner;
}

xmpp_mem_t sdvp_link_memory(sdvp_connection_t *c)
{
    return (xmpp_mem_t){allocate, release, resize, c};
}
