/* What texts of messages may be. */
#include <string.h>

#include "base/read.h"
#include "sdvp/model.h"
#include "wire/leaf.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool sdvp_is_association_id(sdvp_span_t text)
{
    bool good = text.length >= 1 && text.length <= 36;
    for (size_t i = 0; good && i < text.length; i++) {
        good = is_letter(text.at[i]) || is_digit(text.at[i]) || text.at[i] == '-';
    }
    return good;
}

/* Letters, digits and underscores, no digit first; returns its length, 0 if there is none, or more than 64. */
static size_t name_length(sdvp_span_t text)
{
    size_t i = 0;
    while (i < text.length && (is_letter(text.at[i]) || text.at[i] == '_' || (i > 0 && is_digit(text.at[i])))) {
        i++;
    }
    return i > 64 ? 0 : i;
}

/* "(3)": its length, 0 if there is none. */
static size_t index_length(sdvp_span_t text)
{
    size_t i = 1;
    if (text.length < 3 || text.at[0] != '(') {
        return 0;
    }
    while (i < text.length && is_digit(text.at[i])) {
        i++;
    }
    bool good = i >= 2 && i <= 7 && !(text.at[1] == '0' && i > 2) && i < text.length && text.at[i] == ')';
    return good ? i + 1 : 0;
}

static sdvp_span_t after(sdvp_span_t text, size_t count)
{
    return (sdvp_span_t){text.at + count, text.length - count};
}

/* Number of parts below the logical node; -1 for what is no reference. `*lead` is set if there is a logical node. */
static int reference_depth(sdvp_span_t text, bool *has_node)
{
    *has_node = false;
    size_t device = name_length(text);
    if (device == 0 || text.length > SDVP_REFERENCE_MAX) {
        return -1;
    }
    sdvp_span_t rest = after(text, device);
    if (rest.length == 0) {
        return 0;
    }
    int parts = -1;
    for (char before = '/'; rest.length > 0; before = '.') {
        size_t name = rest.at[0] == before ? name_length(after(rest, 1)) : 0;
        if (name == 0) {
            return -1;
        }
        rest = after(rest, name + 1);
        parts++;
        if (rest.length > 0 && rest.at[0] == '(') {
            size_t index = parts == 0 ? 0 : index_length(rest);
            if (index == 0) {
                return -1;
            }
            rest = after(rest, index);
        }
    }
    *has_node = true;
    return parts;
}

static bool is_reference(sdvp_span_t text)
{
    bool has_node = false;
    return reference_depth(text, &has_node) >= 0;
}

static bool is_fcda(sdvp_span_t text)
{
    bool has_node = false;
    if (text.length < 5 || text.at[text.length - 1] != ']' || text.at[text.length - 4] != '[') {
        return false;
    }
    sdvp_span_t reference = {text.at, text.length - 4};
    bool known = sdvp_word_of(&SDVP_FC_WORDS, text.at + text.length - 3, 2) >= 0;
    return known && reference_depth(reference, &has_node) >= 1;
}

static bool is_data_set(sdvp_span_t text)
{
    bool has_node = false;
    if (text.length == 0 || text.at[0] != '@') {
        return reference_depth(text, &has_node) == 1 && has_node;
    }
    bool good = text.length >= 2 && text.length <= 33 && is_letter(text.at[1]);
    for (size_t i = 2; good && i < text.length; i++) {
        good = is_letter(text.at[i]) || is_digit(text.at[i]) || text.at[i] == '_';
    }
    return good;
}

static bool is_rpt_id(sdvp_span_t text)
{
    bool good = text.length <= 129;
    for (size_t i = 0; good && i < text.length; i++) {
        good = text.at[i] >= ' ' && text.at[i] <= '~';
    }
    return good;
}

/* 1 to `most` characters that XML can carry. */
static bool is_name(sdvp_span_t text, size_t most)
{
    size_t units = sdvp_utf8_units(text.at, text.length);
    bool good = units >= 1 && units <= most;
    for (size_t i = 0; good && i < text.length;) {
        size_t octets = 1;
        good = sdvp_is_xml_character(sdvp_utf8_at(text.at + i, &octets));
        i += octets;
    }
    return good;
}

bool sdvp_is_data_name(const char *text)
{
    bool good = sdvp_utf8_units(text, strlen(text)) != SIZE_MAX;
    while (good && *text != '\0') {
        size_t octets = 1;
        uint32_t c = sdvp_utf8_at(text, &octets);
        good = c >= 0x20 && c <= 0xfffd;
        text += octets;
    }
    return good;
}

const char *sdvp_rule_broken(sdvp_rule_t rule, sdvp_span_t text)
{
    if (text.length > 0 && memchr(text.at, '\0', text.length) != NULL) {
        return "a text without U+0000";
    }
    switch (rule) {
    case SDVP_RULE_NAME:
        return is_name(text, 255) ? NULL : "a name of 1 to 255 characters";
    case SDVP_RULE_DEVICE_NAME:
        return is_name(text, 64) ? NULL : "a name of 1 to 64 characters";
    case SDVP_RULE_FILE_NAME:
        return sdvp_utf8_units(text.at, text.length) <= 255 ? NULL : "a file name of at most 255 characters";
    case SDVP_RULE_REFERENCE:
        return is_reference(text) ? NULL : "a reference such as HP1/STMP1.Tmp";
    case SDVP_RULE_FCDA:
        return is_fcda(text) ? NULL : "a reference with functional constraint such as HP1/STMP1.Tmp[MX]";
    case SDVP_RULE_DATA_SET_OR_NONE:
        return text.length == 0 || is_data_set(text) ? NULL : "a data set LD/LN.name or @name, or nothing";
    case SDVP_RULE_DATA_SET:
        return is_data_set(text) ? NULL : "a data set LD/LN.name or @name";
    case SDVP_RULE_RPT_ID:
        return is_rpt_id(text) ? NULL : "a RptID of at most 129 printable ASCII characters";
    default:
        return sdvp_utf8_units(text.at, text.length) != SIZE_MAX ? NULL : "a text in UTF-8";
    }
}
