#include "bench/roundtrip.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/ends.h"

#define ROUNDS 10
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

typedef struct row {
    const way_t *way;
    unsigned open;
    samples_t samples;
} row_t;

static void read_password(const char *file, char *to, size_t size)
{
    FILE *from = file == NULL ? NULL : fopen(file, "r");
    must(from != NULL, "a file with a password is missing or cannot be read");
    bool got = fgets(to, (int)size, from) != NULL;
    fclose(from);
    must(got, "a file with a password is empty");
    to[strcspn(to, "\r\n")] = '\0';
}

/* Reads "--NAME VALUE"; returns false if that is wrong. */
static bool read_options(int argc, char **argv, accounts_t *accounts, double *seconds)
{
    const char *port = NULL, *client_file = NULL, *device_file = NULL, *time = "20", *resume = "yes";
    const struct {
        const char *name;
        const char **value;
    } options[] = {
        {"--host", &accounts->host}, {"--port", &port}, {"--ca-file", &accounts->ca_file},
        {"--client", &accounts->client}, {"--client-password-file", &client_file}, {"--device", &accounts->device},
        {"--device-password-file", &device_file}, {"--seconds", &time},
        {"--resume", &resume}};
    for (int i = 0; i < argc; i += 2) {
        size_t at = 0;
        while (at < COUNT_OF(options) && strcmp(options[at].name, argv[i]) != 0) {
            at++;
        }
        if (at == COUNT_OF(options) || i + 1 == argc) {
            return false;
        }
        *options[at].value = argv[i + 1];
    }
    *seconds = strtod(time, NULL);
    if (accounts->host == NULL || accounts->client == NULL || accounts->device == NULL || !(*seconds > 0)) {
        return false;
    }
    accounts->no_resume = strcmp(resume, "no") == 0;
    accounts->port = (unsigned short)(port == NULL ? 5222 : strtoul(port, NULL, 10));
    read_password(client_file, accounts->client_password, sizeof accounts->client_password);
    read_password(device_file, accounts->device_password, sizeof accounts->device_password);
    return true;
}

/* Starts a far end in a process of its own, which ends with this one, and waits until it can be reached. */
static pid_t start(void (*serve)(const accounts_t *, int), const accounts_t *accounts)
{
    int ready[2];
    char octet;
    must(pipe(ready) == 0, "no pipe");
    pid_t child = fork();
    must(child >= 0, "no process");
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        close(ready[0]);
        serve(accounts, ready[1]);
        exit(1);
    }
    close(ready[1]);
    must(read(ready[0], &octet, 1) == 1, "a far end did not come up");
    close(ready[0]);
    return child;
}

/* All loads in turn, many times, so that whatever disturbs the machine disturbs them alike. */
static void measure(row_t *rows, size_t count, double seconds)
{
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < count; i++) {
            row_t *row = &rows[round % 2 == 0 ? i : count - 1 - i];
            load_run(row->way, row->open, seconds / (double)(ROUNDS * count), &row->samples);
        }
    }
}

/* Prints a line of names, then one for each row; returns whether a call failed, or a row has none. */
static int print(row_t *rows, size_t count)
{
    printf("%-10s %5s %10s %10s %10s %9s %7s\n", "call", "open", "p50_us", "p99_us", "per_second", "calls", "failed");
    int failed = 0;
    for (size_t i = 0; i < count; i++) {
        row_t *row = &rows[i];
        samples_t *samples = &row->samples;
        printf("%-10s %5u %10.1f %10.1f %10.0f %9zu %7zu\n", row->way->name, row->open, samples_micros(samples, 0.5),
            samples_micros(samples, 0.99), samples_per_second(samples), samples->count, samples->failed);
        failed |= row->samples.failed > 0 || row->samples.count == 0;
    }
    return failed;
}

int roundtrip(int argc, char **argv)
{
    accounts_t accounts = {.host = NULL};
    double seconds = 0;
    if (!read_options(argc, argv, &accounts, &seconds)) {
        fprintf(stderr, "sdvp-bench-c roundtrip --host HOST [--port PORT] [--ca-file FILE]\n"
                        "    --client JID --client-password-file FILE --device JID --device-password-file FILE\n"
                        "    [--seconds N] [--resume no]\n");
        return 2;
    }
    const pid_t children[] = {start(bare_serve, &accounts), start(library_serve, &accounts)};
    const way_t bare = bare_connect(&accounts);
    const way_t library = library_connect(&accounts);
    row_t rows[] = {{.way = &bare, .open = 1}, {.way = &library, .open = 1}, {.way = &bare, .open = MOST_OPEN},
        {.way = &library, .open = MOST_OPEN}};
    measure(rows, COUNT_OF(rows), seconds / 10); /* to warm up */
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        samples_free(&rows[i].samples);
    }
    measure(rows, COUNT_OF(rows), seconds);
    int failed = print(rows, COUNT_OF(rows));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        samples_free(&rows[i].samples);
    }
    bare.end(bare.ctx);
    library.end(library.ctx);
    for (size_t i = 0; i < COUNT_OF(children); i++) {
        kill(children[i], SIGKILL);
        waitpid(children[i], NULL, 0);
    }
    return failed;
}
