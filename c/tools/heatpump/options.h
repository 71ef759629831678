/* What can be said to an agent, on the command line or in a file. */
#ifndef SDVP_TOOL_OPTIONS_H
#define SDVP_TOOL_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#define MAX_OWNERS 16
#define MAX_TEXTS 8192

/* Texts; NULL: not given. */
typedef struct options {
    const char *jid, *password_file, *ca_file, *host, *port, *tls, *store, *hook, *modbus, *speed, *seed, *model;
    const char *owners[MAX_OWNERS]; /* "JID Group" */
    size_t owner_count;
    char texts[MAX_TEXTS]; /* what the others point to */
    size_t used;
} options_t;

/* Reads "--NAME VALUE" and "--config FILE", whose lines are "NAME VALUE". Ends the program if something is wrong. */
void options_read(options_t *options, int argc, char **argv);

/* The number that `text` is, from 0 to `most`; `otherwise` if it was not given. Ends the program if it is none. */
double option_number(const char *text, double otherwise, double most);

/* Writes the first line of the password file of the options that `ctx` is to `to`; false if it cannot be read. */
bool options_password(void *ctx, char *to, size_t size);

/* Ends the program: "sdvp-agent-c: WHAT: WHY". */
_Noreturn void die(const char *what, const char *why);

#endif
