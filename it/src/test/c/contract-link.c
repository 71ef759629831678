#include "contract-link.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The longest line is a message as JSON. */
#define LONGEST_LINE (4u << 20)

typedef struct lines {
    char *text;
    size_t length;
    bool ended;
} lines_t;

void contract_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
    fflush(stdout);
}

char *contract_word(char **rest)
{
    char *word = *rest;
    char *end = strchr(word, ' ');
    if (end == NULL) {
        *rest = word + strlen(word);
    } else {
        *end = '\0';
        *rest = end + 1;
    }
    return word;
}

static void on_state(void *ctx, sdvp_link_state_t state, const char *reason)
{
    sdvp_connection_t **connection = ctx;
    const char *of = state == SDVP_LINK_ONLINE ? sdvp_connection_jid(*connection) : reason;
    contract_say("%s %s", sdvp_link_state_name(state), of == NULL ? "" : of);
}

sdvp_connection_t *contract_connection(char *words, int8_t priority)
{
    static sdvp_connection_t *made;
    const char *host = contract_word(&words);
    const char *port = contract_word(&words);
    const char *ca_file = contract_word(&words);
    const char *jid = contract_word(&words);
    sdvp_connection_settings_t settings = {
        .host = host,
        .port = (uint16_t)strtoul(port, NULL, 10),
        .ca_file = ca_file,
        .jid = jid,
        .password = words,
        .priority = priority,
        .ping_interval = 1000,
        .ping_timeout = 1000,
        .wait_first = 200,
        .scatter = UINT32_MAX,
        .on_state = on_state,
        .on_state_ctx = &made,
    };
    sdvp_fault_t fault;
    made = sdvp_connection_new(&settings, &fault);
    if (made == NULL) {
        contract_say("error %s", fault.detail);
    }
    return made;
}

/* Carries out the whole lines that have come. */
static void carry_out(const contract_program_t *program, lines_t *lines)
{
    char *line = lines->text;
    char *end;
    while ((end = memchr(line, '\n', lines->length - (size_t)(line - lines->text))) != NULL) {
        *end = '\0';
        char *words = line;
        const char *what = contract_word(&words);
        program->command(program->ctx, what, words);
        line = end + 1;
    }
    lines->length -= (size_t)(line - lines->text);
    memmove(lines->text, line, lines->length);
}

static void read_lines(const contract_program_t *program, lines_t *lines)
{
    ssize_t got = read(STDIN_FILENO, lines->text + lines->length, LONGEST_LINE - lines->length);
    if (got <= 0) {
        lines->ended = got == 0 || errno != EINTR;
        return;
    }
    lines->length += (size_t)got;
    carry_out(program, lines);
}

static int wait_until(const sdvp_connection_t *connection, int64_t deadline)
{
    int64_t now = sdvp_system_clock()->monotonic_ms(NULL);
    if (connection != NULL && sdvp_deadline(connection) < deadline) {
        deadline = sdvp_deadline(connection);
    }
    int64_t left = deadline - now;
    return left < 0 ? 0 : left > 1000 ? 1000 : (int)left;
}

void contract_run(const contract_program_t *program, sdvp_connection_t *const *connection)
{
    lines_t lines = {.text = malloc(LONGEST_LINE)};
    while (lines.text != NULL && !lines.ended) {
        int64_t deadline = program->run(program->ctx);
        struct pollfd fds[2] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = -1}};
        if (*connection != NULL) {
            fds[1].fd = sdvp_fd(*connection);
            fds[1].events = (short)(sdvp_wants_write(*connection) ? POLLIN | POLLOUT : POLLIN);
        }
        poll(fds, 2, wait_until(*connection, deadline));
        if ((fds[0].revents & (POLLIN | POLLHUP)) != 0) {
            read_lines(program, &lines);
        }
        if (*connection != NULL) {
            sdvp_step(*connection, 0);
        }
    }
    free(lines.text);
}
