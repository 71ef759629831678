#include "base/error.h"

const char *const SDVP_SERVICE_ERRORS[] = {
    "ok",
    "instance-not-available",
    "instance-in-use",
    "access-violation",
    "access-not-allowed-in-current-state",
    "parameter-value-inappropriate",
    "parameter-value-inconsistent",
    "class-not-supported",
    "instance-locked-by-other-client",
    "control-must-be-selected",
    "type-conflict",
    "failed-due-to-communications-constraint",
    "failed-due-to-server-constraint",
};

static const char *const LOCAL_ERRORS[] = {
    "no-memory",
    "bad-argument",
    "not-well-formed",
    "limit-exceeded",
    "unexpected-element",
    "unexpected-attribute",
    "missing",
    "bad-value",
    "timed-out",
    "cancelled",
    "lost",
    "protocol",
    "busy",
    "not-online",
    "login-failed",
    "storage",
};

const char *sdvp_error_name(sdvp_error_t error)
{
    size_t number = (size_t)error;
    if (number < sizeof SDVP_SERVICE_ERRORS / sizeof *SDVP_SERVICE_ERRORS) {
        return SDVP_SERVICE_ERRORS[number];
    }
    size_t local = number - SDVP_NO_MEMORY;
    if (number >= SDVP_NO_MEMORY && local < sizeof LOCAL_ERRORS / sizeof *LOCAL_ERRORS) {
        return LOCAL_ERRORS[local];
    }
    return "unknown-error";
}
