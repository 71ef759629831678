#include "wire/rpc_value.h"

#include <ctype.h>
#include <string.h>

#include "base/read.h"

static void open_value(sdvp_xml_writer_t *out)
{
    sdvp_xml_write_start(out, "value", NULL);
}

static void close_value(sdvp_xml_writer_t *out)
{
    sdvp_xml_write_end(out, "value");
}

static void on_open(void *ctx, sdvp_tree_kind_t kind)
{
    open_value(ctx);
    sdvp_xml_write_start(ctx, kind == SDVP_TREE_FIELDS ? "struct" : "array", NULL);
    if (kind == SDVP_TREE_ITEMS) {
        sdvp_xml_write_start(ctx, "data", NULL);
    }
}

static void on_close(void *ctx, sdvp_tree_kind_t kind)
{
    if (kind == SDVP_TREE_ITEMS) {
        sdvp_xml_write_end(ctx, "data");
    }
    sdvp_xml_write_end(ctx, kind == SDVP_TREE_FIELDS ? "struct" : "array");
    close_value(ctx);
}

static void on_member(void *ctx, const char *name)
{
    sdvp_xml_write_start(ctx, "member", NULL);
    sdvp_xml_write_leaf(ctx, "name", name);
}

static void on_end_member(void *ctx)
{
    sdvp_xml_write_end(ctx, "member");
}

static void on_item(void *ctx)
{
    (void)ctx;
}

static void put_octets(sdvp_xml_writer_t *out, sdvp_span_t octets)
{
    sdvp_xml_write_start(out, "base64", NULL);
    if (octets.length > 0) {
        sdvp_xml_open_text(out);
        sdvp_text_base64(out->text, (const uint8_t *)octets.at, octets.length);
    }
    sdvp_xml_write_end(out, "base64");
}

static void put_text(sdvp_xml_writer_t *out, const char *tag, sdvp_span_t text)
{
    sdvp_xml_write_start(out, tag, NULL);
    sdvp_xml_write_text(out, text.at, text.length);
    sdvp_xml_write_end(out, tag);
}

/* XML-RPC has numbers of 32 bits; greater ones are strings. */
static void put_whole(sdvp_xml_writer_t *out, int64_t whole)
{
    const char *tag = whole >= INT32_MIN && whole <= INT32_MAX ? "int" : "string";
    sdvp_xml_write_start(out, tag, NULL);
    sdvp_xml_open_text(out);
    sdvp_text_number(out->text, whole);
    sdvp_xml_write_end(out, tag);
}

/* XML-RPC has neither exponents nor NaN; what has a letter is a string. */
static void put_real(sdvp_xml_writer_t *out, sdvp_span_t decimal)
{
    bool letters = false;
    for (size_t i = 0; i < decimal.length; i++) {
        letters = letters || isalpha((unsigned char)decimal.at[i]);
    }
    if (letters) {
        put_text(out, "string", decimal);
        return;
    }
    sdvp_xml_write_start(out, "double", NULL);
    sdvp_xml_write_text(out, decimal.at, decimal.length);
    sdvp_text_add(out->text, memchr(decimal.at, '.', decimal.length) == NULL ? ".0" : "");
    sdvp_xml_write_end(out, "double");
}

void sdvp_rpc_put_leaf(sdvp_xml_writer_t *out, const sdvp_tree_leaf_t *leaf)
{
    open_value(out);
    switch (leaf->kind) {
    case SDVP_TREE_WHOLE:
        put_whole(out, leaf->whole);
        break;
    case SDVP_TREE_TRUTH:
        put_text(out, "boolean", sdvp_span(leaf->truth ? "1" : "0"));
        break;
    case SDVP_TREE_REAL:
        put_real(out, leaf->text);
        break;
    case SDVP_TREE_HEX:
    case SDVP_TREE_BASE64:
        put_octets(out, leaf->text);
        break;
    default:
        if (sdvp_xml_is_plain(leaf->text.at, leaf->text.length)) {
            put_text(out, "string", leaf->text);
        } else {
            put_octets(out, leaf->text);
        }
    }
    close_value(out);
}

static void on_leaf(void *ctx, const sdvp_tree_leaf_t *leaf)
{
    sdvp_rpc_put_leaf(ctx, leaf);
}

sdvp_tree_sink_t sdvp_rpc_sink(sdvp_xml_writer_t *out)
{
    return (sdvp_tree_sink_t){out, on_open, on_close, on_member, on_end_member, on_item, on_leaf};
}

/* What reads a tree of elements. */
typedef struct reading {
    sdvp_arena_t *arena;
    bool loosely;
    sdvp_fault_t *fault;
} reading_t;

