/* Reads an element strictly: whatever is not asked for is refused; what is of another namespace is passed over. */
#ifndef SDVP_WIRE_ELEMENT_H
#define SDVP_WIRE_ELEMENT_H

#include "wire/xml.h"

typedef struct sdvp_element {
    const sdvp_xml_t *xml;
    const sdvp_xml_t *next; /* child to come */
    uint64_t asked;         /* attributes that were asked for, by their place */
    bool text_taken;
    sdvp_fault_t *fault;
} sdvp_element_t;

/* `fault` must not be NULL. */
sdvp_element_t sdvp_element(const sdvp_xml_t *xml, sdvp_fault_t *fault);
/* NULL if there is none. */
const sdvp_xml_attribute_t *sdvp_element_attribute(sdvp_element_t *in, const char *name);
/* Fills in the fault if there is none, and is NULL then. */
const sdvp_xml_attribute_t *sdvp_element_required(sdvp_element_t *in, const char *name);
bool sdvp_element_has_next(sdvp_element_t *in);
bool sdvp_element_next_is(sdvp_element_t *in, const char *name);
/* The next child, which must have this name (NULL: any). Fills in the fault if it does not, and is NULL then. */
const sdvp_xml_t *sdvp_element_next(sdvp_element_t *in, const char *name);
/* SDVP_OK if all children and attributes have been asked for, and the text, if there is any. */
sdvp_error_t sdvp_element_end(sdvp_element_t *in);
/* Whether an element has nothing but text. */
sdvp_error_t sdvp_element_leaf(const sdvp_xml_t *xml, sdvp_fault_t *fault);

#endif
