#include "acsi/state.h"

void sdvp_timer_start(sdvp_server_t *server, sdvp_timer_t *timer, int64_t delay_ms)
{
    sdvp_timer_stop(timer);
    timer->due = sdvp_server_now(server) + (delay_ms > 0 ? delay_ms : 0);
    /* In the order of time, those of the same time as they were started. */
    sdvp_timer_t **at = &server->timers;
    while (*at != NULL && (*at)->due <= timer->due) {
        at = &(*at)->next;
    }
    timer->next = *at;
    timer->at = at;
    if (timer->next != NULL) {
        timer->next->at = &timer->next;
    }
    *at = timer;
}

void sdvp_timer_stop(sdvp_timer_t *timer)
{
    if (timer->at != NULL) {
        *timer->at = timer->next;
        if (timer->next != NULL) {
            timer->next->at = timer->at;
        }
        timer->at = NULL;
        timer->next = NULL;
    }
}

void sdvp_server_run(sdvp_server_t *server)
{
    int64_t now = sdvp_server_now(server);
    /* What is started meanwhile with no delay waits for the next run, so that this ends. */
    sdvp_timer_t *due = server->timers;
    sdvp_timer_t *last = NULL;
    for (sdvp_timer_t *timer = due; timer != NULL && timer->due <= now; timer = timer->next) {
        last = timer;
    }
    if (last == NULL) {
        return;
    }
    server->timers = last->next;
    if (server->timers != NULL) {
        server->timers->at = &server->timers;
    }
    last->next = NULL;
    due->at = &due;
    while (due != NULL) {
        sdvp_timer_t *timer = due;
        sdvp_timer_stop(timer);
        timer->fire(timer->ctx);
    }
}

int64_t sdvp_server_deadline(const sdvp_server_t *server)
{
    return server->timers == NULL ? SDVP_NEVER : server->timers->due;
}
