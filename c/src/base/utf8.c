#include "base/read.h"

/* Octets of the character that begins here, 0 if none does. */
static size_t good_octets(const unsigned char *at, size_t left)
{
    unsigned char first = at[0];
    size_t octets = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (octets == 0 || octets > left) {
        return 0;
    }
    for (size_t i = 1; i < octets; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    bool bad = (first == 0xe0 && at[1] < 0xa0)     /* not the shortest form */
               || (first == 0xed && at[1] >= 0xa0) /* surrogates */
               || (first == 0xf0 && at[1] < 0x90)  /* not the shortest form */
               || (first == 0xf4 && at[1] >= 0x90); /* beyond U+10FFFF */
    return bad ? 0 : octets;
}

size_t sdvp_utf8_units(const char *text, size_t length)
{
    size_t units = 0;
    size_t at = 0;
    while (at < length) {
        size_t octets = good_octets((const unsigned char *)text + at, length - at);
        if (octets == 0) {
            return SIZE_MAX;
        }
        units += octets == 4 ? 2 : 1;
        at += octets;
    }
    return units;
}

uint32_t sdvp_utf8_at(const char *text, size_t *octets)
{
    const unsigned char *at = (const unsigned char *)text;
    if (at[0] < 0x80) {
        *octets = 1;
        return at[0];
    }
    *octets = at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;
    uint32_t c = at[0] & (0x7fu >> *octets);
    for (size_t i = 1; i < *octets; i++) {
        c = c << 6 | (at[i] & 0x3fu);
    }
    return c;
}

size_t sdvp_utf8_cut(const char *text, size_t length)
{
    size_t lead = length;
    size_t behind = 0; /* octets that continue the last character */
    while (lead > 0 && behind < 4) {
        unsigned char c = (unsigned char)text[--lead];
        if ((c & 0xc0) != 0x80) {
            size_t wanted = c < 0xc0 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
            return behind < wanted ? lead : length;
        }
        behind++;
    }
    return length;
}

bool sdvp_is_xml_character(uint32_t c)
{
    return c < 0x20 ? c == '\t' || c == '\n' || c == '\r' : c < 0xd800 || (c >= 0xe000 && c != 0xfffe && c != 0xffff);
}
