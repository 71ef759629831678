#include "prosody.h"

#include <arpa/inet.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static struct sockaddr_in loopback(uint16_t port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static int listen_on(uint16_t port)
{
    const int on = 1;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = loopback(port);
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, 16) != 0) {
        perror("listen");
        exit(1);
    }
    return fd;
}

static uint16_t port_of(int fd)
{
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    (void)getsockname(fd, (struct sockaddr *)&address, &size);
    return ntohs(address.sin_port);
}

static uint16_t free_port(void)
{
    int fd = listen_on(0);
    uint16_t port = port_of(fd);
    (void)close(fd);
    return port;
}

static int script(const prosody_t *server, const char *command, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static int script(const prosody_t *server, const char *command, const char *format, ...)
{
    char rest[256];
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(rest, sizeof rest, format, arguments);
    va_end(arguments);
    (void)snprintf(line, sizeof line, "'%s/prosody.sh' %s '%s' %s", SDVP_TEST_DIRECTORY, command, server->directory, rest);
    int status = system(line);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int start(const prosody_t *server)
{
    return script(server, "start", "%u %u 60", server->port, server->direct_port);
}

bool prosody_start(prosody_t *server)
{
    (void)snprintf(server->directory, sizeof server->directory, "/tmp/sdvp-prosody-XXXXXX");
    if (mkdtemp(server->directory) == NULL) {
        perror(server->directory);
        exit(1);
    }
    (void)snprintf(server->ca_file, sizeof server->ca_file, "%s/ca.pem", server->directory);
    (void)snprintf(server->other_ca_file, sizeof server->other_ca_file, "%s/other-ca.pem", server->directory);
    server->port = free_port();
    server->direct_port = free_port();
    (void)script(server, "account", "hp01 hp01-secret");
    (void)script(server, "account", "desk desk-secret");
    (void)script(server, "account", "stranger stranger-secret");
    (void)script(server, "account", "cert cert-secret");
    (void)script(server, "certificate", "cert");
    (void)script(server, "contact", "hp01 desk@sdvp.test 'Service Provider'");
    (void)script(server, "contact", "desk hp01@sdvp.test Devices");
    int status = start(server);
    if (status == 77) {
        (void)fprintf(stderr, "SKIPPED: no Prosody here; install the package prosody, or run './sdvp demo' once\n");
        prosody_end(server);
        return false;
    }
    if (status != 0) {
        exit(1);
    }
    return true;
}

void prosody_again(const prosody_t *server)
{
    if (start(server) != 0) {
        exit(1);
    }
}

void prosody_stop(const prosody_t *server)
{
    (void)script(server, "stop", "2> /dev/null");
}

void prosody_end(const prosody_t *server)
{
    char line[128];
    prosody_stop(server);
    (void)snprintf(line, sizeof line, "rm -rf '%s'", server->directory);
    (void)!system(line);
}

enum { PAIRS = 32 };

typedef struct passing {
    int listening;
    bool is_silent;
    uint16_t from;
    uint16_t to;
    int ends[PAIRS][2]; /* -1: free */
} passing_t;

static void close_pair(int pair[2])
{
    for (int i = 0; i < 2; i++) {
        if (pair[i] >= 0) {
            (void)close(pair[i]);
        }
        pair[i] = -1;
    }
}

static void close_all(passing_t *passing)
{
    for (int i = 0; i < PAIRS; i++) {
        close_pair(passing->ends[i]);
    }
}

static void obey(passing_t *passing, char command)
{
    passing->is_silent = command == 's';
    if (command == 'c' || command == 'x') {
        close_all(passing);
    }
    if (command == 'x' && passing->listening >= 0) {
        (void)close(passing->listening);
        passing->listening = -1;
    } else if (command == 'o' && passing->listening < 0) {
        passing->listening = listen_on(passing->from);
    }
}

static void take_in(passing_t *passing)
{
    int *pair = NULL;
    for (int i = 0; i < PAIRS && pair == NULL; i++) {
        pair = passing->ends[i][0] < 0 ? passing->ends[i] : NULL;
    }
    int come = accept(passing->listening, NULL, NULL);
    if (pair == NULL) {
        (void)close(come);
        return;
    }
    struct sockaddr_in address = loopback(passing->to);
    pair[0] = come;
    pair[1] = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(pair[1], (struct sockaddr *)&address, sizeof address) != 0) {
        close_pair(pair);
    }
}

static void pass_on(int pair[2], int from)
{
    char octets[16384];
    ssize_t count = read(pair[from], octets, sizeof octets);
    for (ssize_t done = 0; done < count;) {
        ssize_t more = write(pair[1 - from], octets + done, (size_t)(count - done));
        if (more <= 0) {
            count = 0;
        }
        done += more;
    }
    if (count <= 0) {
        close_pair(pair);
    }
}

static void pass(passing_t *passing, int control)
{
    for (;;) {
        struct pollfd watched[2 + PAIRS * 2] = {{control, POLLIN, 0}, {passing->listening, POLLIN, 0}};
        for (int i = 0; i < PAIRS * 2; i++) {
            watched[2 + i] = (struct pollfd){passing->is_silent ? -1 : passing->ends[i / 2][i % 2], POLLIN, 0};
        }
        (void)poll(watched, 2 + PAIRS * 2, -1);
        for (int i = 0; i < PAIRS * 2; i++) {
            if (watched[2 + i].revents != 0 && passing->ends[i / 2][i % 2] == watched[2 + i].fd) {
                pass_on(passing->ends[i / 2], i % 2);
            }
        }
        if ((watched[1].revents & POLLIN) != 0 && !passing->is_silent) {
            take_in(passing);
        }
        char command;
        if (watched[0].revents != 0) {
            if (read(control, &command, 1) != 1) {
                _exit(0);
            }
            obey(passing, command);
            (void)!write(control, &command, 1);
        }
    }
}

void relay_start(relay_t *relay, uint16_t to)
{
    int ends[2];
    passing_t passing = {.listening = listen_on(0), .to = to};
    passing.from = port_of(passing.listening);
    memset(passing.ends, 0xff, sizeof passing.ends);
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        exit(1);
    }
    relay->port = passing.from;
    relay->control = ends[0];
    relay->pid = fork();
    if (relay->pid == 0) {
        (void)close(ends[0]);
        (void)signal(SIGPIPE, SIG_IGN);
        pass(&passing, ends[1]);
    }
    (void)close(ends[1]);
    (void)close(passing.listening);
}

static void command(const relay_t *relay, char what)
{
    (void)!write(relay->control, &what, 1);
    (void)!read(relay->control, &what, 1);
}

void relay_cut(const relay_t *relay)
{
    command(relay, 'c');
}

void relay_close(const relay_t *relay)
{
    command(relay, 'x');
}

void relay_open(const relay_t *relay)
{
    command(relay, 'o');
}

void relay_hush(const relay_t *relay)
{
    command(relay, 's');
}

void relay_end(const relay_t *relay)
{
    (void)close(relay->control);
    (void)waitpid(relay->pid, NULL, 0);
}
