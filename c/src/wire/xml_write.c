#include <string.h>

#include "base/read.h"
#include "wire/xml.h"

static const char REPLACEMENT[] = "\xef\xbf\xbd";

static void close_tag(sdvp_xml_writer_t *out)
{
    if (out->in_tag) {
        out->in_tag = false;
        sdvp_text_char(out->text, '>');
    }
}

static const char *escape(char c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '\'':
        return "&apos;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return REPLACEMENT;
    }
}

static bool is_literal(char c, bool attribute)
{
    unsigned char u = (unsigned char)c;
    if (c == '<' || c == '>' || c == '&') {
        return false;
    }
    return u >= 0x20 ? u < 0x80 && !(attribute && c == '\'') : !attribute && (c == '\t' || c == '\n');
}

/* Octets of the character beyond ASCII that begins at `text`, if XML can carry it, else 0. */
static size_t carried(const char *text, size_t length)
{
    unsigned char first = (unsigned char)*text;
    size_t octets = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    size_t got = 0;
    bool good = first >= 0x80 && octets <= length && sdvp_utf8_units(text, octets) != SIZE_MAX;
    return good && sdvp_is_xml_character(sdvp_utf8_at(text, &got)) ? octets : 0;
}

static void put_escaped(sdvp_text_t *text, const char *from, size_t length, bool attribute)
{
    size_t done = 0;
    for (size_t i = 0; i < length;) {
        size_t octets = is_literal(from[i], attribute) ? 1 : (unsigned char)from[i] >= 0x80 ? carried(from + i, length - i) : 0;
        if (octets > 0) {
            i += octets;
            continue;
        }
        sdvp_text_put(text, from + done, i - done);
        sdvp_text_add(text, escape(from[i]));
        done = ++i;
    }
    sdvp_text_put(text, from + done, length - done);
}

void sdvp_xml_write_start(sdvp_xml_writer_t *out, const char *name, const char *space)
{
    close_tag(out);
    sdvp_text_char(out->text, '<');
    sdvp_text_add(out->text, name);
    out->in_tag = true;
    if (space != NULL) {
        sdvp_xml_write_attribute(out, "xmlns", space);
    }
}

void sdvp_xml_open_attribute(sdvp_xml_writer_t *out, const char *name)
{
    sdvp_text_char(out->text, ' ');
    sdvp_text_add(out->text, name);
    sdvp_text_put(out->text, "='", 2);
}

void sdvp_xml_close_attribute(sdvp_xml_writer_t *out)
{
    sdvp_text_char(out->text, '\'');
}

void sdvp_xml_write_attribute(sdvp_xml_writer_t *out, const char *name, const char *value)
{
    sdvp_xml_open_attribute(out, name);
    put_escaped(out->text, value, strlen(value), true);
    sdvp_xml_close_attribute(out);
}

void sdvp_xml_write_number(sdvp_xml_writer_t *out, const char *name, int64_t value)
{
    sdvp_xml_open_attribute(out, name);
    sdvp_text_number(out->text, value);
    sdvp_xml_close_attribute(out);
}

void sdvp_xml_open_text(sdvp_xml_writer_t *out)
{
    close_tag(out);
}

void sdvp_xml_write_text(sdvp_xml_writer_t *out, const char *text, size_t length)
{
    if (length > 0) {
        close_tag(out);
        put_escaped(out->text, text, length, false);
    }
}

void sdvp_xml_write_end(sdvp_xml_writer_t *out, const char *name)
{
    if (out->in_tag) {
        out->in_tag = false;
        sdvp_text_put(out->text, "/>", 2);
        return;
    }
    sdvp_text_put(out->text, "</", 2);
    sdvp_text_add(out->text, name);
    sdvp_text_char(out->text, '>');
}

void sdvp_xml_write_leaf(sdvp_xml_writer_t *out, const char *name, const char *text)
{
    sdvp_xml_write_start(out, name, NULL);
    sdvp_xml_write_text(out, text, strlen(text));
    sdvp_xml_write_end(out, name);
}

void sdvp_xml_write(sdvp_xml_writer_t *out, const sdvp_xml_t *xml)
{
    bool inherited = strcmp(xml->parent == NULL ? "" : xml->parent->space, xml->space) == 0;
    sdvp_xml_write_start(out, xml->name, inherited ? NULL : xml->space);
    for (const sdvp_xml_attribute_t *each = xml->attributes; each != NULL; each = each->next) {
        sdvp_xml_write_attribute(out, each->name, each->value);
    }
    sdvp_xml_write_text(out, xml->text, xml->length);
    for (const sdvp_xml_t *child = xml->first; child != NULL; child = child->next) {
        sdvp_xml_write(out, child);
    }
    sdvp_xml_write_end(out, xml->name);
}

void sdvp_text_carryable(sdvp_text_t *text, const char *from, size_t length)
{
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)from[i];
        bool good = c >= 0x20 ? c < 0x80 : c == '\t' || c == '\n' || c == '\r';
        size_t octets = good ? 1 : carried(from + i, length - i);
        sdvp_text_put(text, octets == 0 ? REPLACEMENT : from + i, octets == 0 ? sizeof REPLACEMENT - 1 : octets);
        i += octets == 0 ? 1 : octets;
    }
}

bool sdvp_xml_is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)text[i];
        bool ascii = c < 0x80;
        size_t octets = ascii ? 1 : carried(text + i, length - i);
        if (octets == 0 || (ascii && c < 0x20 && c != '\t' && c != '\n')) {
            return false;
        }
        i += octets;
    }
    return true;
}
