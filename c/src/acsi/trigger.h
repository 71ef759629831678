/*
 * What makes entries of reports and logs (IEC 61850-7-2 clauses 17.2.3.2.2 and 17.3.3.2): events of the members of a data
 * set, gathered for BufTm; the whole data set when IntgPd runs out or a client asks. A moment of the model costs only for
 * those who watch a cell in it, and takes no memory.
 */
#ifndef SDVP_ACSI_TRIGGER_H
#define SDVP_ACSI_TRIGGER_H

#include "acsi/engine.h"
#include "data/packed.h"
#include "sdvp/store.h"

typedef struct sdvp_source sdvp_source_t;

/* From cell to those who watch it. */
typedef struct sdvp_trigger {
    sdvp_server_t *server;
    sdvp_values_t *values;
    uint32_t *heads;             /* of each cell: 1 + the first watch of it; 0: nobody */
    struct sdvp_cell_watch *watches;
    uint32_t watch_room;
    uint32_t unused;             /* 1 + the first watch that is free */
    sdvp_source_t *touched;      /* by the moment that is being told */
    sdvp_source_t **touched_end;
    sdvp_arena_t *arena;
    uint8_t *scratch;            /* in which entries are made: room for the greatest */
    size_t scratch_size;
    bool watching;
    void (*after)(void *ctx);    /* called when entries have been made */
    void *ctx;
} sdvp_trigger_t;

/* SDVP_NO_MEMORY; then there is nothing to be released. */
sdvp_error_t sdvp_trigger_init(sdvp_trigger_t *to, sdvp_server_t *server, void (*made)(void *ctx), void *ctx);
/* Begins to hear of the model. */
sdvp_error_t sdvp_trigger_start(sdvp_trigger_t *trigger);
void sdvp_trigger_release(sdvp_trigger_t *trigger);

/* Why and how a source makes entries. */
typedef struct sdvp_triggers {
    sdvp_bits_t trg_ops;
    uint32_t buf_tm;
    uint32_t intg_pd;
    bool with_reasons;
} sdvp_triggers_t;

typedef struct sdvp_source_member {
    uint8_t touched; /* reasons in the moment that is being told */
    uint8_t pending; /* reasons for which it waits for BufTm */
    uint32_t at;     /* of its value that waits */
    uint32_t length;
} sdvp_source_member_t;

/* Of one control block. */
struct sdvp_source {
    sdvp_trigger_t *trigger;
    bool named; /* entries have references of members (logs), not their places in the data set */
    /* Takes an entry; `octets` NULL: it could not be made, and is lost. */
    void (*take)(void *ctx, sdvp_entry_kind_t kind, const uint8_t *octets, size_t length);
    void *ctx;
    const sdvp_set_t *set; /* that is watched; NULL: none */
    sdvp_triggers_t triggers;
    sdvp_source_member_t *members;
    uint8_t *waiting;
    size_t waits; /* members that wait for BufTm */
    bool is_touched;
    sdvp_source_t *next_touched;
    sdvp_timer_t buf_tm;
    sdvp_timer_t intg_pd;
};

/* Watches a data set, in the place of what was watched before. SDVP_NO_MEMORY; then nothing is watched. */
sdvp_error_t sdvp_source_watch(sdvp_source_t *source, const sdvp_set_t *set, sdvp_triggers_t triggers);
/* Ends watching; what waits for BufTm is forgotten. */
void sdvp_source_ignore(sdvp_source_t *source);
/* Has an entry made of what waits for BufTm, if anything does. */
void sdvp_source_flush(sdvp_source_t *source);
/* Has an entry made of the whole data set, after what waits. */
void sdvp_source_interrogate(sdvp_source_t *source);

/* Between the two files: what is touched is told; the cells of the data set are watched (SDVP_NO_MEMORY), no longer watched. */
void sdvp_source_tell(sdvp_source_t *source);
sdvp_error_t sdvp_trigger_add(sdvp_source_t *source);
void sdvp_trigger_remove(sdvp_source_t *source);

/* Entries: how many members, and for each its reasons, its place or its reference, its value. */
void sdvp_entry_member(sdvp_packer_t *packer, uint8_t reasons, const char *name, size_t index);

#endif
