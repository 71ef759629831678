#include "data/words.h"

#include <string.h>

#include "base/error.h"

#define WORDS(array) {array, sizeof array / sizeof *array}

static const char *const VALIDITIES[] = {"good", "invalid", "reserved", "questionable"};
static const char *const FLAGS[SDVP_QUALITY_FLAGS] = {
    "overflow",     "out-of-range", "bad-reference", "oscillatory", "failure",          "old-data",
    "inconsistent", "inaccurate",   "substituted",   "test",        "operator-blocked",
};
static const char *const TRIGGERS[] = {"dchg", "qchg", "dupd", "integrity", "gi"};
static const char *const FIELDS[] = {
    "seq-num", "time-stamp", "reason", "data-set", "data-ref", "buf-ovfl", "entry-id", "conf-rev",
};
static const char *const DBPOS[] = {"intermediate", "off", "on", "bad"};
static const char *const TCMD[] = {"stop", "lower", "higher", "reserved"};
static const char *const ADD_CAUSES[] = {
    "unknown",
    "not-supported",
    "blocked-by-switching-hierarchy",
    "select-failed",
    "invalid-position",
    "position-reached",
    "parameter-change-in-execution",
    "step-limit",
    "blocked-by-mode",
    "blocked-by-process",
    "blocked-by-interlocking",
    "blocked-by-synchrocheck",
    "command-already-in-execution",
    "blocked-by-health",
    "1-of-n-control",
    "abortion-by-cancel",
    "time-limit-over",
    "abortion-by-trip",
    "object-not-selected",
    "object-already-selected",
    "no-access-authority",
    "ended-with-overshoot",
    "abortion-due-to-deviation",
    "abortion-by-communication-loss",
    "blocked-by-command",
    "none",
    "inconsistent-parameters",
    "locked-by-other-client",
};
static const char *const CONSTRAINTS[] = {
    "ST", "MX", "SP", "SV", "CF", "DC", "SG", "SE", "SR", "OR", "BL", "EX", "CO",
};

const sdvp_words_t SDVP_ERROR_WORDS = {SDVP_SERVICE_ERRORS + 1, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT};
const sdvp_words_t SDVP_ADD_CAUSE_WORDS = WORDS(ADD_CAUSES);
const sdvp_words_t SDVP_FC_WORDS = WORDS(CONSTRAINTS);
const sdvp_words_t SDVP_VALIDITIES = WORDS(VALIDITIES);
const sdvp_words_t SDVP_QUALITY_WORDS = WORDS(FLAGS);
const sdvp_words_t SDVP_TRIGGER_WORDS = WORDS(TRIGGERS);
const sdvp_words_t SDVP_FIELD_WORDS = WORDS(FIELDS);
const sdvp_words_t SDVP_DBPOS_WORDS = WORDS(DBPOS);
const sdvp_words_t SDVP_TCMD_WORDS = WORDS(TCMD);

int sdvp_word_of(const sdvp_words_t *words, const char *text, size_t length)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strlen(words->words[i]) == length && memcmp(words->words[i], text, length) == 0) {
            return (int)i;
        }
    }
    return -1;
}
