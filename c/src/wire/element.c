#include "wire/element.h"

#include <string.h>

sdvp_element_t sdvp_element(const sdvp_xml_t *xml, sdvp_fault_t *fault)
{
    return (sdvp_element_t){.xml = xml, .next = xml->first, .fault = fault};
}

const sdvp_xml_attribute_t *sdvp_element_attribute(sdvp_element_t *in, const char *name)
{
    unsigned place = 0;
    const sdvp_xml_attribute_t *each = in->xml->attributes;
    for (; each != NULL; each = each->next, place++) {
        if (strcmp(each->name, name) == 0) {
            in->asked |= (uint64_t)1 << (place & 63);
            return each;
        }
    }
    return NULL;
}

const sdvp_xml_attribute_t *sdvp_element_required(sdvp_element_t *in, const char *name)
{
    const sdvp_xml_attribute_t *found = sdvp_element_attribute(in, name);
    if (found == NULL) {
        sdvp_xml_fault(in->fault, SDVP_MISSING, in->xml, name, "expected the attribute %s, but there is none", name);
    }
    return found;
}

bool sdvp_element_has_next(sdvp_element_t *in)
{
    while (in->next != NULL && strcmp(in->next->space, in->xml->space) != 0) {
        in->next = in->next->next;
    }
    return in->next != NULL;
}

bool sdvp_element_next_is(sdvp_element_t *in, const char *name)
{
    return sdvp_element_has_next(in) && strcmp(in->next->name, name) == 0;
}

const sdvp_xml_t *sdvp_element_next(sdvp_element_t *in, const char *name)
{
    if (!sdvp_element_has_next(in)) {
        sdvp_xml_fault(
            in->fault, SDVP_MISSING, in->xml, NULL, "expected <%s>, but <%.40s> ends", name == NULL ? "…" : name,
            in->xml->name);
        return NULL;
    }
    const sdvp_xml_t *child = in->next;
    if (name != NULL && strcmp(child->name, name) != 0) {
        sdvp_xml_fault(
            in->fault, SDVP_UNEXPECTED_ELEMENT, child, NULL, "expected <%s>, but got <%.40s>", name, child->name);
        return NULL;
    }
    in->next = child->next;
    return child;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\n\r")] == '\0';
}

sdvp_error_t sdvp_element_end(sdvp_element_t *in)
{
    unsigned place = 0;
    if (sdvp_element_has_next(in)) {
        return sdvp_xml_fault(
            in->fault, SDVP_UNEXPECTED_ELEMENT, in->next, NULL, "expected no further element, but got <%.40s>",
            in->next->name);
    }
    for (const sdvp_xml_attribute_t *each = in->xml->attributes; each != NULL; each = each->next, place++) {
        if ((in->asked >> (place & 63) & 1) == 0) {
            return sdvp_xml_fault(
                in->fault, SDVP_UNEXPECTED_ATTRIBUTE, in->xml, each->name, "no such attribute belongs here");
        }
    }
    if (!in->text_taken && !is_blank(in->xml->text)) {
        return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, in->xml, NULL, "expected no text");
    }
    return SDVP_OK;
}

sdvp_error_t sdvp_element_leaf(const sdvp_xml_t *xml, sdvp_fault_t *fault)
{
    sdvp_element_t in = sdvp_element(xml, fault);
    in.text_taken = true;
    return xml->attributes == NULL && xml->first == NULL ? SDVP_OK : sdvp_element_end(&in);
}
