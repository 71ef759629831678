/* Texts of leaves that all formats write and read the same way. */
#ifndef SDVP_WIRE_LEAF_H
#define SDVP_WIRE_LEAF_H

#include "base/text.h"
#include "wire/schema.h"

/* Bytes of a text, not always ended by a NUL. */
typedef struct sdvp_span {
    const char *at;
    size_t length;
} sdvp_span_t;

sdvp_span_t sdvp_span(const char *text);

/* NULL if a text keeps a rule, else what was expected. Borrowed for ever. */
const char *sdvp_rule_broken(sdvp_rule_t rule, sdvp_span_t text);
/* Whether a text is an association id: 1 to 36 letters, digits, hyphens. */
bool sdvp_is_association_id(sdvp_span_t text);

/* Whether a text names data: no control character, none beyond U+FFFD. */
bool sdvp_is_data_name(const char *text);

/* Words of a set in their order, one space between; docs/wire/compact.md, "Words". `shift`: of the last word's bit. */
void sdvp_text_words(sdvp_text_t *text, const sdvp_words_t *words, sdvp_bits_t bits, int shift);
bool sdvp_read_words(sdvp_span_t text, const sdvp_words_t *words, int shift, sdvp_bits_t *to);

/* Words of a quality, nothing for good; docs/wire/compact.md, "Quality". */
void sdvp_text_quality(sdvp_text_t *text, sdvp_bits_t quality);
bool sdvp_read_quality(sdvp_span_t text, sdvp_bits_t *to);

/* Sixteen digits. */
bool sdvp_read_entry_id(sdvp_span_t text, sdvp_entry_id_t *to);
/* "NaN", "INF", "-INF" or a decimal. */
bool sdvp_read_real(sdvp_span_t text, sdvp_type_code_t type, double *to);
void sdvp_text_real(sdvp_text_t *text, sdvp_type_code_t type, double number);

/* What people read of a refusal: as much as is good UTF-8, 255 characters at most, what XML cannot carry replaced. */
sdvp_span_t sdvp_remark(const char *text);

#endif
