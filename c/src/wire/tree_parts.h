/* What the readers and writers of trees share: values and definitions inside of messages. */
#ifndef SDVP_WIRE_TREE_PARTS_H
#define SDVP_WIRE_TREE_PARTS_H

#include "wire/tree.h"

/* Pieces of a sink that several need. */
void sdvp_tree_put_text(const sdvp_tree_sink_t *sink, const char *name, sdvp_span_t text);
void sdvp_tree_put_whole(const sdvp_tree_sink_t *sink, const char *name, int64_t whole);
void sdvp_tree_put_members_of_value(const sdvp_tree_sink_t *sink, const sdvp_value_t *value);
void sdvp_tree_put_value(const sdvp_tree_sink_t *sink, const sdvp_value_t *value);
void sdvp_tree_put_definition(const sdvp_tree_sink_t *sink, const sdvp_node_t *node);

/* "seconds fraction quality" and "days milliseconds". */
void sdvp_text_timestamp_numbers(sdvp_text_t *text, sdvp_timestamp_t time);
void sdvp_text_entry_time_numbers(sdvp_text_t *text, sdvp_entry_time_t time);
bool sdvp_read_timestamp_numbers(sdvp_span_t text, sdvp_timestamp_t *to);
bool sdvp_read_entry_time_numbers(sdvp_span_t text, sdvp_entry_time_t *to);

/* A reader of trees. */
typedef struct sdvp_tree_reader {
    sdvp_arena_t *arena;
    sdvp_fault_t *fault;
    const char *path; /* before those of the tree */
} sdvp_tree_reader_t;

/* Fills in the fault for a node (`member` not NULL: for one below it that is not there) and returns `error`. */
sdvp_error_t sdvp_tree_fault(
    const sdvp_tree_reader_t *in, sdvp_error_t error, const sdvp_tree_t *at, const char *member, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
sdvp_error_t sdvp_tree_no_memory(const sdvp_tree_reader_t *in, const sdvp_tree_t *at);
/* SDVP_OK if a node is of a kind. */
sdvp_error_t sdvp_tree_expect(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_tree_kind_t kind);
/* A member that must be there. `fields` must be structure of members. */
sdvp_error_t sdvp_tree_get(
    const sdvp_tree_reader_t *in, const sdvp_tree_t *fields, const char *name, sdvp_tree_t **to);
/* A list that must be there. */
sdvp_error_t sdvp_tree_get_list(
    const sdvp_tree_reader_t *in, const sdvp_tree_t *fields, const char *name, sdvp_tree_t **to);
/* SDVP_OK if all members have been asked for. */
sdvp_error_t sdvp_tree_end(const sdvp_tree_reader_t *in, const sdvp_tree_t *fields);
/* A text, or octets that are UTF-8. */
sdvp_error_t sdvp_tree_take_utf8(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_span_t *to);
/* The same, without any NUL. */
sdvp_error_t sdvp_tree_take_text(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_span_t *to);
sdvp_error_t sdvp_tree_take_whole(
    const sdvp_tree_reader_t *in, const sdvp_tree_t *at, int64_t least, int64_t most, int64_t *to);
sdvp_error_t sdvp_tree_take_truth(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, bool *to);
/* Octets, or their text in the spelling of `kind`. */
sdvp_error_t sdvp_tree_take_octets(
    const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_tree_kind_t kind, sdvp_span_t *to);
/* Members `type` and `value` of a node that may have others. */
sdvp_error_t sdvp_tree_take_members_of_value(
    const sdvp_tree_reader_t *in, sdvp_tree_t *at, int level, sdvp_value_t *to);
sdvp_error_t sdvp_tree_take_value(const sdvp_tree_reader_t *in, sdvp_tree_t *at, sdvp_value_t *to);
sdvp_error_t sdvp_tree_take_definition(const sdvp_tree_reader_t *in, sdvp_tree_t *at, sdvp_node_t *to);

#endif