static sdvp_error_t take(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *parent, const char *name, sdvp_tree_t **to);

static sdvp_error_t no_memory(const reading_t *in, const sdvp_xml_t *xml)
{
    return sdvp_xml_fault(in->fault, SDVP_NO_MEMORY, xml, NULL, "the message takes more memory than there is for it");
}

static sdvp_error_t bad(const reading_t *in, const sdvp_xml_t *xml, const char *expected)
{
    return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, xml, NULL, "expected %s, but got \"%.80s\"", expected, xml->text);
}

static sdvp_error_t take_member(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *node)
{
    sdvp_element_t member = sdvp_element(xml, in->fault);
    sdvp_tree_t *value = NULL;
    const sdvp_xml_t *name = sdvp_element_next(&member, "name");
    sdvp_error_t error = name == NULL ? in->fault->error : sdvp_element_leaf(name, in->fault);
    const sdvp_xml_t *content = name != NULL && error == SDVP_OK ? sdvp_element_next(&member, "value") : NULL;
    if (content == NULL) {
        return in->fault->error;
    }
    bool twice = sdvp_tree_find(node, name->text) != NULL;
    error = take(in, content, node, name->text, &value);
    if (error == SDVP_OK && twice) {
        return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, xml, NULL, "the member %.40s comes twice", name->text);
    }
    return error == SDVP_OK ? sdvp_element_end(&member) : error;
}

static sdvp_error_t take_struct(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *node)
{
    sdvp_element_t element = sdvp_element(xml, in->fault);
    while (sdvp_element_has_next(&element)) {
        const sdvp_xml_t *member = sdvp_element_next(&element, "member");
        sdvp_error_t error = member == NULL ? in->fault->error : take_member(in, member, node);
        if (error != SDVP_OK) {
            return error;
        }
    }
    return sdvp_element_end(&element);
}

static sdvp_error_t take_data(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *node)
{
    sdvp_element_t data = sdvp_element(xml, in->fault);
    while (sdvp_element_has_next(&data)) {
        sdvp_tree_t *item = NULL;
        const sdvp_xml_t *value = sdvp_element_next(&data, "value");
        sdvp_error_t error = value == NULL ? in->fault->error : take(in, value, node, NULL, &item);
        if (error != SDVP_OK) {
            return error;
        }
    }
    return sdvp_element_end(&data);
}

static sdvp_error_t take_array(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *node)
{
    sdvp_element_t element = sdvp_element(xml, in->fault);
    while (sdvp_element_has_next(&element) || !in->loosely) {
        const sdvp_xml_t *data = sdvp_element_next(&element, "data");
        sdvp_error_t error = data == NULL ? in->fault->error : take_data(in, data, node);
        if (error != SDVP_OK) {
            return error;
        }
        if (!in->loosely) {
            break;
        }
    }
    return sdvp_element_end(&element);
}

/* A plus sign and leading zeros are taken. */
static sdvp_error_t take_int(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *node)
{
    const char *digits = xml->text + (*xml->text == '-' || *xml->text == '+' ? 1 : 0);
    if (*digits == '\0' || strspn(digits, "0123456789") != strlen(digits)) {
        return bad(in, xml, "a whole number");
    }
    while (digits[0] == '0' && digits[1] != '\0') {
        digits++;
    }
    int64_t size = 0;
    bool good = sdvp_read_integer(digits, strlen(digits), 0, (int64_t)INT32_MAX + 1, &size);
    node->is.whole = *xml->text == '-' ? -size : size;
    return good && node->is.whole <= INT32_MAX ? SDVP_OK : bad(in, xml, "a number of 32 bits");
}

static sdvp_error_t take_boolean(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *node)
{
    node->is.truth = strcmp(xml->text, "1") == 0;
    return node->is.truth || strcmp(xml->text, "0") == 0 ? SDVP_OK : bad(in, xml, "0 or 1");
}

static size_t digits_at(const char *text)
{
    return strspn(text, "0123456789");
}

/* [+-]digits[.digits][e[+-]digits], of any length. */
static sdvp_error_t take_double(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *node)
{
    size_t sign = *xml->text == '+' || *xml->text == '-' ? 1 : 0;
    size_t whole = digits_at(xml->text + sign);
    const char *at = xml->text + sign + whole;
    bool good = whole > 0;
    if (good && *at == '.') {
        size_t decimals = digits_at(at + 1);
        good = decimals > 0;
        at += 1 + decimals;
    }
    if (good && (*at == 'e' || *at == 'E')) {
        at += 1 + (at[1] == '+' || at[1] == '-' ? 1 : 0);
        good = digits_at(at) > 0;
        at += digits_at(at);
    }
    size_t plus = *xml->text == '+' ? 1 : 0;
    node->is.text = (sdvp_span_t){xml->text + plus, xml->length - plus};
    return good && *at == '\0' ? SDVP_OK : bad(in, xml, "a number such as -12.5");
}

