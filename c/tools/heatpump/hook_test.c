#include "heatpump/hook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define TOLD "SDVP_TEST_HOOK_TOLD"

/* As the hook, which is this program (a shell would begin with signals of its own): writes down what it finds. */
static int be_hook(const char *word)
{
    sigset_t blocked;
    struct sigaction child;
    FILE *file = fopen(getenv(TOLD), "w");
    if (file == NULL || sigprocmask(SIG_SETMASK, NULL, &blocked) != 0 || sigaction(SIGCHLD, NULL, &child) != 0) {
        return 1;
    }
    (void)fprintf(file, "%s %d %d\n", word, sigismember(&blocked, SIGPIPE), child.sa_handler == SIG_IGN);
    return fclose(file);
}

static void aHook_beginsWithNoSignalBlockedOrIgnored(void **state)
{
    (void)state;
    char folder[] = "/tmp/sdvp-hook-XXXXXX";
    char told[64];
    char line[64];
    assert_non_null(mkdtemp(folder));
    (void)snprintf(told, sizeof told, "%s/told", folder);
    (void)setenv(TOLD, told, 1);
    sigset_t pipe;
    sigset_t before;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    (void)sigprocmask(SIG_BLOCK, &pipe, &before);
    (void)signal(SIGCHLD, SIG_IGN);
    assert_true(hook_run("/proc/self/exe", "on"));
    while (wait(NULL) > 0) {
    }
    (void)signal(SIGCHLD, SIG_DFL);
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
    FILE *file = fopen(told, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    (void)fclose(file);
    assert_string_equal(line, "on 0 0\n");
    (void)unlink(told);
    (void)rmdir(folder);
}

static void aHookForWhichThereIsNoProcess_isToldAsSuch(void **state)
{
    (void)state;
    const struct rlimit none = {0, 0};
    pid_t pid = fork();
    if (pid == 0) {
        /* root has no such limit */
        bool limited = setrlimit(RLIMIT_NPROC, &none) == 0 && (geteuid() != 0 || setuid(65534) == 0);
        _exit(!limited ? 2 : hook_run("/bin/true", "on") ? 1 : 0);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void aHookThatDoesNotExist_isToldAsSuch(void **state)
{
    (void)state;
    assert_false(hook_run("/nonexistent/relay", "on"));
    assert_false(hook_run("/tmp", "on"));
    while (wait(NULL) > 0) {
    }
}

int main(int argc, char **argv)
{
    if (argc == 2 && getenv(TOLD) != NULL) {
        return be_hook(argv[1]);
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aHook_beginsWithNoSignalBlockedOrIgnored),
        cmocka_unit_test(aHookForWhichThereIsNoProcess_isToldAsSuch),
        cmocka_unit_test(aHookThatDoesNotExist_isToldAsSuch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
