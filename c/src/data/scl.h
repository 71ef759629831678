/* Reading SCL: what its parts share. Elements first, then types, then the IED. */
#ifndef SDVP_DATA_SCL_H
#define SDVP_DATA_SCL_H

#include "base/text.h"
#include "sdvp/scl.h"

/* An element without its foreign parts. */
typedef struct sdvp_scl_element {
    const char *name;
    const char **attributes; /* names and values in turn, NULL at the end; values without white space around them */
    struct sdvp_scl_element *parent, *first, *last, *next;
    const char *text; /* of Val, EnumVal */
    size_t length;
    uint32_t line, column;
} sdvp_scl_element_t;

/* Values by name, for as many as it was made for. */
typedef struct sdvp_scl_map {
    struct sdvp_scl_entry {
        const char *key;
        void *value;
    } *entries;
    size_t size; /* a power of two, at least twice the number of values */
} sdvp_scl_map_t;

enum { SDVP_SCL_LNODE_TYPE, SDVP_SCL_DO_TYPE, SDVP_SCL_DA_TYPE, SDVP_SCL_ENUM_TYPE, SDVP_SCL_KINDS };

/* A type of the templates and what it was resolved to. */
typedef struct sdvp_scl_type {
    const sdvp_scl_element_t *element;
    const sdvp_scl_element_t *twin; /* another of the same id in other words; NULL: none */
    enum { SDVP_SCL_NEW, SDVP_SCL_UNDER_WAY, SDVP_SCL_RESOLVED } state;
    bool by_name;     /* DOType: its size hangs on values of the instance */
    sdvp_type_t type; /* DAType, EnumType */
    bool has_initial;
    sdvp_value_t initial;
    const char *cdc; /* DOType */
    const sdvp_node_t *children;
    uint16_t count;
    uint32_t leaves;
    uint32_t levels;
} sdvp_scl_type_t;

/* The reading of one file. The first fault ends it. */
typedef struct sdvp_scl_reading {
    const sdvp_scl_choice_t *choice;
    sdvp_scl_limits_t limits;
    sdvp_fault_t *fault;
    sdvp_error_t error;
    sdvp_arena_t *out;     /* of the model */
    sdvp_arena_t *scratch; /* of the reading */
    sdvp_arena_t *trial;   /* of elements of an IED */
    const sdvp_scl_element_t *ied;
    const sdvp_scl_element_t *templates; /* NULL: none */
    sdvp_scl_map_t types[SDVP_SCL_KINDS];
    uint32_t depth;        /* of types under way */
    uint32_t by_name;      /* how often such a type was resolved */
    uint32_t leaves;       /* of the IED */
    int64_t group;         /* the active one of the logical device */
    uint32_t group_values; /* attributes with a value by group */
    const char **members;  /* of the data set under way; NULL: there was none yet */
    sdvp_model_t *model;
} sdvp_scl_reading_t;

