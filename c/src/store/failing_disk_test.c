/* A disk that is full or fails: the buffer goes on, says so, and takes nothing for safe that is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "stores.h"

static store_bench_t bench;
static sdvp_report_buffer_t buffer;
static bool sync_fails;

/* In the place of the system's, for the library too: no disk could be made to fail here. */
int fdatasync(int file)
{
    if (sync_fails) {
        errno = EIO;
        return -1;
    }
    return fsync(file);
}

static sdvp_error_t open_buffer(const char *fingerprint)
{
    const sdvp_report_store_t *port = sdvp_store_reports(bench.store);
    return port->open(port->ctx, "HP1/LLN0.Meas01", fingerprint, &buffer);
}

/* No file may grow beyond so many octets; 0: as it was. */
static void limit_files(rlim_t octets)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = octets == 0 ? limit.rlim_max : octets;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static int set_up(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    alarm(30); /* what hangs fails */
    sync_fails = false;
    store_bench_open(&bench, STORE_ON_DISK);
    assert_int_equal(open_buffer("one"), SDVP_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    sync_fails = false;
    limit_files(0);
    store_bench_close(&bench);
    alarm(0);
    return 0;
}

/* One of the buffer's files. Good until the next call. */
static const char *file_of(unsigned number)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/report/HP1%%2FLLN0%%2EMeas01.%08x", bench.folder.path, number);
    return path;
}

static void append(sdvp_entry_id_t first, sdvp_entry_id_t last)
{
    for (sdvp_entry_id_t id = first; id <= last; id++) {
        const sdvp_stored_t entry = store_entry(id, (int64_t)id, SDVP_ENTRY_EVENT);
        buffer.append(buffer.ctx, &entry);
    }
}

/* All that can be read is what was put in, from one id to another. */
static void assert_held(sdvp_entry_id_t first, sdvp_entry_id_t last)
{
    sdvp_stored_t entry;
    bool gap;
    sdvp_entry_id_t after = 0;
    for (sdvp_entry_id_t id = first; id <= last; id++) {
        assert_true(buffer.next(buffer.ctx, after, &entry, &gap));
        assert_true(store_entry_equals(&entry, id, (int64_t)id, SDVP_ENTRY_EVENT));
        after = id;
    }
    assert_false(buffer.next(buffer.ctx, after, &entry, &gap));
}

static void a_buffer_that_is_purged_on_a_full_disk_goes_on_in_memory_and_later_on_disk(void **state)
{
    (void)state;
    append(1, 5);
    store_bench_settle(&bench);
    limit_files(10);
    buffer.purge(buffer.ctx, "two");
    assert_false(sdvp_store_health(bench.store).writing);
    bench.now += 2000;
    append(6, 7);
    assert_held(6, 7);
    assert_int_equal(sdvp_store_health(bench.store).unsafe, 2);
    limit_files(0);
    bench.now += 2000;
    append(8, 9);
    store_bench_settle(&bench);
    assert_true(sdvp_store_health(bench.store).writing);
    assert_held(6, 9);
    store_bench_reopen(&bench);
    assert_int_equal(open_buffer("two"), SDVP_OK);
    assert_held(8, 9);
    assert_int_equal(buffer.highest(buffer.ctx), 9);
}

static void a_buffer_that_is_opened_with_other_settings_on_a_full_disk_is_empty_and_goes_on_in_memory(void **state)
{
    (void)state;
    append(1, 5);
    buffer.close(buffer.ctx);
    limit_files(10);
    assert_int_equal(open_buffer("two"), SDVP_OK);
    assert_false(sdvp_store_health(bench.store).writing);
    assert_int_equal(buffer.highest(buffer.ctx), 5);
    append(6, 7);
    assert_held(6, 7);
    limit_files(0);
    bench.now += 2000;
    append(8, 8);
    store_bench_settle(&bench);
    store_bench_reopen(&bench);
    assert_int_equal(open_buffer("two"), SDVP_OK);
    assert_held(8, 8);
}

static void what_could_not_be_made_safe_is_counted_as_kept_in_memory_only(void **state)
{
    (void)state;
    append(1, 5);
    store_bench_settle(&bench);
    append(6, 8);
    sync_fails = true;
    store_bench_settle(&bench);
    sdvp_store_health_t health = sdvp_store_health(bench.store);
    assert_false(health.writing);
    assert_int_equal(health.unsafe, 3);
    assert_non_null(strstr(health.trouble, "making safe"));
    assert_held(1, 8);
}

static void after_a_failure_to_make_safe_nothing_counts_as_safe_that_the_file_was_given(void **state)
{
    (void)state;
    append(1, 3);
    sync_fails = true;
    store_bench_settle(&bench);
    assert_int_equal(sdvp_store_health(bench.store).unsafe, 3);
    append(4, 4); /* not at once to a disk that has just failed */
    assert_int_equal(sdvp_store_health(bench.store).unsafe, 4);
    /* The system says of what it has dropped once that it failed, and after that yes: so another file is begun. */
    sync_fails = false;
    bench.now += 2000;
    append(5, 6);
    store_bench_settle(&bench);
    assert_true(sdvp_store_health(bench.store).writing);
    assert_int_equal(sdvp_store_health(bench.store).unsafe, 4);
    assert_held(1, 6);
    assert_true(access(file_of(2), F_OK) == 0);
}

static void a_file_that_cannot_be_made_safe_when_it_is_full_has_its_entries_counted(void **state)
{
    (void)state;
    sdvp_entry_id_t last = 0;
    while (access(file_of(2), F_OK) != 0) {
        last++;
        append(last, last);
        store_bench_settle(&bench);
        if (folder_size(bench.folder.path) > bench.limits.report_octets / 4 - 500) {
            break;
        }
    }
    sync_fails = true;
    append(last + 1, last + 20);
    assert_int_equal(sdvp_store_health(bench.store).unsafe, 20);
    sync_fails = false;
    bench.now += 2000;
    append(last + 21, last + 21);
    store_bench_settle(&bench);
    assert_int_equal(sdvp_store_health(bench.store).unsafe, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_buffer_that_is_purged_on_a_full_disk_goes_on_in_memory_and_later_on_disk, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_buffer_that_is_opened_with_other_settings_on_a_full_disk_is_empty_and_goes_on_in_memory, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            what_could_not_be_made_safe_is_counted_as_kept_in_memory_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            after_a_failure_to_make_safe_nothing_counts_as_safe_that_the_file_was_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_file_that_cannot_be_made_safe_when_it_is_full_has_its_entries_counted, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
