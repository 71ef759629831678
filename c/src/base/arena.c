#include <stdalign.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"

/* One piece of memory; pieces are chained, the first stays. */
typedef struct piece {
    struct piece *next;
    size_t size;
    size_t used;
    alignas(max_align_t) unsigned char bytes[];
} piece_t;

struct sdvp_arena {
    piece_t *first;
    piece_t *last;
    size_t limit;
    size_t taken; /* by all pieces */
};

static const size_t LEAST_PIECE = 1024;

static piece_t *piece_new(size_t size)
{
    piece_t *piece = sdvp_alloc(sizeof(piece_t) + size);
    if (piece != NULL) {
        piece->size = size;
    }
    return piece;
}

sdvp_arena_t *sdvp_arena_new(size_t first, size_t limit)
{
    sdvp_arena_t *arena = sdvp_alloc(sizeof *arena);
    if (arena == NULL) {
        return NULL;
    }
    arena->first = piece_new(first < limit ? first : limit);
    if (arena->first == NULL) {
        sdvp_release(arena);
        return NULL;
    }
    arena->last = arena->first;
    arena->limit = limit;
    arena->taken = arena->first->size;
    return arena;
}

static void drop_rest(sdvp_arena_t *arena)
{
    piece_t *piece = arena->first->next;
    while (piece != NULL) {
        piece_t *next = piece->next;
        sdvp_release(piece);
        piece = next;
    }
    arena->first->next = NULL;
    arena->last = arena->first;
    arena->taken = arena->first->size;
}

void sdvp_arena_free(sdvp_arena_t *arena)
{
    if (arena != NULL) {
        drop_rest(arena);
        sdvp_release(arena->first);
        sdvp_release(arena);
    }
}

void sdvp_arena_reset(sdvp_arena_t *arena)
{
    drop_rest(arena);
    arena->first->used = 0;
}

static bool add_piece(sdvp_arena_t *arena, size_t size)
{
    size_t left = arena->limit - arena->taken;
    if (size > left) {
        return false;
    }
    /* Pieces grow, so that their number stays small. */
    size_t wanted = arena->taken > LEAST_PIECE ? arena->taken : LEAST_PIECE;
    wanted = wanted < size ? size : wanted;
    piece_t *piece = piece_new(wanted < left ? wanted : left);
    if (piece == NULL) {
        return false;
    }
    arena->last->next = piece;
    arena->last = piece;
    arena->taken += piece->size;
    return true;
}

void *sdvp_arena_alloc(sdvp_arena_t *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX - align) {
        return NULL;
    }
    size_t rounded = (size + align - 1) / align * align;
    if (rounded > arena->last->size - arena->last->used && !add_piece(arena, rounded)) {
        return NULL;
    }
    void *place = arena->last->bytes + arena->last->used;
    arena->last->used += rounded;
    return memset(place, 0, size);
}

void *sdvp_arena_items(sdvp_arena_t *arena, size_t count, size_t size)
{
    return count > SIZE_MAX / size ? NULL : sdvp_arena_alloc(arena, count * size);
}

char *sdvp_arena_text(sdvp_arena_t *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX) {
        return NULL;
    }
    char *copy = sdvp_arena_alloc(arena, length + 1);
    return copy == NULL ? NULL : memcpy(copy, text, length);
}
