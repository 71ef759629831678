/* Words of bit strings and of quality, in the order of their bits. */
#ifndef SDVP_DATA_WORDS_H
#define SDVP_DATA_WORDS_H

#include "base/text.h"

#define SDVP_QUALITY_FLAGS 11

/* Words for what stands in a set; the first word is the highest of `bits`. */
typedef struct sdvp_words {
    const char *const *words;
    size_t count;
} sdvp_words_t;

/* Of ServiceError from 1 on, of AddCause from 0 on, of functional constraints from ST on. */
extern const sdvp_words_t SDVP_ERROR_WORDS;
extern const sdvp_words_t SDVP_ADD_CAUSE_WORDS;
extern const sdvp_words_t SDVP_FC_WORDS;
/* Validity of a quality: good, invalid, reserved, questionable. */
extern const sdvp_words_t SDVP_VALIDITIES;
/* overflow to operator-blocked: the lowest eleven bits of a quality. */
extern const sdvp_words_t SDVP_QUALITY_WORDS;
/* dchg to gi: the lowest five bits of TRG_OPS. */
extern const sdvp_words_t SDVP_TRIGGER_WORDS;
/* seq-num to conf-rev: bits 8 to 1 of OPT_FLDS. */
extern const sdvp_words_t SDVP_FIELD_WORDS;
extern const sdvp_words_t SDVP_DBPOS_WORDS;
extern const sdvp_words_t SDVP_TCMD_WORDS;

/* Place of a word, -1 for others. */
int sdvp_word_of(const sdvp_words_t *words, const char *text, size_t length);

#endif
