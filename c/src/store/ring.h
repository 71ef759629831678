/*
 * The index of a buffer or a log: a ring of slots in the order of their ids, each of which tells where the octets of an entry
 * are, in a file or in the memory of the ring. All memory is taken when it is made.
 */
#ifndef SDVP_STORE_RING_H
#define SDVP_STORE_RING_H

#include "sdvp/store.h"

/* `segment` of an entry that is in memory. */
#define SDVP_IN_MEMORY 0u

typedef struct sdvp_slot {
    sdvp_entry_id_t id;
    uint32_t segment; /* number of a file */
    uint32_t offset;  /* of the record in the file, or of the octets in memory */
    uint32_t length;  /* of the octets */
    uint32_t milliseconds;
    uint16_t days;
    uint8_t kind;
    bool gap; /* entries between the one before and this were lost */
} sdvp_slot_t;

typedef struct sdvp_ring {
    sdvp_slot_t *slots;
    uint32_t capacity;
    uint32_t first;
    uint32_t count;
    uint8_t *memory;
    uint32_t memory_size;
    uint32_t memory_end;     /* where the newest entry in memory ends */
    uint32_t in_memory;      /* slots that are */
    sdvp_entry_id_t highest;
    sdvp_entry_id_t lost;    /* all up to this one are no longer there */
    bool gap;                /* entries after the newest slot were lost */
} sdvp_ring_t;

/* SDVP_NO_MEMORY. */
sdvp_error_t sdvp_ring_init(sdvp_ring_t *ring, uint32_t capacity, uint32_t memory_size);
void sdvp_ring_release(sdvp_ring_t *ring);

/* Slot by age, 0 the oldest. */
sdvp_slot_t *sdvp_ring_at(const sdvp_ring_t *ring, uint32_t age);
/* Age of the first slot after an id; `count` if there is none. */
uint32_t sdvp_ring_after(const sdvp_ring_t *ring, sdvp_entry_id_t id);

/* Adds a slot, whose id becomes the highest; the oldest gives way. */
void sdvp_ring_add(sdvp_ring_t *ring, const sdvp_slot_t *slot);
/* Adds an entry to the memory; the oldest there give way. False if it is greater than the memory; then it is lost. */
bool sdvp_ring_keep(sdvp_ring_t *ring, const sdvp_stored_t *entry);
/* An entry that was not kept. */
void sdvp_ring_miss(sdvp_ring_t *ring, sdvp_entry_id_t id);
/* Loses the oldest. */
void sdvp_ring_evict(sdvp_ring_t *ring);
/* Takes out those of a kind after an id; no gap. */
void sdvp_ring_drop(sdvp_ring_t *ring, sdvp_entry_kind_t kind, sdvp_entry_id_t after);
/* Takes out a slot that cannot be read: a gap. */
void sdvp_ring_damaged(sdvp_ring_t *ring, uint32_t age);
/* Empties it; all up to the highest is lost. */
void sdvp_ring_clear(sdvp_ring_t *ring);

#endif
