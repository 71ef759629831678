/* What engines need of a tree and its values beyond sdvp/model.h: references looked up once, and single cells. */
#ifndef SDVP_DATA_MODEL_H
#define SDVP_DATA_MODEL_H

#include "sdvp/model.h"

/*
 * What a reference names, looked up: a data object (`type` NULL), an attribute, or something inside one. With `fc` it means
 * only what has that functional constraint; cells of a data object that have another one are passed over.
 */
typedef struct sdvp_selection {
    sdvp_place_t place;
    const sdvp_type_t *type; /* NULL: a data object; borrowed from the model */
    bool whole;              /* names an attribute itself and nothing inside it */
    uint32_t object_cell;    /* the first cell of the innermost data object */
    sdvp_fc_t fc;            /* SDVP_FC_NONE: any */
} sdvp_selection_t;

/* Finds a data object or what is below it, without regard to functional constraints. */
bool sdvp_values_locate(const sdvp_values_t *values, const sdvp_reference_t *reference, sdvp_selection_t *to);
/* Finds functionally constrained data; false also if nothing there has the functional constraint. */
bool sdvp_values_select(const sdvp_values_t *values, const sdvp_reference_t *reference, sdvp_selection_t *to);
/* The same for a text "LD/LN.Do[FC]". */
bool sdvp_values_select_text(const sdvp_values_t *values, const char *fcda, sdvp_selection_t *to);

/* The value of a selection with functional constraint; as sdvp_values_get. */
sdvp_error_t sdvp_values_read(
    const sdvp_values_t *values, const sdvp_selection_t *selection, sdvp_arena_t *arena, sdvp_value_t *to);
/* Whether a value can be written to a selection; as sdvp_value_check. */
sdvp_error_t sdvp_selection_check(const sdvp_selection_t *selection, const sdvp_value_t *value, sdvp_fault_t *fault);
/* Writes a value, as a moment of its own or in the one that is open. */
sdvp_error_t sdvp_values_write(sdvp_values_t *values, const sdvp_selection_t *selection, const sdvp_value_t *value);

/* How many cells the model has. */
uint32_t sdvp_values_cells(const sdvp_values_t *values);
/* The attribute that a cell is in. */
const sdvp_node_t *sdvp_values_attribute(const sdvp_values_t *values, uint32_t cell);
/* The type of a cell itself. */
const sdvp_type_t *sdvp_values_cell_type(const sdvp_values_t *values, uint32_t cell);
/* The first cell of the attribute that a cell is in. */
uint32_t sdvp_values_attribute_cell(const sdvp_values_t *values, uint32_t cell);
/* The value of one cell; texts are borrowed until the next write. */
void sdvp_values_cell(const sdvp_values_t *values, uint32_t cell, sdvp_value_t *to);
/* Reference of the attribute that a cell is in, "LD/LN.Do.da"; `to` has room for SDVP_REFERENCE_MAX + 1. */
void sdvp_values_reference(const sdvp_values_t *values, uint32_t cell, char *to);

/* How many cells a type, a node of the tree has. */
uint32_t sdvp_type_cells(const sdvp_type_t *type);
uint32_t sdvp_node_cells(const sdvp_node_t *node);
/* The child of a name and its first cell, counted from that of the parent; NULL if there is none. */
const sdvp_node_t *sdvp_node_child(const sdvp_node_t *node, const char *name, uint32_t *cell);

/* Whether a node has something of a functional constraint. */
bool sdvp_node_concerns(const sdvp_node_t *node, sdvp_fc_t fc);

#endif
