#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/read.h"
#include "data/time.h"
#include "data/type.h"
#include "data/words.h"

/* A text to be read, not ended by a NUL. */
typedef struct piece {
    const char *at;
    size_t length;
} piece_t;

static bool is(piece_t piece, const char *word)
{
    return strlen(word) == piece.length && memcmp(piece.at, word, piece.length) == 0;
}

static sdvp_error_t expected(sdvp_fault_t *fault, const char *what, piece_t came)
{
    int shown = (int)sdvp_utf8_cut(came.at, came.length < 80 ? came.length : 80);
    const char *more = (size_t)shown < came.length ? "\xe2\x80\xa6" : "";
    return sdvp_fault_set(fault, SDVP_BAD_VALUE, "expected %s, but got \"%.*s%s\"", what, shown, came.at, more);
}

/* With leading zeros, as people type them. */
static bool read_typed_integer(piece_t piece, int64_t *to)
{
    bool negative = piece.length > 0 && piece.at[0] == '-';
    size_t first = negative ? 1 : 0;
    if (piece.length <= first || piece.length - first > 19) {
        return false;
    }
    while (first + 1 < piece.length && piece.at[first] == '0') {
        first++;
    }
    char bare[24] = "-";
    size_t digits = piece.length - first;
    memcpy(bare + 1, piece.at + first, digits);
    bool zero = digits == 1 && bare[1] == '0';
    return sdvp_read_integer(
        negative && !zero ? bare : bare + 1, digits + (negative && !zero ? 1 : 0), INT64_MIN, INT64_MAX, to);
}

static sdvp_error_t parse_integer(sdvp_type_code_t type, piece_t piece, sdvp_value_t *to, sdvp_fault_t *fault)
{
    int64_t number = 0;
    bool good = read_typed_integer(piece, &number);
    if (!good || number < sdvp_type_least(type) || number > sdvp_type_most(type)) {
        char what[80];
        sdvp_text_t text = sdvp_text_fixed(what, sizeof what);
        sdvp_text_add(&text, sdvp_type_name(type));
        sdvp_text_add(&text, ", ");
        sdvp_text_number(&text, sdvp_type_least(type));
        sdvp_text_add(&text, " to ");
        sdvp_text_number(&text, sdvp_type_most(type));
        return expected(fault, what, piece);
    }
    to->is.integer = number;
    return SDVP_OK;
}

static bool same_but_case(const char *literal, piece_t piece)
{
    bool same = strlen(literal) == piece.length;
    for (size_t i = 0; same && i < piece.length; i++) {
        same = tolower((unsigned char)literal[i]) == tolower((unsigned char)piece.at[i]);
    }
    return same;
}

/* A literal; else the only one that differs in case alone; else an ordinal. */
static sdvp_error_t parse_enumerated(const sdvp_type_t *type, piece_t piece, sdvp_value_t *to, sdvp_fault_t *fault)
{
    const sdvp_literal_t *exact = NULL;
    const sdvp_literal_t *near = NULL;
    size_t nears = 0;
    for (uint32_t i = 0; i < type->count; i++) {
        const sdvp_literal_t *literal = &type->literals[i];
        if (is(piece, literal->literal) && (exact == NULL || literal->ordinal < exact->ordinal)) {
            exact = literal;
        }
        if (same_but_case(literal->literal, piece)) {
            near = literal;
            nears++;
        }
    }
    const sdvp_literal_t *found = exact != NULL ? exact : nears == 1 ? near : NULL;
    int64_t ordinal = 0;
    if (found != NULL) {
        to->is.integer = found->ordinal;
        return SDVP_OK;
    }
    if (piece.length < 12 && read_typed_integer(piece, &ordinal) && sdvp_literal(type, ordinal) != NULL) {
        to->is.integer = ordinal;
        return SDVP_OK;
    }
    char what[160];
    sdvp_text_t text = sdvp_text_fixed(what, sizeof what);
    sdvp_text_add(&text, "a literal or ordinal of ");
    sdvp_text_add(&text, type->name == NULL ? "the enumeration" : type->name);
    for (uint32_t i = 0; i < type->count; i++) {
        sdvp_text_add(&text, i == 0 ? ": " : ", ");
        sdvp_text_add(&text, type->literals[i].literal);
    }
    return expected(fault, what, piece);
}

