#include "store/ring.h"

#include <string.h>

#include "base/memory.h"

sdvp_error_t sdvp_ring_init(sdvp_ring_t *ring, uint32_t capacity, uint32_t memory_size)
{
    *ring = (sdvp_ring_t){.capacity = capacity, .memory_size = memory_size};
    ring->slots = sdvp_alloc((size_t)capacity * sizeof *ring->slots);
    ring->memory = sdvp_alloc(memory_size);
    if (ring->slots == NULL || ring->memory == NULL) {
        sdvp_ring_release(ring);
        return SDVP_NO_MEMORY;
    }
    return SDVP_OK;
}

void sdvp_ring_release(sdvp_ring_t *ring)
{
    sdvp_release(ring->slots);
    sdvp_release(ring->memory);
    ring->slots = NULL;
    ring->memory = NULL;
}

sdvp_slot_t *sdvp_ring_at(const sdvp_ring_t *ring, uint32_t age)
{
    uint64_t place = (uint64_t)ring->first + age;
    return &ring->slots[place >= ring->capacity ? place - ring->capacity : place];
}

uint32_t sdvp_ring_after(const sdvp_ring_t *ring, sdvp_entry_id_t id)
{
    uint32_t low = 0;
    uint32_t high = ring->count;
    if (high > 0 && sdvp_ring_at(ring, high - 1)->id <= id) {
        return high; /* asked most */
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sdvp_ring_at(ring, middle)->id <= id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Takes a slot out of the middle. */
static void take_out(sdvp_ring_t *ring, uint32_t age)
{
    sdvp_slot_t *slot = sdvp_ring_at(ring, age);
    ring->in_memory -= slot->segment == SDVP_IN_MEMORY;
    if (slot->gap) {
        if (age + 1 < ring->count) {
            sdvp_ring_at(ring, age + 1)->gap = true;
        } else {
            ring->gap = true;
        }
    }
    for (uint32_t i = age; i + 1 < ring->count; i++) {
        *sdvp_ring_at(ring, i) = *sdvp_ring_at(ring, i + 1);
    }
    ring->count--;
}

void sdvp_ring_damaged(sdvp_ring_t *ring, uint32_t age)
{
    sdvp_ring_at(ring, age)->gap = true;
    if (age == 0) {
        sdvp_ring_evict(ring);
    } else {
        take_out(ring, age);
    }
}

void sdvp_ring_evict(sdvp_ring_t *ring)
{
    sdvp_slot_t *oldest = sdvp_ring_at(ring, 0);
    ring->lost = oldest->id;
    ring->in_memory -= oldest->segment == SDVP_IN_MEMORY;
    ring->first = ring->first + 1 == ring->capacity ? 0 : ring->first + 1;
    ring->count--;
}

void sdvp_ring_add(sdvp_ring_t *ring, const sdvp_slot_t *slot)
{
    if (ring->count == ring->capacity) {
        sdvp_ring_evict(ring);
    }
    sdvp_slot_t *added = sdvp_ring_at(ring, ring->count++);
    *added = *slot;
    added->gap = slot->gap || ring->gap;
    ring->gap = false;
    ring->in_memory += slot->segment == SDVP_IN_MEMORY;
    ring->highest = slot->id;
}

static uint32_t oldest_in_memory(const sdvp_ring_t *ring)
{
    uint32_t age = 0;
    while (sdvp_ring_at(ring, age)->segment != SDVP_IN_MEMORY) {
        age++;
    }
    return age;
}

/* Where `length` octets are free in one piece now; false if they are not. */
static bool room(const sdvp_ring_t *ring, uint32_t length, uint32_t *at)
{
    if (ring->in_memory == 0) {
        *at = 0;
        return true;
    }
    uint32_t start = sdvp_ring_at(ring, oldest_in_memory(ring))->offset;
    uint32_t end = ring->memory_end;
    if (end > start && ring->memory_size - end >= length) {
        *at = end;
        return true;
    }
    *at = end > start ? 0 : end;
    return length < start - *at;
}

bool sdvp_ring_keep(sdvp_ring_t *ring, const sdvp_stored_t *entry)
{
    if (entry->length > ring->memory_size || entry->length >= UINT32_MAX) {
        sdvp_ring_miss(ring, entry->id);
        return false;
    }
    uint32_t length = (uint32_t)entry->length;
    uint32_t at;
    /* One octet at least, so that the start and the end of what is taken never meet. */
    while (!room(ring, length == 0 ? 1 : length, &at)) {
        sdvp_ring_damaged(ring, oldest_in_memory(ring));
    }
    memcpy(ring->memory + at, entry->octets, length);
    ring->memory_end = at + (length == 0 ? 1 : length);
    const sdvp_slot_t slot = {
        .id = entry->id, .segment = SDVP_IN_MEMORY, .offset = at, .length = length, .days = entry->time.days,
        .milliseconds = entry->time.milliseconds, .kind = (uint8_t)entry->kind};
    sdvp_ring_add(ring, &slot);
    return true;
}

void sdvp_ring_miss(sdvp_ring_t *ring, sdvp_entry_id_t id)
{
    ring->highest = id;
    ring->gap = true;
}

void sdvp_ring_drop(sdvp_ring_t *ring, sdvp_entry_kind_t kind, sdvp_entry_id_t after)
{
    uint32_t kept = sdvp_ring_after(ring, after);
    uint32_t count = ring->count;
    bool gap = false;
    for (uint32_t age = kept; age < count; age++) {
        const sdvp_slot_t slot = *sdvp_ring_at(ring, age);
        if (slot.kind == (uint8_t)kind) {
            gap = gap || slot.gap;
            ring->in_memory -= slot.segment == SDVP_IN_MEMORY;
            ring->count--;
        } else {
            sdvp_slot_t *to = sdvp_ring_at(ring, kept++);
            *to = slot;
            to->gap = slot.gap || gap;
            gap = false;
        }
    }
    ring->gap = ring->gap || gap;
}

void sdvp_ring_clear(sdvp_ring_t *ring)
{
    ring->first = 0;
    ring->count = 0;
    ring->in_memory = 0;
    ring->gap = false;
    ring->lost = ring->highest;
}