/* Many writers of base64 end a line after 76 characters; where there are line ends, other white space may be too. */
static sdvp_error_t take_base64(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *node)
{
    char *octets = sdvp_arena_alloc(in->arena, xml->length + 1);
    size_t count = 0;
    size_t length = 0;
    bool lines = strchr(xml->text, '\n') != NULL;
    if (octets == NULL) {
        return no_memory(in, xml);
    }
    for (size_t i = 0; i < xml->length; i++) {
        if (!lines || strchr(" \t\r\n", xml->text[i]) == NULL) {
            octets[length++] = xml->text[i];
        }
    }
    /* In place: three octets never take more room than the four digits that are read before. */
    bool good = sdvp_read_base64(octets, length, (uint8_t *)octets, &count);
    octets[good ? count : 0] = '\0';
    node->is.text = (sdvp_span_t){octets, count};
    return good ? SDVP_OK : bad(in, xml, "base64");
}

typedef struct type {
    const char *tag;
    sdvp_tree_kind_t kind;
    sdvp_error_t (*take)(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *node);
    bool leaf;
    bool loosely; /* only there */
} type_t;

static sdvp_error_t take_string(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *node)
{
    (void)in;
    node->is.text = (sdvp_span_t){xml->text, xml->length};
    return SDVP_OK;
}

static const type_t *type_of(const reading_t *in, const char *tag)
{
    static const type_t TYPES[] = {
        {"struct", SDVP_TREE_FIELDS, take_struct, false, false},
        {"array", SDVP_TREE_ITEMS, take_array, false, false},
        {"string", SDVP_TREE_TEXT, take_string, true, false},
        {"int", SDVP_TREE_WHOLE, take_int, true, false},
        {"i4", SDVP_TREE_WHOLE, take_int, true, false},
        {"boolean", SDVP_TREE_TRUTH, take_boolean, true, false},
        {"double", SDVP_TREE_REAL, take_double, true, false},
        {"base64", SDVP_TREE_BASE64, take_base64, true, false},
        {"dateTime.iso8601", SDVP_TREE_TEXT, take_string, true, true},
    };
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        if (strcmp(TYPES[i].tag, tag) == 0 && (in->loosely || !TYPES[i].loosely)) {
            return &TYPES[i];
        }
    }
    return NULL;
}

static sdvp_error_t take_typed(
    const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *parent, const char *name, sdvp_tree_t **to)
{
    const type_t *type = type_of(in, xml->name);
    if (type == NULL) {
        return sdvp_xml_fault(
            in->fault, SDVP_UNEXPECTED_ELEMENT, xml, NULL,
            "expected struct, array, string, int, i4, boolean, double or base64, but got <%.40s>", xml->name);
    }
    *to = sdvp_tree_add(in->arena, parent, type->kind, name);
    if (*to == NULL) {
        return no_memory(in, xml);
    }
    sdvp_error_t error = type->leaf ? sdvp_element_leaf(xml, in->fault) : SDVP_OK;
    return error == SDVP_OK ? type->take(in, xml, *to) : error;
}

static sdvp_error_t take(const reading_t *in, const sdvp_xml_t *xml, sdvp_tree_t *parent, const char *name, sdvp_tree_t **to)
{
    sdvp_element_t element = sdvp_element(xml, in->fault);
    if (xml->first == NULL) {
        *to = sdvp_tree_add(in->arena, parent, SDVP_TREE_TEXT, name);
        if (*to == NULL) {
            return no_memory(in, xml);
        }
        (*to)->is.text = (sdvp_span_t){xml->text, xml->length};
        return sdvp_element_leaf(xml, in->fault);
    }
    if (!sdvp_element_has_next(&element)) {
        return sdvp_xml_fault(
            in->fault, SDVP_MISSING, xml, NULL, "expected a type such as <string>, but there is none");
    }
    const sdvp_xml_t *type = sdvp_element_next(&element, NULL);
    sdvp_error_t error = sdvp_element_end(&element);
    return error == SDVP_OK ? take_typed(in, type, parent, name, to) : error;
}

sdvp_error_t sdvp_rpc_take_value(
    sdvp_arena_t *arena, const sdvp_xml_t *xml, bool loosely, sdvp_tree_t **to, sdvp_fault_t *fault)
{
    reading_t in = {arena, loosely, fault};
    return take(&in, xml, NULL, NULL, to);
}