static bool read_special(piece_t piece, double *to)
{
    bool negative = piece.length > 0 && piece.at[0] == '-';
    piece_t rest = {piece.at + (negative ? 1 : 0), piece.length - (negative ? 1 : 0)};
    if (is(rest, "Infinity")) {
        *to = negative ? -(double)INFINITY : (double)INFINITY;
        return true;
    }
    *to = (double)NAN;
    return is(piece, "NaN");
}

static sdvp_error_t parse_real(sdvp_type_code_t type, piece_t piece, sdvp_value_t *to, sdvp_fault_t *fault)
{
    float single = 0;
    bool good = read_special(piece, &to->is.real);
    if (!good && type == SDVP_FLOAT32) {
        good = sdvp_read_float(piece.at, piece.length, &single);
        to->is.real = (double)single;
    } else if (!good) {
        good = sdvp_read_double(piece.at, piece.length, &to->is.real);
    }
    return good ? SDVP_OK : expected(fault, type == SDVP_FLOAT32 ? "FLOAT32 such as 21.5" : "FLOAT64 such as 21.5", piece);
}

static bool read_typed_hex(piece_t piece, uint8_t *to)
{
    char small[128];
    for (size_t i = 0; i < piece.length; i++) {
        small[i] = (char)tolower((unsigned char)piece.at[i]);
    }
    return sdvp_read_hex(small, piece.length, to);
}

static sdvp_error_t parse_octets(
    sdvp_arena_t *arena, sdvp_type_code_t type, piece_t piece, sdvp_value_t *to, sdvp_fault_t *fault)
{
    uint8_t octets[64];
    size_t most = type == SDVP_ENTRY_ID ? 8 : sizeof octets;
    size_t count = piece.length / 2;
    if (piece.length % 2 != 0 || count > most || (type == SDVP_ENTRY_ID && count != most) || !read_typed_hex(piece, octets)) {
        const char *what = type == SDVP_ENTRY_ID ? "ENTRY_ID, eight octets in hexadecimal"
                                                 : "OCTET_STRING, at most 64 octets in hexadecimal such as 00ff";
        return expected(fault, what, piece);
    }
    if (type == SDVP_ENTRY_ID) {
        to->is.entry_id = 0;
        for (size_t i = 0; i < 8; i++) {
            to->is.entry_id = to->is.entry_id << 8 | octets[i];
        }
        return SDVP_OK;
    }
    to->is.octets.octets = (const uint8_t *)sdvp_arena_text(arena, (const char *)octets, count);
    to->is.octets.length = count;
    return to->is.octets.octets == NULL ? sdvp_fault_set(fault, SDVP_NO_MEMORY, "no memory for a value") : SDVP_OK;
}

static sdvp_error_t parse_text(sdvp_arena_t *arena, piece_t piece, sdvp_value_t *to, sdvp_fault_t *fault)
{
    sdvp_value_t read = {.type = to->type, .is.text = {piece.at, piece.length}};
    sdvp_error_t error = sdvp_leaf_check(&read, fault);
    if (error != SDVP_OK) {
        return error;
    }
    to->is.text.text = sdvp_arena_text(arena, piece.at, piece.length);
    to->is.text.length = piece.length;
    return to->is.text.text == NULL ? sdvp_fault_set(fault, SDVP_NO_MEMORY, "no memory for a value") : SDVP_OK;
}

/* "Z" or "+01:00" or "-01:00:30" as seconds. */
static bool read_zone(piece_t piece, int64_t *seconds)
{
    if (piece.length == 1) {
        *seconds = 0;
        return piece.at[0] == 'Z' || piece.at[0] == 'z';
    }
    bool long_form = piece.length == 9;
    if ((piece.length != 6 && !long_form) || (piece.at[0] != '+' && piece.at[0] != '-') || piece.at[3] != ':') {
        return false;
    }
    int32_t hours = sdvp_read_digits(piece.at + 1, 2);
    int32_t minutes = sdvp_read_digits(piece.at + 4, 2);
    int32_t rest = long_form ? sdvp_read_digits(piece.at + 7, 2) : 0;
    int64_t all = hours * 3600 + minutes * 60 + rest;
    *seconds = piece.at[0] == '-' ? -all : all;
    bool colon = !long_form || piece.at[6] == ':';
    return colon && hours >= 0 && minutes >= 0 && minutes < 60 && rest >= 0 && rest < 60 && all <= 18 * 3600;
}

