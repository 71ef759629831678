/* Members of structures by their offsets. */
#include <string.h>

#include "wire/schema.h"

int64_t sdvp_field_number(const sdvp_field_t *field, const void *base)
{
    const char *at = (const char *)base + field->offset;
    int8_t one = 0;
    uint16_t two = 0;
    uint32_t four = 0;
    uint64_t eight = 0;
    switch (field->width) {
    case 1:
        memcpy(&one, at, 1);
        return one;
    case 2:
        memcpy(&two, at, 2);
        return two;
    case 4:
        memcpy(&four, at, 4);
        return field->range.least < 0 ? (int32_t)four : (int64_t)four;
    default:
        memcpy(&eight, at, 8);
        return (int64_t)eight;
    }
}

void sdvp_field_set_number(const sdvp_field_t *field, void *base, int64_t number)
{
    char *at = (char *)base + field->offset;
    int8_t one = (int8_t)number;
    uint16_t two = (uint16_t)number;
    uint32_t four = (uint32_t)number;
    switch (field->width) {
    case 1:
        memcpy(at, &one, 1);
        break;
    case 2:
        memcpy(at, &two, 2);
        break;
    case 4:
        memcpy(at, &four, 4);
        break;
    default:
        memcpy(at, &number, 8);
    }
}

size_t sdvp_field_count(const sdvp_field_t *field, const void *base)
{
    size_t count = 0;
    memcpy(&count, (const char *)base + field->has, sizeof count);
    return count;
}

/* A text that is left out is NULL, a word is one below the first; all else has a flag. */
bool sdvp_field_is_there(const sdvp_field_t *field, const void *base)
{
    const char *text = NULL;
    bool flag = false;
    if ((field->flags & SDVP_OPTIONAL) == 0) {
        return true;
    }
    if (field->form == SDVP_FORM_TEXT) {
        memcpy(&text, (const char *)base + field->offset, sizeof text);
        return text != NULL;
    }
    if (field->form == SDVP_FORM_WORD) {
        return sdvp_field_number(field, base) >= field->range.least;
    }
    memcpy(&flag, (const char *)base + field->has, sizeof flag);
    return flag;
}

void sdvp_field_set_there(const sdvp_field_t *field, void *base, bool there)
{
    bool counted = field->form == SDVP_FORM_LIST || field->form == SDVP_FORM_CONTENT || field->form == SDVP_FORM_IDENT;
    if (field->form == SDVP_FORM_WORD && !there) {
        sdvp_field_set_number(field, base, field->range.least - 1);
    } else if (field->has != SDVP_NO_OFFSET && !counted) {
        memcpy((char *)base + field->has, &there, sizeof there);
    }
}
