/* The loop: what is sent, waited for, read, and done when it is due. */
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

#include "xmpp/login.h"

/* libstrophe reads 4 KiB at a time, a record of TLS has up to 16: so many times more, what TLS still holds is read too. */
static const int READS_OF_A_RECORD = 4;

void sdvp_quiet_begin(sdvp_quiet_t *quiet)
{
    sigset_t pipe;
    sigset_t pending;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    sigemptyset(&pending);
    (void)sigpending(&pending);
    quiet->was_pending = sigismember(&pending, SIGPIPE) == 1;
    (void)pthread_sigmask(SIG_BLOCK, &pipe, &quiet->before);
}

void sdvp_quiet_end(const sdvp_quiet_t *quiet)
{
    sigset_t pipe;
    const struct timespec now = {0, 0};
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    if (!quiet->was_pending) {
        while (sigtimedwait(&pipe, NULL, &now) == SIGPIPE) {
        }
    }
    (void)pthread_sigmask(SIG_SETMASK, &quiet->before, NULL);
}

static bool has_link(const sdvp_connection_t *c)
{
    return c->conn != NULL && !c->down && !c->abandoned;
}

int sdvp_fd(const sdvp_connection_t *c)
{
    return c->conn != NULL && !c->down ? c->fd : -1;
}

bool sdvp_wants_write(const sdvp_connection_t *c)
{
    return has_link(c) && (xmpp_conn_is_connecting(c->conn) || xmpp_conn_send_queue_len(c->conn) > 0);
}

int64_t sdvp_deadline(const sdvp_connection_t *c)
{
    if (c->phase >= SDVP_PHASE_LOGIN && !has_link(c)) {
        return sdvp_link_now(c);
    }
    if (c->done != NULL) {
        return sdvp_link_now(c);
    }
    int64_t next = sdvp_login_deadline(c);
    int64_t others[] = {sdvp_iq_deadline(c), sdvp_liveness_deadline(c)};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        next = others[i] < next ? others[i] : next;
    }
    for (const sdvp_link_part_t *part = c->parts; part != NULL; part = part->next) {
        int64_t due = part->deadline == NULL ? SDVP_NEVER : part->deadline(part->ctx);
        next = due < next ? due : next;
    }
    /* libstrophe has its own waits while it connects, and for the end of a stream. */
    bool busy = c->phase == SDVP_PHASE_LOGIN || (c->phase == SDVP_PHASE_UP && !c->wanted);
    int64_t soon = sdvp_link_now(c) + 200;
    return busy && soon < next ? soon : next;
}

static void run(sdvp_connection_t *c)
{
    sdvp_login_settle(c);
    sdvp_login_run(c);
    sdvp_iq_run(c);
    sdvp_liveness_run(c);
    for (sdvp_link_part_t *part = c->parts; part != NULL; part = part->next) {
        if (part->run != NULL) {
            part->run(part->ctx);
        }
    }
    sdvp_out_tell(c);
    sdvp_login_settle(c);
}

/* At most until `timeout_ms`; returns whether there is something to read. */
static bool wait_for(sdvp_connection_t *c, uint32_t timeout_ms)
{
    int64_t until = sdvp_deadline(c) - sdvp_link_now(c);
    int64_t wait = until < 0 ? 0 : until < timeout_ms ? until : timeout_ms;
    struct pollfd watched = {sdvp_fd(c), POLLIN, 0};
    if (sdvp_wants_write(c)) {
        watched.events |= POLLOUT;
    }
    int count = poll(&watched, 1, wait < INT_MAX ? (int)wait : INT_MAX);
    return count > 0;
}

static bool is_readable(const sdvp_connection_t *c)
{
    struct pollfd watched = {sdvp_fd(c), POLLIN, 0};
    return watched.fd >= 0 && poll(&watched, 1, 0) > 0;
}

/* Until nothing is left, in the socket or in TLS; but not for ever, should somebody send without end. */
static void read_all(sdvp_connection_t *c)
{
    int left = READS_OF_A_RECORD;
    for (int i = 0; i < 256 && left >= 0 && has_link(c); i++) {
        left = is_readable(c) ? READS_OF_A_RECORD : left - 1;
        xmpp_run_once(c->strophe, 0);
    }
}

sdvp_error_t sdvp_step(sdvp_connection_t *c, uint32_t timeout_ms)
{
    sdvp_quiet_t quiet;
    sdvp_quiet_begin(&quiet);
    c->trouble = SDVP_OK;
    run(c);
    if (has_link(c) && (sdvp_wants_write(c) || c->phase == SDVP_PHASE_LOGIN || !c->wanted)) {
        xmpp_run_once(c->strophe, 0);
    }
    (void)wait_for(c, c->done != NULL ? 0 : timeout_ms);
    read_all(c);
    run(c);
    if (sdvp_wants_write(c)) {
        xmpp_run_once(c->strophe, 0);
        sdvp_login_settle(c);
    }
    sdvp_quiet_end(&quiet);
    return c->trouble;
}