/* A moment with any number of decimals up to nine and a zone. */
static bool read_moment(piece_t piece, int64_t *seconds, int64_t *nanos)
{
    static const int64_t UNITS[] = {0, 100000000, 10000000, 1000000, 100000, 10000, 1000, 100, 10, 1};
    if (piece.length < 20 || !sdvp_read_date_time(piece.at, seconds)) {
        return false;
    }
    piece_t zone = {piece.at + 19, piece.length - 19};
    *nanos = 0;
    if (*zone.at == '.') {
        size_t digits = 0;
        while (digits + 1 < zone.length && isdigit((unsigned char)zone.at[digits + 1])) {
            digits++;
        }
        if (digits == 0 || digits > 9) {
            return false;
        }
        *nanos = sdvp_read_digits(zone.at + 1, digits) * UNITS[digits];
        zone = (piece_t){zone.at + 1 + digits, zone.length - 1 - digits};
    }
    int64_t offset = 0;
    if (!read_zone(zone, &offset)) {
        return false;
    }
    *seconds -= offset;
    return true;
}

static sdvp_error_t parse_entry_time(piece_t piece, sdvp_value_t *to, sdvp_fault_t *fault)
{
    int64_t seconds = 0;
    int64_t nanos = 0;
    if (!read_moment(piece, &seconds, &nanos) || nanos % 1000000 != 0) {
        return expected(fault, "ENTRY_TIME to the millisecond such as 2026-11-23T06:30:00Z", piece);
    }
    int64_t us = seconds * 1000000 + nanos / 1000;
    to->is.entry_time = sdvp_entry_time_of(us);
    return sdvp_entry_time_us(to->is.entry_time) == us ? SDVP_OK : expected(fault, "ENTRY_TIME from 1984 to 2163", piece);
}

static bool read_time_word(piece_t word, uint8_t *quality)
{
    static const char ACCURACY[] = "accuracy=";
    const size_t lead = sizeof ACCURACY - 1;
    int64_t accuracy = 0;
    if (is(word, "leap-seconds-known")) {
        *quality |= 0x80;
    } else if (is(word, "clock-failure")) {
        *quality |= 0x40;
    } else if (is(word, "clock-not-synchronized")) {
        *quality |= 0x20;
    } else if (
        word.length > lead && memcmp(word.at, ACCURACY, lead) == 0
        && sdvp_read_integer(word.at + lead, word.length - lead, 0, 31, &accuracy)) {
        *quality = (uint8_t)((*quality & 0xe0) | accuracy);
    } else {
        return false;
    }
    return true;
}

/* Takes the first word away, up to a space; the rest is what is behind the space. */
static piece_t next_word(piece_t *rest, bool *more)
{
    const char *space = rest->length == 0 ? NULL : memchr(rest->at, ' ', rest->length);
    piece_t word = {rest->at, space == NULL ? rest->length : (size_t)(space - rest->at)};
    *more = space != NULL;
    size_t taken = word.length + (*more ? 1 : 0);
    *rest = (piece_t){rest->at + taken, rest->length - taken};
    return word;
}

static sdvp_error_t parse_timestamp(piece_t piece, sdvp_value_t *to, sdvp_fault_t *fault)
{
    static const char FORM[] = "a time and then any of leap-seconds-known, clock-failure, clock-not-synchronized, "
                               "accuracy=0 to accuracy=31";
    int64_t seconds = 0;
    int64_t nanos = 0;
    uint8_t quality = SDVP_TIME_QUALITY_USUAL;
    piece_t rest = piece;
    bool more = false;
    piece_t moment = next_word(&rest, &more);
    while (more) {
        if (!read_time_word(next_word(&rest, &more), &quality)) {
            return expected(fault, FORM, piece);
        }
    }
    bool good = read_moment(moment, &seconds, &nanos);
    uint32_t fraction = good ? sdvp_time_fraction(nanos, 9) : 0;
    seconds += fraction / SDVP_TIME_FRACTIONS;
    if (!good || seconds < 0 || seconds > UINT32_MAX) {
        return expected(fault, "TIMESTAMP from 1970 to 2106 such as 2026-11-23T06:30:00Z", piece);
    }
    to->is.timestamp = (sdvp_timestamp_t){(uint32_t)seconds, fraction % SDVP_TIME_FRACTIONS, quality};
    return SDVP_OK;
}

