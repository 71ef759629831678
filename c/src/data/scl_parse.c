/* From text to elements, through expat: the templates and the IED that is wanted, the rest only looked over. */
#include <expat.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "data/scl.h"

/* Between namespace and name; no character of XML. */
#define SEPARATOR '\x01'
#define NAMESPACE "http://www.iec.ch/61850/2003/SCL"
enum { MAX_TEXT = 1 << 16, MAX_IEDS = 4096 };

typedef struct ied_name {
    struct ied_name *next;
    const char *name;
} ied_name_t;

typedef struct parse {
    sdvp_scl_reading_t *reading;
    XML_Parser parser;
    const char *space; /* of the root: NAMESPACE or "" */
    uint32_t depth;
    uint32_t skipped; /* depth at which what is passed over begins; 0: nothing is */
    uint32_t elements;
    bool header;
    sdvp_scl_element_t root;
    sdvp_scl_element_t *current; /* NULL: none is being built */
    sdvp_arena_t *arena;         /* of the elements being built */
    sdvp_text_t text;
    ied_name_t *ieds;
    uint32_t ied_count;
    bool in_ied, in_access_point, serves; /* of the IED under way */
    uint32_t serving;                     /* IEDs with a server so far */
    sdvp_text_t servers;                  /* their names */
    char servers_room[160];
} parse_t;

static bool stop(parse_t *parse)
{
    XML_StopParser(parse->parser, XML_FALSE);
    return false;
}

/* Where the parser is. */
static sdvp_scl_element_t here(parse_t *parse)
{
    return (sdvp_scl_element_t){
        .name = "",
        .line = (uint32_t)XML_GetCurrentLineNumber(parse->parser),
        .column = (uint32_t)XML_GetCurrentColumnNumber(parse->parser) + 1,
    };
}

static const char *trimmed(const char *text, size_t *length)
{
    const char *end = text + strlen(text);
    text += strspn(text, " \t\r\n");
    while (end > text && strchr(" \t\r\n", end[-1]) != NULL) {
        end--;
    }
    *length = (size_t)(end - text);
    return text;
}

static char *text_in(parse_t *parse, sdvp_arena_t *arena, const char *text, size_t length)
{
    char *copy = sdvp_scl_room(parse->reading, arena, length + 1, 1);
    return copy == NULL ? NULL : memcpy(copy, text, length);
}

static const char *attribute_of(const XML_Char **attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2) {
        if (strcmp(attributes[0], name) == 0) {
            return attributes[1];
        }
    }
    return "";
}

/* A new element with its attributes, not yet in its parent. */
static sdvp_scl_element_t *element_new(parse_t *parse, const char *name, const XML_Char **attributes)
{
    size_t count = 0;
    while (attributes[count] != NULL) {
        count++;
    }
    sdvp_scl_element_t *element = sdvp_scl_room(parse->reading, parse->arena, 1, sizeof *element);
    const char **kept = sdvp_scl_room(parse->reading, parse->arena, count + 1, sizeof *kept);
    char *own_name = text_in(parse, parse->arena, name, strlen(name));
    if (element == NULL || kept == NULL || own_name == NULL) {
        return NULL;
    }
    *element = here(parse);
    element->name = own_name;
    element->attributes = kept;
    for (size_t i = 0; i < count; i += 2) {
        if (strchr(attributes[i], SEPARATOR) == NULL) {
            size_t length = 0;
            const char *value = trimmed(attributes[i + 1], &length);
            kept[0] = text_in(parse, parse->arena, attributes[i], strlen(attributes[i]));
            kept[1] = text_in(parse, parse->arena, value, length);
            if (kept[0] == NULL || kept[1] == NULL) {
                return NULL;
            }
            kept += 2;
        }
    }
    return element;
}

