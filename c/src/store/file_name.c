#include "store/file_name.h"

#include <string.h>

#include "base/read.h"
#include "base/text.h"

enum { MAX_LENGTH = 255 };

/*
 * Letters and digits of ISO 646, what else is harmless there, and of other scripts the blocks that have letters; no
 * punctuation, space or direction mark that looks like something else.
 */
static bool is_harmless(uint32_t c)
{
    if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || (c != 0 && strchr(" -_.,+=()@", (int)c) != NULL);
    }
    return (c >= 0xc0 && c < 0x1680 && c != 0xd7 && c != 0xf7) || (c >= 0x1e00 && c < 0x2000)
        || (c >= 0x3041 && c < 0xd800);
}

static sdvp_error_t refuse(sdvp_fault_t *fault, const char *why, const char *path)
{
    return sdvp_fault_set(fault, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "%s, but got \"%.100s\"", why, path);
}

sdvp_error_t sdvp_file_name_check(const char *path, sdvp_fault_t *fault)
{
    size_t length = strlen(path);
    size_t units = sdvp_utf8_units(path, length);
    if (units < 1 || units > MAX_LENGTH) {
        return sdvp_fault_set(
            fault, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "a file name has 1 to 255 characters of UTF-8, but got %zu octets",
            length);
    }
    for (size_t at = 0; at < length;) {
        bool at_start = at == 0 || path[at - 1] == '/';
        size_t octets;
        uint32_t c = sdvp_utf8_at(path + at, &octets);
        if (c == '/' && (at_start || at + 1 == length)) {
            return refuse(fault, "a file name has no / at its ends and no two in a row", path);
        }
        /* Hidden names are the store's own; .. would lead out of it. */
        if (c == '.' && at_start) {
            return refuse(fault, "no part of a file name begins with a dot", path);
        }
        if (c != '/' && !is_harmless(c)) {
            return sdvp_fault_set(
                fault, SDVP_PARAMETER_VALUE_INAPPROPRIATE,
                "a file name has letters, digits, spaces and -_.,+=()@ only");
        }
        at += octets;
    }
    return SDVP_OK;
}