static sdvp_error_t parse_quality(piece_t piece, sdvp_value_t *to, sdvp_fault_t *fault)
{
    piece_t rest = piece;
    bool more = false;
    piece_t word = next_word(&rest, &more);
    int validity = sdvp_word_of(&SDVP_VALIDITIES, word.at, word.length);
    uint32_t bits = validity < 0 ? 0 : (uint32_t)validity << SDVP_QUALITY_FLAGS;
    bool good = validity >= 0;
    while (good && more) {
        word = next_word(&rest, &more);
        int flag = sdvp_word_of(&SDVP_QUALITY_WORDS, word.at, word.length);
        good = flag >= 0;
        bits |= good ? 1u << (SDVP_QUALITY_FLAGS - 1 - flag) : 0;
    }
    to->is.bits = (sdvp_bits_t)bits;
    return good ? SDVP_OK
                : expected(
                    fault, "QUALITY: good, invalid, reserved or questionable, then flags such as old-data", piece);
}

static sdvp_error_t parse_bits(sdvp_type_code_t type, piece_t piece, sdvp_value_t *to, sdvp_fault_t *fault)
{
    const sdvp_words_t *words = type == SDVP_DBPOS ? &SDVP_DBPOS_WORDS : type == SDVP_TCMD ? &SDVP_TCMD_WORDS : NULL;
    int word = words == NULL ? -1 : sdvp_word_of(words, piece.at, piece.length);
    int size = sdvp_type_facts(type)->size;
    uint32_t bits = 0;
    if (word < 0 && !sdvp_read_bits(piece.at, piece.length, size, &bits)) {
        char what[80];
        sdvp_text_t text = sdvp_text_fixed(what, sizeof what);
        sdvp_text_add(&text, sdvp_type_name(type));
        for (size_t i = 0; words != NULL && i < words->count; i++) {
            sdvp_text_add(&text, i == 0 ? ": " : ", ");
            sdvp_text_add(&text, words->words[i]);
        }
        sdvp_text_add(&text, words == NULL ? ", " : " or ");
        sdvp_text_number(&text, size);
        sdvp_text_add(&text, " bits");
        return expected(fault, what, piece);
    }
    to->is.bits = (sdvp_bits_t)(word < 0 ? bits : (uint32_t)word);
    return SDVP_OK;
}

sdvp_error_t sdvp_leaf_parse(
    sdvp_arena_t *arena, const sdvp_type_t *type, const char *text, size_t length, sdvp_value_t *to, sdvp_fault_t *fault)
{
    piece_t piece = {text, length};
    *to = (sdvp_value_t){.type = type->code};
    switch (sdvp_type_facts(type->code)->kind) {
    case SDVP_KIND_BOOLEAN:
        to->is.boolean = is(piece, "true");
        return to->is.boolean || is(piece, "false") ? SDVP_OK : expected(fault, "BOOLEAN, true or false", piece);
    case SDVP_KIND_INTEGER:
        return type->code == SDVP_ENUMERATED ? parse_enumerated(type, piece, to, fault)
                                             : parse_integer(type->code, piece, to, fault);
    case SDVP_KIND_FLOAT32:
    case SDVP_KIND_FLOAT64:
        return parse_real(type->code, piece, to, fault);
    case SDVP_KIND_OCTETS:
    case SDVP_KIND_ENTRY_ID:
        return parse_octets(arena, type->code, piece, to, fault);
    case SDVP_KIND_TEXT:
        return parse_text(arena, piece, to, fault);
    case SDVP_KIND_ENTRY_TIME:
        return parse_entry_time(piece, to, fault);
    case SDVP_KIND_TIMESTAMP:
        return parse_timestamp(piece, to, fault);
    case SDVP_KIND_BITS:
        return type->code == SDVP_QUALITY ? parse_quality(piece, to, fault) : parse_bits(type->code, piece, to, fault);
    case SDVP_KIND_LIST:
        break;
    }
    return expected(fault, "a type with a text of its own", piece);
}