static void begin_ied(parse_t *parse, const XML_Char **attributes)
{
    sdvp_scl_element_t at = here(parse);
    size_t length = 0;
    const char *name = trimmed(attribute_of(attributes, "name"), &length);
    ied_name_t *entry = sdvp_scl_room(parse->reading, parse->reading->scratch, 1, sizeof *entry);
    char *own = text_in(parse, parse->reading->scratch, name, length);
    if (entry == NULL || own == NULL) {
        return;
    }
    if (length == 0) {
        sdvp_scl_fail(parse->reading, &at, SDVP_MISSING, "expected the attribute name in IED; add it");
    }
    if (++parse->ied_count > MAX_IEDS) {
        sdvp_scl_fail(parse->reading, &at, SDVP_LIMIT_EXCEEDED, "expected at most %d IEDs in a file", MAX_IEDS);
        return;
    }
    for (ied_name_t *each = parse->ieds; each != NULL; each = each->next) {
        if (strcmp(each->name, own) == 0) {
            sdvp_scl_fail(parse->reading, &at, SDVP_BAD_VALUE, "there are two IEDs named %.80s; rename one", own);
        }
    }
    *entry = (ied_name_t){parse->ieds, own};
    parse->ieds = entry;
    parse->in_ied = true;
    parse->serves = false;
    const char *wanted = parse->reading->choice->ied;
    if (parse->reading->ied == NULL && (wanted == NULL || strcmp(wanted, own) == 0)) {
        parse->arena = parse->reading->trial;
    }
}

/* An element directly in SCL: whether it is to be built. */
static void begin_section(parse_t *parse, const char *name, const XML_Char **attributes)
{
    parse->arena = NULL;
    parse->elements = 0;
    parse->in_ied = false;
    if (strcmp(name, "IED") == 0) {
        begin_ied(parse, attributes);
    } else if (strcmp(name, "DataTypeTemplates") == 0) {
        if (parse->reading->templates == NULL) {
            parse->arena = parse->reading->scratch;
        } else {
            sdvp_scl_element_t at = here(parse);
            sdvp_scl_warn(parse->reading, &at, "expected one DataTypeTemplates, but there is another; left it out");
        }
    }
    parse->header = parse->header || strcmp(name, "Header") == 0;
}

static bool begin_root(parse_t *parse, const char *space, size_t space_length, const char *name)
{
    sdvp_scl_element_t at = here(parse);
    bool ours = space_length == strlen(NAMESPACE) && memcmp(space, NAMESPACE, space_length) == 0;
    if (strcmp(name, "SCL") != 0 || (space_length > 0 && !ours)) {
        return sdvp_scl_fail(
            parse->reading, &at, SDVP_UNEXPECTED_ELEMENT,
            "expected an SCL file, whose root element is SCL in the namespace " NAMESPACE ", but got %.60s", name);
    }
    if (!ours) {
        sdvp_scl_warn(parse->reading, &at, "the root element has no namespace; took it for " NAMESPACE);
    }
    parse->space = ours ? NAMESPACE : "";
    parse->root = at;
    parse->root.name = "SCL";
    return true;
}

static bool build(parse_t *parse, const char *name, const XML_Char **attributes)
{
    sdvp_scl_element_t at = here(parse);
    sdvp_scl_element_t *parent = parse->current == NULL ? &parse->root : parse->current;
    at.name = name;
    if (!sdvp_scl_is_wanted(parse->reading, parent, &at)) {
        return false;
    }
    if (++parse->elements > parse->reading->limits.elements) {
        return sdvp_scl_fail(
            parse->reading, &at, SDVP_LIMIT_EXCEEDED,
            "expected at most %u elements in an IED or in the data type templates; raise the limit",
            (unsigned)parse->reading->limits.elements);
    }
    sdvp_scl_element_t *element = element_new(parse, name, attributes);
    if (element == NULL) {
        return false;
    }
    if (parse->current != NULL) {
        element->parent = parent;
        *(parent->last == NULL ? &parent->first : &parent->last->next) = element;
        parent->last = element;
    }
    parse->current = element;
    sdvp_text_reset(&parse->text);
    return true;
}

