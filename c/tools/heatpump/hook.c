#include "heatpump/hook.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/types.h>
#include <unistd.h>

/* What this program ignores or has blocked would go on in the other. */
static void be_told_all_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    (void)signal(SIGCHLD, SIG_DFL);
    (void)signal(SIGPIPE, SIG_DFL);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Whether the other process has become the program: then its end of the pipe is closed, and nothing has come. */
static bool has_begun(int from)
{
    char word;
    ssize_t got;
    do {
        got = read(from, &word, 1);
    } while (got < 0 && errno == EINTR);
    return got == 0;
}

bool hook_run(const char *program, const char *word)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return false;
    }
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        be_told_all_signals();
        execl(program, program, word, (char *)NULL);
        _exit(write(ends[1], "!", 1) == 1 ? 127 : 126);
    }
    close(ends[1]);
    bool begun = pid > 0 && has_begun(ends[0]);
    close(ends[0]);
    return begun;
}