/* Ends the reading, if nothing has yet; `at` may be NULL. Always false. */
bool sdvp_scl_fail(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, sdvp_error_t error, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void sdvp_scl_warn(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Zeroed room in an arena; NULL ends the reading. */
void *sdvp_scl_room(sdvp_scl_reading_t *reading, sdvp_arena_t *arena, size_t count, size_t size);
/* A copy in the memory of the model; NULL ends the reading. */
char *sdvp_scl_keep(sdvp_scl_reading_t *reading, const char *text);

/* Value of an attribute; NULL: it is not there. */
const char *sdvp_scl_given(const sdvp_scl_element_t *element, const char *attribute);
/* The same, or something else if it is not there or empty. */
const char *sdvp_scl_or(const sdvp_scl_element_t *element, const char *attribute, const char *otherwise);
/* The same; NULL ends the reading if it is not there or empty. */
const char *sdvp_scl_required(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, const char *attribute);
/* Flags and numbers; what is none is told, and `otherwise` taken. */
bool sdvp_scl_flag(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, const char *attribute, bool otherwise);
int64_t sdvp_scl_number(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, const char *attribute, int64_t otherwise,
    int64_t most);
/* `digits` digits at most, nothing else; -1 for others. */
int64_t sdvp_scl_digits(const char *text, size_t length, size_t digits);
/* A letter, then letters, digits and underscores, `most` at most. */
bool sdvp_scl_is_name(const char *text, size_t most);
/* Functional constraint of a DA or FCDA; SDVP_FC_NONE for what is none. */
sdvp_fc_t sdvp_scl_fc(const sdvp_scl_element_t *element);

bool sdvp_scl_is(const sdvp_scl_element_t *element, const char *name);
/* The first element of a name among `from` and those behind it; NULL: none. */
const sdvp_scl_element_t *sdvp_scl_next(const sdvp_scl_element_t *from, const char *name);
/* The first child of a name; NULL: none. */
const sdvp_scl_element_t *sdvp_scl_child(const sdvp_scl_element_t *element, const char *name);
size_t sdvp_scl_count(const sdvp_scl_element_t *element, const char *name);

/* Room for `count` values; false ends the reading. */
bool sdvp_scl_map_make(sdvp_scl_reading_t *reading, sdvp_scl_map_t *map, size_t count);
void *sdvp_scl_map_get(const sdvp_scl_map_t *map, const char *key);
/* False if the key is there already; then nothing is changed. The key stays the caller's. */
bool sdvp_scl_map_add(sdvp_scl_map_t *map, const char *key, void *value);

/* Reads the templates and the IED that is wanted into elements. */
bool sdvp_scl_parse(sdvp_scl_reading_t *reading, const char *text, size_t length);
/* Whether an element is looked for in another; those that are out of place are told. */
bool sdvp_scl_is_wanted(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *parent, const sdvp_scl_element_t *at);

/* Finds all types of the templates by their ids. */
bool sdvp_scl_declare_types(sdvp_scl_reading_t *reading);
/* A type, not resolved yet; NULL ends the reading. */
sdvp_scl_type_t *sdvp_scl_type(
    sdvp_scl_reading_t *reading, int kind, const char *id, const sdvp_scl_element_t *user);
/* Begins and ends resolving one; false if it is part of itself. */
bool sdvp_scl_enter(sdvp_scl_reading_t *reading, sdvp_scl_type_t *type);
void sdvp_scl_leave(sdvp_scl_reading_t *reading, sdvp_scl_type_t *type);
/* The type, value, leaves and levels of a DA or BDA of `count` elements, 0: no array. `left_out`: it is not supported. */
bool sdvp_scl_attribute_type(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *attribute, uint32_t count, sdvp_scl_type_t *to,
    bool *left_out);

/* Elements that give values to one data object. */
typedef struct sdvp_scl_instances {
    const sdvp_scl_element_t **items;
    size_t count;
} sdvp_scl_instances_t;
/* The children of a name (of its attribute `name`) and one of two kinds in all `from`; `also` may be NULL. */
bool sdvp_scl_about(
    sdvp_scl_reading_t *reading, const sdvp_scl_instances_t *from, const char *kind, const char *name,
    sdvp_scl_instances_t *to);
/* Number of elements of an SDO, DA or BDA; 0: no array. False ends the reading. */
bool sdvp_scl_array_size(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *attribute, const sdvp_scl_instances_t *instances,
    uint32_t *to);
bool sdvp_scl_is_counted_by_name(const sdvp_scl_element_t *attribute);
bool sdvp_scl_fits(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, uint64_t leaves);
/* The type of what a DO or SDO names; NULL ends the reading. */
const sdvp_scl_type_t *sdvp_scl_object_type(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *user, const sdvp_scl_instances_t *instances);

/* What a Val says; `taken` false: nothing. False, with `why`, if it is no value of the type. */
bool sdvp_scl_value(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *val, const sdvp_type_t *type, sdvp_value_t *to, bool *taken,
    sdvp_fault_t *why);
/* Puts what a DOI or SDI says into a data object, whose children become a copy. */
bool sdvp_scl_merge(sdvp_scl_reading_t *reading, sdvp_node_t *object, const sdvp_scl_element_t *instance);

/* The logical devices with their data; `elements` becomes the LN of each logical node, in order. */
bool sdvp_scl_devices(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *server, const sdvp_scl_element_t ***elements);
/* Data sets and control blocks of a logical node, whose other parts and device are there. */
bool sdvp_scl_data_sets(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *server, const sdvp_logical_device_t *device,
    const sdvp_scl_element_t *element, sdvp_logical_node_t *node);
bool sdvp_scl_blocks(
    sdvp_scl_reading_t *reading, const sdvp_logical_device_t *device, const sdvp_scl_element_t *element,
    sdvp_logical_node_t *node);
/* Name of a logical device; NULL ends the reading. */
const char *sdvp_scl_device_name(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element);

#endif