/* Takes note of servers also in IEDs that are not built. */
static void look_over(parse_t *parse, const char *name)
{
    if (parse->in_ied && parse->depth == 3) {
        parse->in_access_point = strcmp(name, "AccessPoint") == 0;
    } else if (parse->in_ied && parse->depth == 4 && parse->in_access_point) {
        parse->serves = parse->serves || strcmp(name, "Server") == 0 || strcmp(name, "ServerAt") == 0;
    }
}

static void XMLCALL on_start(void *user, const XML_Char *qualified, const XML_Char **attributes)
{
    parse_t *parse = user;
    if (parse->reading->error != SDVP_OK) {
        return;
    }
    const char *mark = strchr(qualified, SEPARATOR);
    size_t space = mark == NULL ? 0 : (size_t)(mark - qualified);
    const char *name = mark == NULL ? qualified : mark + 1;
    if (++parse->depth > parse->reading->limits.depth) {
        sdvp_scl_element_t at = here(parse);
        sdvp_scl_fail(
            parse->reading, &at, SDVP_LIMIT_EXCEEDED, "expected elements at most %u deep",
            (unsigned)parse->reading->limits.depth);
    } else if (parse->depth == 1) {
        begin_root(parse, qualified, space, name);
    } else if (parse->skipped == 0) {
        bool ours = space == strlen(parse->space) && memcmp(qualified, parse->space, space) == 0;
        if (ours && parse->depth == 2) {
            begin_section(parse, name, attributes);
        } else if (ours) {
            look_over(parse, name);
        }
        bool only_looked_over = parse->in_ied && parse->depth < 4 && parse->arena == NULL;
        if (!ours || (!only_looked_over && (parse->arena == NULL || !build(parse, name, attributes)))) {
            parse->skipped = parse->depth;
        }
    }
    if (parse->reading->error != SDVP_OK) {
        stop(parse);
    }
}

static void end_ied(parse_t *parse, sdvp_scl_element_t *element)
{
    sdvp_scl_reading_t *reading = parse->reading;
    parse->in_ied = false;
    if (parse->serves) {
        parse->serving++;
        sdvp_text_add(&parse->servers, parse->serving == 1 ? "" : ", ");
        sdvp_text_add(&parse->servers, parse->ieds->name);
    }
    if (element != NULL && (parse->serves || reading->choice->ied != NULL)) {
        reading->ied = element;
    } else if (element != NULL) {
        sdvp_arena_reset(reading->trial);
    }
}

/* The element under way ends: its text is kept, and one directly in SCL goes where it belongs. */
static void end_element(parse_t *parse)
{
    sdvp_scl_element_t *element = parse->current;
    if (element != NULL && (sdvp_scl_is(element, "Val") || sdvp_scl_is(element, "EnumVal"))) {
        if (parse->text.length > MAX_TEXT) {
            sdvp_scl_fail(
                parse->reading, element, SDVP_LIMIT_EXCEEDED, "expected at most %d octets in %s", MAX_TEXT, element->name);
            return;
        }
        element->text = text_in(parse, parse->arena, parse->text.at == NULL ? "" : parse->text.at, parse->text.length);
        element->length = parse->text.length;
    }
    if (parse->depth == 2 && parse->in_ied) {
        end_ied(parse, element);
    } else if (parse->depth == 2 && element != NULL) {
        parse->reading->templates = element;
    }
    parse->current = element == NULL ? NULL : element->parent;
}

static void XMLCALL on_end(void *user, const XML_Char *name)
{
    parse_t *parse = user;
    (void)name;
    if (parse->reading->error != SDVP_OK) {
        return;
    }
    if (parse->skipped == 0) {
        end_element(parse);
    } else if (parse->skipped == parse->depth) {
        parse->skipped = 0;
    }
    parse->depth--;
    if (parse->reading->error != SDVP_OK) {
        stop(parse);
    }
}

