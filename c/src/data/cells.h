/* How the values of a model are kept; for src/data alone. */
#ifndef SDVP_DATA_CELLS_H
#define SDVP_DATA_CELLS_H

#include "data/model.h"

/* A basic value. Texts and octets have room of their own, as much as their type may need. */
typedef struct sdvp_cell {
    const sdvp_node_t *attribute;
    const sdvp_type_t *type;
    union {
        bool boolean;
        int64_t integer;
        double real;
        sdvp_bits_t bits;
        sdvp_entry_id_t entry_id;
        sdvp_entry_time_t entry_time;
        sdvp_timestamp_t timestamp;
        struct {
            char *room;
            uint32_t length;
        } text;
    } is;
} sdvp_cell_t;

typedef struct sdvp_watch {
    sdvp_values_watcher_t watcher;
    void *ctx;
} sdvp_watch_t;

enum { SDVP_MARK_NONE, SDVP_MARK_WRITTEN, SDVP_MARK_CHANGED };

struct sdvp_values {
    const sdvp_model_t *model;
    uint32_t *object_cells; /* first cell of each data object of each logical node, in model order; then the end */
    sdvp_cell_t *cells;
    uint32_t count;
    char *texts;
    /* The moment that is open. */
    bool open;
    bool telling;
    uint8_t *marks; /* of each cell */
    uint32_t first; /* marked cells are from here */
    uint32_t end;   /* to here */
    sdvp_cell_event_t *events;
    sdvp_watch_t *watches;
    size_t watch_count;
};

/* Octets of room that a text or octets of a type need, NUL included; 0 for other types. */
uint32_t sdvp_cell_room(sdvp_type_code_t code);
/* Puts a basic value of the cell's type into it; true if it was another one. */
bool sdvp_cell_write(sdvp_cell_t *cell, const sdvp_value_t *value);
void sdvp_cell_read(const sdvp_cell_t *cell, sdvp_value_t *to);

/* Puts a value that fits into the cells from one on, and marks them; returns the next cell. */
uint32_t sdvp_cells_put(sdvp_values_t *values, const sdvp_value_t *value, uint32_t cell);
void sdvp_cells_put_selection(
    sdvp_values_t *values, const sdvp_selection_t *selection, const sdvp_value_t *value);

#endif
