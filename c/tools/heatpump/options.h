/* What can be said to an agent, on the command line or in a file. */
#ifndef SDVP_TOOL_OPTIONS_H
#define SDVP_TOOL_OPTIONS_H

#include <stddef.h>

#define MAX_OWNERS 16

/* Texts; NULL: not given. */
typedef struct options {
    const char *jid, *password_file, *ca_file, *host, *port, *tls, *store, *hook, *modbus, *speed, *seed, *model;
    const char *owners[MAX_OWNERS]; /* "JID Group" */
    size_t owner_count;
} options_t;

/* Reads "--NAME VALUE" and "--config FILE", whose lines are "NAME VALUE". Ends the program if something is wrong. */
void options_read(options_t *options, int argc, char **argv);

/* Ends the program: "sdvp-agent-c: WHAT: WHY". */
_Noreturn void die(const char *what, const char *why);

#endif