static void XMLCALL on_text(void *user, const XML_Char *text, int length)
{
    parse_t *parse = user;
    if (parse->reading->error == SDVP_OK && parse->skipped == 0 && parse->current != NULL) {
        sdvp_text_put(&parse->text, text, (size_t)length);
        if (parse->text.exhausted) {
            sdvp_scl_fail(parse->reading, parse->current, SDVP_NO_MEMORY, "there is no more memory");
            stop(parse);
        }
    }
}

static void XMLCALL on_doctype(
    void *user, const XML_Char *name, const XML_Char *system, const XML_Char *public_id, int internal)
{
    parse_t *parse = user;
    sdvp_scl_element_t at = here(parse);
    (void)name;
    (void)system;
    (void)public_id;
    (void)internal;
    sdvp_scl_fail(
        parse->reading, &at, SDVP_NOT_WELL_FORMED,
        "the file has a document type (DOCTYPE), which SCL has not and which is never read; delete it");
    stop(parse);
}

static bool prepare(parse_t *parse)
{
    static const XML_Memory_Handling_Suite MEMORY = {sdvp_alloc, sdvp_resize, sdvp_release};
    static const XML_Char SEPARATORS[] = {SEPARATOR, '\0'};
    parse->parser = XML_ParserCreate_MM(NULL, &MEMORY, SEPARATORS);
    if (parse->parser == NULL) {
        return sdvp_scl_fail(parse->reading, NULL, SDVP_NO_MEMORY, "there is no more memory");
    }
    XML_SetUserData(parse->parser, parse);
    XML_SetElementHandler(parse->parser, on_start, on_end);
    XML_SetCharacterDataHandler(parse->parser, on_text);
    XML_SetStartDoctypeDeclHandler(parse->parser, on_doctype);
    return true;
}

static bool check_choice(parse_t *parse)
{
    sdvp_scl_reading_t *reading = parse->reading;
    const char *wanted = reading->choice->ied;
    const char *names = parse->serving == 0 ? "none" : parse->servers_room;
    if (!parse->header) {
        sdvp_scl_warn(reading, &parse->root, "expected a Header in SCL; went on without");
    }
    if (wanted != NULL && reading->ied == NULL) {
        return sdvp_scl_fail(
            reading, NULL, SDVP_MISSING, "there is no IED %.64s; choose one of those with a server: %.120s", wanted, names);
    }
    if (reading->ied == NULL) {
        return sdvp_scl_fail(reading, NULL, SDVP_MISSING, "expected an IED with a server, but there is none");
    }
    return (wanted != NULL || parse->serving == 1)
        || sdvp_scl_fail(
               reading, NULL, SDVP_BAD_VALUE, "expected one IED, but there are %u; choose one of %.120s",
               (unsigned)parse->serving, names);
}

bool sdvp_scl_parse(sdvp_scl_reading_t *reading, const char *text, size_t length)
{
    parse_t parse = {.reading = reading, .space = "", .text = sdvp_text_growing(MAX_TEXT + 2)};
    parse.servers = sdvp_text_fixed(parse.servers_room, sizeof parse.servers_room);
    if (length > reading->limits.octets || length > INT_MAX) {
        return sdvp_scl_fail(
            reading, NULL, SDVP_LIMIT_EXCEEDED, "expected a file of at most %zu octets, but it has %zu; raise the limit",
            reading->limits.octets, length);
    }
    if (!prepare(&parse)) {
        return false;
    }
    enum XML_Status status = XML_Parse(parse.parser, text, (int)length, XML_TRUE);
    if (status != XML_STATUS_OK && reading->error == SDVP_OK) {
        enum XML_Error code = XML_GetErrorCode(parse.parser);
        sdvp_scl_element_t at = here(&parse);
        sdvp_scl_fail(
            reading, &at, code == XML_ERROR_NO_MEMORY ? SDVP_NO_MEMORY : SDVP_NOT_WELL_FORMED,
            "this is not well-formed XML: %s", XML_ErrorString(code));
    }
    XML_ParserFree(parse.parser);
    sdvp_text_free(&parse.text);
    return reading->error == SDVP_OK && check_choice(&parse);
}
