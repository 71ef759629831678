#include "heatpump/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_LINE = 600 };

#define USAGE "sdvp-agent-c --jid JID --password-file FILE [--NAME VALUE ...], or --config FILE"
#define OPTIONS "jid, password-file, ca-file, host, port, tls, owner, store, hook, modbus, speed, seed, model"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
    const char *name;
    size_t place; /* in options_t */
} NAMES[] = {
    {"jid", offsetof(options_t, jid)}, {"password-file", offsetof(options_t, password_file)},
    {"ca-file", offsetof(options_t, ca_file)}, {"host", offsetof(options_t, host)}, {"port", offsetof(options_t, port)},
    {"tls", offsetof(options_t, tls)}, {"store", offsetof(options_t, store)}, {"hook", offsetof(options_t, hook)},
    {"modbus", offsetof(options_t, modbus)}, {"speed", offsetof(options_t, speed)},
    {"seed", offsetof(options_t, seed)}, {"model", offsetof(options_t, model)},
};

void die(const char *what, const char *why)
{
    fprintf(stderr, "sdvp-agent-c: %s: %s\n", what, why);
    exit(1);
}

double option_number(const char *text, double otherwise, double most)
{
    char *end = NULL;
    double number = text == NULL ? otherwise : strtod(text, &end);
    if (text != NULL && (end == text || *end != '\0')) {
        die(text, "expected a number");
    }
    if (!(number >= 0 && number <= most)) {
        die(text, "is no number that this option may have");
    }
    return number;
}

bool options_password(void *ctx, char *to, size_t size)
{
    FILE *file = fopen(((options_t *)ctx)->password_file, "r");
    if (file == NULL) {
        return false;
    }
    bool got = fgets(to, (int)size, file) != NULL;
    to[got ? strcspn(to, "\r\n") : 0] = '\0';
    fclose(file);
    return got;
}

static bool is_option(const char *name, size_t length)
{
    bool found = length == strlen("owner") && memcmp(name, "owner", length) == 0;
    for (size_t i = 0; i < COUNT(NAMES); i++) {
        found = found || (strlen(NAMES[i].name) == length && memcmp(name, NAMES[i].name, length) == 0);
    }
    return found;
}

/* A text that stays as long as the options do. */
static const char *keep(options_t *options, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = options->texts + options->used;
    if (size > MAX_TEXTS - options->used) {
        die(text, "more than 8 KiB of options");
    }
    options->used += size;
    return memcpy(copy, text, size);
}

static void set(options_t *options, const char *name, const char *value)
{
    if (strcmp(name, "owner") == 0) {
        if (options->owner_count == MAX_OWNERS || strchr(value, ' ') == NULL) {
            die(value, "expected an owner as \"JID Group\", and at most 16 of them");
        }
        options->owners[options->owner_count++] = keep(options, value);
        return;
    }
    for (size_t i = 0; i < COUNT(NAMES); i++) {
        if (strcmp(name, NAMES[i].name) == 0) {
            *(const char **)(void *)((char *)options + NAMES[i].place) = keep(options, value);
            return;
        }
    }
    die(name, "expected config or one of " OPTIONS);
}

/* A line of a file: "NAME VALUE"; nothing, or a remark behind #. `where` is told if it is none. */
static void read_line(options_t *options, char *line, const char *where)
{
    size_t length = strcspn(line, "\r\n");
    char *value = line + strcspn(line, " \t\r\n");
    if (length == 0 || line[0] == '#') {
        return;
    }
    bool good = line[length] != '\0' || length < MAX_LINE;
    line[length] = '\0';
    if (!good || *value == '\0' || !is_option(line, (size_t)(value - line))) {
        die(where, "expected an option and its value, such as: jid hp01@example.org; options are " OPTIONS);
    }
    *value++ = '\0';
    set(options, line, value + strspn(value, " \t"));
}

static void read_file(options_t *options, const char *path)
{
    char line[MAX_LINE + 2];
    char where[600];
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        die(path, strerror(errno));
    }
    for (unsigned number = 1; fgets(line, sizeof line, file) != NULL; number++) {
        snprintf(where, sizeof where, "%.500s, line %u", path, number);
        read_line(options, line, where);
    }
    if (ferror(file)) {
        die(path, strerror(errno));
    }
    fclose(file);
}

/* Ends the program if a file that was named cannot be read: better now than after minutes of waiting for a login. */
static void must_be_there(const char *path, int mode, const char *what)
{
    if (path != NULL && access(path, mode) != 0) {
        fprintf(stderr, "sdvp-agent-c: %s %s: %s\n", what, path, strerror(errno));
        exit(1);
    }
}

static void check(const options_t *options)
{
    must_be_there(options->password_file, R_OK, "password-file");
    must_be_there(options->ca_file, R_OK, "ca-file");
    must_be_there(options->hook, X_OK, "hook");
    if (options->tls != NULL && strcmp(options->tls, "direct") != 0 && strcmp(options->tls, "starttls") != 0) {
        die("tls", "expected direct or starttls");
    }
}

void options_read(options_t *options, int argc, char **argv)
{
    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        printf("usage: " USAGE "\noptions: " OPTIONS "\n");
        exit(0);
    }
    for (int i = 1; i < argc; i += 2) {
        if (strncmp(argv[i], "--", 2) != 0 || i + 1 == argc) {
            die(argv[i], "expected --NAME VALUE");
        }
        if (strcmp(argv[i], "--config") == 0) {
            read_file(options, argv[i + 1]);
        } else {
            set(options, argv[i] + 2, argv[i + 1]);
        }
    }
    if (options->jid == NULL) {
        die("usage", USAGE);
    }
    check(options);
}
