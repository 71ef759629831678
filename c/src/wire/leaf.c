#include "wire/leaf.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/read.h"

/* Characters that a remark has at most. */
#define REMARK 255

sdvp_span_t sdvp_span(const char *text)
{
    return (sdvp_span_t){text == NULL ? "" : text, text == NULL ? 0 : strlen(text)};
}

void sdvp_text_words(sdvp_text_t *text, const sdvp_words_t *words, sdvp_bits_t bits, int shift)
{
    const char *before = "";
    for (size_t i = 0; i < words->count; i++) {
        if ((bits >> (words->count - 1 - i + (size_t)shift) & 1) != 0) {
            sdvp_text_add(text, before);
            sdvp_text_add(text, words->words[i]);
            before = " ";
        }
    }
}

/* Takes the first word away with the space behind it; false at the end, or if it is not there. */
static bool take_word(sdvp_span_t *rest, sdvp_span_t *word)
{
    const char *space = rest->length == 0 ? NULL : memchr(rest->at, ' ', rest->length);
    *word = (sdvp_span_t){rest->at, space == NULL ? rest->length : (size_t)(space - rest->at)};
    size_t taken = word->length + (space == NULL ? 0 : 1);
    *rest = (sdvp_span_t){rest->at + taken, rest->length - taken};
    /* A space at the very end has nothing behind it. */
    return word->length > 0 && !(space != NULL && rest->length == 0);
}

bool sdvp_read_words(sdvp_span_t text, const sdvp_words_t *words, int shift, sdvp_bits_t *to)
{
    int last = -1;
    uint32_t bits = 0;
    while (text.length > 0) {
        sdvp_span_t word;
        int place = take_word(&text, &word) ? sdvp_word_of(words, word.at, word.length) : -1;
        if (place <= last) {
            return false;
        }
        bits |= 1u << (words->count - 1 - (size_t)place + (size_t)shift);
        last = place;
    }
    *to = (sdvp_bits_t)bits;
    return true;
}

void sdvp_text_quality(sdvp_text_t *text, sdvp_bits_t quality)
{
    int validity = quality >> SDVP_QUALITY_FLAGS & 3;
    bool flags = (quality & ((1 << SDVP_QUALITY_FLAGS) - 1)) != 0;
    if (validity != 0) {
        sdvp_text_add(text, SDVP_VALIDITIES.words[validity]);
        sdvp_text_add(text, flags ? " " : "");
    }
    sdvp_text_words(text, &SDVP_QUALITY_WORDS, quality, 0);
}

bool sdvp_read_quality(sdvp_span_t text, sdvp_bits_t *to)
{
    sdvp_span_t rest = text;
    sdvp_span_t word = {text.at, 0};
    sdvp_bits_t flags = 0;
    bool first = text.length > 0 && take_word(&rest, &word);
    int validity = first ? sdvp_word_of(&SDVP_VALIDITIES, word.at, word.length) : -1;
    if (validity < 1) {
        rest = text; /* no validity in front: good */
        validity = 0;
    }
    if (!sdvp_read_words(rest, &SDVP_QUALITY_WORDS, 0, &flags)) {
        return false;
    }
    *to = (sdvp_bits_t)(validity << SDVP_QUALITY_FLAGS | flags);
    return true;
}

bool sdvp_read_entry_id(sdvp_span_t text, sdvp_entry_id_t *to)
{
    uint8_t octets[8];
    if (text.length != 16 || !sdvp_read_hex(text.at, text.length, octets)) {
        return false;
    }
    *to = 0;
    for (size_t i = 0; i < sizeof octets; i++) {
        *to = *to << 8 | octets[i];
    }
    return true;
}

static bool is(sdvp_span_t text, const char *word)
{
    return strlen(word) == text.length && memcmp(text.at, word, text.length) == 0;
}

bool sdvp_read_real(sdvp_span_t text, sdvp_type_code_t type, double *to)
{
    float single = 0;
    if (is(text, "NaN")) {
        *to = (double)NAN;
        return true;
    }
    if (is(text, "INF") || is(text, "-INF")) {
        *to = text.at[0] == '-' ? -(double)INFINITY : (double)INFINITY;
        return true;
    }
    if (type == SDVP_FLOAT64) {
        return sdvp_read_double(text.at, text.length, to);
    }
    bool good = sdvp_read_float(text.at, text.length, &single);
    *to = (double)single;
    return good;
}

void sdvp_text_real(sdvp_text_t *text, sdvp_type_code_t type, double number)
{
    if (type == SDVP_FLOAT32) {
        sdvp_text_float(text, (float)number);
    } else {
        sdvp_text_double(text, number);
    }
}

sdvp_span_t sdvp_remark(const char *text)
{
    sdvp_span_t all = sdvp_span(text);
    size_t units = 0;
    size_t at = 0;
    while (at < all.length && units < REMARK) {
        unsigned char c = (unsigned char)all.at[at];
        size_t octets = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
        octets = octets > all.length - at ? all.length - at : octets;
        units += octets == 4 ? 2 : 1;
        at += units > REMARK ? 0 : octets;
    }
    return (sdvp_span_t){all.at, at};
}
