/* What the programs of the contract have in common: lines in and out, the login, the loop. */
#ifndef CONTRACT_LINK_H
#define CONTRACT_LINK_H

#include "sdvp.h"

/* A program: what it does with a line, and what it has to do besides the link. */
typedef struct contract_program {
    void *ctx;
    /* Carries out a line from standard input; `words` is the line behind its first word, and may be changed. */
    void (*command)(void *ctx, const char *what, char *words);
    /* Does what is due, and tells when the next is: milliseconds of the system clock. */
    int64_t (*run)(void *ctx);
} contract_program_t;

/* Prints a line, at once. */
void contract_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Cuts the first word off a line: ends it, and moves `*rest` behind it. */
char *contract_word(char **rest);

/*
 * Makes a connection of the words "HOST PORT CA-FILE JID PASSWORD", the last of which may have blanks; begins nothing. It
 * prints "online JID" and "offline REASON" as they come. New; NULL: it has said why.
 */
sdvp_connection_t *contract_connection(char *words, int8_t priority);

/* Runs until standard input ends. `*connection` may be NULL until a command has made it. */
void contract_run(const contract_program_t *program, sdvp_connection_t *const *connection);

#endif
