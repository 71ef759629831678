/* What the parts of the format compact share; docs/wire/compact.md. */
#ifndef SDVP_WIRE_COMPACT_H
#define SDVP_WIRE_COMPACT_H

#include "wire/element.h"
#include "wire/format.h"
#include "wire/leaf.h"

#define SDVP_COMPACT_SPACE "urn:sdvp:acsi:1"

/* What is left out because it follows from the item of a list before. Begins anew with each list. */
typedef struct sdvp_series {
    bool has_time;
    sdvp_timestamp_t time;
    sdvp_bits_t reasons;
    int64_t next_index;
} sdvp_series_t;

/* Where a reader puts what it reads, and what was wrong. */
typedef struct sdvp_reading {
    sdvp_arena_t *arena;
    sdvp_fault_t *fault;
} sdvp_reading_t;

/* Element of a value; `series` NULL where times are always written. */
void sdvp_compact_put_value(sdvp_xml_writer_t *out, const sdvp_value_t *value, sdvp_series_t *series);
sdvp_error_t sdvp_compact_take_value(
    const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_series_t *series, sdvp_value_t *to);

/* Text in an element that may travel in hexadecimal. */
void sdvp_compact_put_text(sdvp_xml_writer_t *out, sdvp_span_t text);
sdvp_error_t sdvp_compact_take_text(const sdvp_reading_t *in, sdvp_element_t *element, sdvp_span_t *to);

/* Name of the element of a type ("f"), and back: SDVP_TYPE_CODES for others. */
const char *sdvp_compact_tag(sdvp_type_code_t type);
sdvp_type_code_t sdvp_compact_type(const char *tag);

/* <do> or <da>. */
void sdvp_compact_put_definition(sdvp_xml_writer_t *out, const sdvp_node_t *node);
/* `root` is where what is wrong in a list of names is told. */
sdvp_error_t sdvp_compact_take_definition(const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_node_t *to);

/* The members of a layout as attributes and content of an element. */
void sdvp_compact_put_fields(
    sdvp_xml_writer_t *out, const sdvp_layout_t *layout, const void *base, sdvp_series_t *series);
sdvp_error_t sdvp_compact_take_fields(
    const sdvp_reading_t *in, sdvp_element_t *element, const sdvp_layout_t *layout, void *base, sdvp_series_t *series);

#endif
