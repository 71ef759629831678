#include <stdio.h>
#include <string.h>

#include "sdvp/model.h"

enum { MAX_NAME = 64, MAX_INDEX_DIGITS = 6 };

static sdvp_error_t malformed(sdvp_fault_t *fault, const char *text, const char *why)
{
    if (fault != NULL) {
        fault->error = SDVP_BAD_VALUE;
        fault->path[0] = '\0';
        snprintf(fault->detail, sizeof fault->detail, "\"%.140s\" is no reference LD/LN.DO.DA: %s", text, why);
    }
    return SDVP_BAD_VALUE;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Goes over a name; NULL if there is none. */
static char *skip_name(char *at)
{
    char *start = at;
    if (is_digit(*at)) {
        return NULL;
    }
    while (is_letter(*at) || is_digit(*at) || *at == '_') {
        at++;
    }
    return at == start || at - start > MAX_NAME ? NULL : at;
}

/* Goes over "(3)"; NULL if it is no index. */
static char *skip_index(char *at, int32_t *index)
{
    char *digits = ++at;
    int32_t number = 0;
    while (is_digit(*at) && at - digits < MAX_INDEX_DIGITS) {
        number = number * 10 + (*at++ - '0');
    }
    bool good = at > digits && *at == ')' && (*digits != '0' || at == digits + 1);
    *index = number;
    return good ? at + 1 : NULL;
}

/* Cuts "[MX]" off. */
static sdvp_error_t cut_constraint(const char *text, sdvp_reference_t *to, sdvp_fault_t *fault)
{
    const char *open = strchr(text, '[');
    size_t length = open == NULL ? strlen(text) : (size_t)(open - text);
    if (length == 0 || length > SDVP_REFERENCE_MAX) {
        return malformed(fault, text, "expected 1 to 129 characters");
    }
    memcpy(to->text, text, length);
    to->text[length] = '\0';
    if (open != NULL) {
        char name[3] = {0};
        bool form = strlen(open) == 4 && open[3] == ']';
        to->fc = form ? sdvp_fc_of(memcpy(name, open + 1, 2)) : SDVP_FC_NONE;
        if (to->fc == SDVP_FC_NONE) {
            return malformed(fault, text, "expected a functional constraint such as [MX] at the end");
        }
    }
    return SDVP_OK;
}

/* The parts behind the logical node. */
static sdvp_error_t cut_parts(const char *text, char *at, sdvp_reference_t *to, sdvp_fault_t *fault)
{
    while (*at == '.') {
        *at++ = '\0';
        to->parts[to->count].name = at;
        to->parts[to->count].index = -1;
        at = skip_name(at);
        if (at == NULL) {
            return malformed(fault, text, "expected a name of letters, digits and underscore, not led by a digit");
        }
        if (*at == '(') {
            char *open = at;
            at = skip_index(at, &to->parts[to->count].index);
            if (at == NULL) {
                return malformed(fault, text, "expected an index such as (3)");
            }
            *open = '\0';
        }
        to->count++;
    }
    return *at == '\0' ? SDVP_OK : malformed(fault, text, "expected letters, digits and underscore");
}

sdvp_error_t sdvp_reference_parse(const char *text, sdvp_reference_t *to, sdvp_fault_t *fault)
{
    memset(to, 0, sizeof *to);
    sdvp_error_t error = cut_constraint(text, to, fault);
    if (error != SDVP_OK) {
        return error;
    }
    to->logical_device = to->text;
    char *at = skip_name(to->text);
    if (at == NULL || (*at != '\0' && *at != '/')) {
        return malformed(fault, text, "expected the name of a logical device, then a slash");
    }
    if (*at == '/') {
        *at++ = '\0';
        to->logical_node = at;
        at = skip_name(at);
        if (at == NULL) {
            return malformed(fault, text, "expected the name of a logical node behind the slash");
        }
        error = cut_parts(text, at, to, fault);
    }
    if (error == SDVP_OK && to->fc != SDVP_FC_NONE && to->count == 0) {
        error = malformed(fault, text, "with a functional constraint it must name a data object or attribute");
    }
    return error;
}
