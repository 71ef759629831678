/* What is on disk outlives kills, damage and a full disk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "stores.h"

static store_bench_t bench;
static sdvp_report_buffer_t buffer;

static void open_buffer(void)
{
    const sdvp_report_store_t *port = sdvp_store_reports(bench.store);
    assert_int_equal(port->open(port->ctx, "HP1/LLN0.Meas01", "one", &buffer), SDVP_OK);
}

static int set_up(void **state)
{
    (void)state;
    store_bench_open(&bench, STORE_ON_DISK);
    sdvp_store_free(bench.store);
    bench.limits.report_entries = 1000;
    bench.limits.report_octets = 256 * 1024;
    bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
    assert_non_null(bench.store);
    open_buffer();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    store_bench_close(&bench);
    return 0;
}

static void put_from_to(sdvp_entry_id_t first, sdvp_entry_id_t last)
{
    for (sdvp_entry_id_t id = first; id <= last; id++) {
        const sdvp_stored_t entry = store_entry(id, (int64_t)id, SDVP_ENTRY_EVENT);
        buffer.append(buffer.ctx, &entry);
    }
    store_bench_settle(&bench);
}

/* Every entry that is handed out is one that was put in, once and in order; gaps are told. Returns how many there are. */
static size_t assert_sound(sdvp_entry_id_t last_put)
{
    sdvp_stored_t entry;
    bool gap;
    sdvp_entry_id_t last = 0;
    size_t count = 0;
    while (buffer.next(buffer.ctx, last, &entry, &gap)) {
        assert_true(entry.id > last && entry.id <= last_put);
        assert_true(store_entry_equals(&entry, entry.id, (int64_t)entry.id, SDVP_ENTRY_EVENT));
        assert_true(last == 0 || gap || entry.id == last + 1);
        last = entry.id;
        count++;
    }
    return count;
}

/* A writer that says which entries are safe, until it is killed. */
static void write_until_killed(int acknowledge, sdvp_entry_id_t first)
{
    open_buffer();
    sdvp_entry_id_t id = first;
    for (;;) {
        put_from_to(id, id + id % 7);
        id += id % 7 + 1;
        sdvp_entry_id_t safe = id - 1;
        if (write(acknowledge, &safe, sizeof safe) != sizeof safe) {
            _exit(1);
        }
    }
}

static sdvp_entry_id_t run_writer_and_kill_it(sdvp_entry_id_t first, long microseconds)
{
    int pipe_ends[2];
    assert_int_equal(pipe(pipe_ends), 0);
    pid_t writer = fork();
    if (writer == 0) {
        close(pipe_ends[0]);
        bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
        write_until_killed(pipe_ends[1], first);
    }
    close(pipe_ends[1]);
    sdvp_entry_id_t safe = 0;
    sdvp_entry_id_t read_id;
    /* Once it is at work. */
    assert_int_equal(read(pipe_ends[0], &safe, sizeof safe), sizeof safe);
    const struct timespec while_it_works = {0, microseconds * 1000};
    nanosleep(&while_it_works, NULL);
    kill(writer, SIGKILL);
    while (read(pipe_ends[0], &read_id, sizeof read_id) == sizeof read_id) {
        safe = read_id;
    }
    close(pipe_ends[0]);
    int status;
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_true(WIFSIGNALED(status));
    return safe;
}

static void after_a_kill_every_acknowledged_entry_is_there_in_order_and_once(void **state)
{
    (void)state;
    uint64_t random = 4711;
    sdvp_store_free(bench.store);
    sdvp_entry_id_t next = 1;
    for (int run = 0; run < 40; run++) {
        sdvp_entry_id_t safe = run_writer_and_kill_it(next, (long)store_random(&random, 20000));
        bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
        assert_non_null(bench.store);
        open_buffer();
        sdvp_entry_id_t oldest;
        sdvp_entry_id_t newest;
        assert_true(buffer.ends(buffer.ctx, &oldest, &newest));
        assert_true(newest >= safe);
        assert_int_equal(assert_sound(newest), newest - oldest + 1);
        sdvp_entry_id_t held = newest - oldest + 1;
        /* Only room, 1,000 entries or a quarter of the files, may have cost entries. */
        assert_true(oldest == 1 || held > 500);
        next = buffer.highest(buffer.ctx) + 1;
        sdvp_store_free(bench.store);
    }
    bench.store = NULL;
}

typedef struct chosen {
    uint32_t wanted;
    uint32_t seen;
    char path[256];
} chosen_t;

static void choose(void *ctx, const char *file)
{
    chosen_t *chosen = ctx;
    if (strstr(file, "/report/") != NULL && strstr(file, ".mark") == NULL && chosen->seen++ == chosen->wanted) {
        snprintf(chosen->path, sizeof chosen->path, "%s", file);
    }
}

/* Some file of the buffer. */
static chosen_t some_file(uint64_t *random)
{
    chosen_t count = {.wanted = UINT32_MAX};
    folder_files(bench.folder.path, choose, &count);
    chosen_t chosen = {.wanted = store_random(random, count.seen)};
    folder_files(bench.folder.path, choose, &chosen);
    return chosen;
}

static void flip_a_bit(const char *path, uint64_t *random)
{
    int file = open(path, O_RDWR);
    struct stat about;
    assert_int_equal(fstat(file, &about), 0);
    uint8_t octet;
    off_t at = (off_t)store_random(random, (uint32_t)about.st_size);
    assert_int_equal(pread(file, &octet, 1, at), 1);
    octet ^= (uint8_t)(1u << store_random(random, 8));
    assert_int_equal(pwrite(file, &octet, 1, at), 1);
    close(file);
}

static void a_flipped_bit_costs_an_entry_that_is_told_as_a_gap(void **state)
{
    (void)state;
    uint64_t random = 1;
    for (int run = 0; run < 150; run++) {
        put_from_to((sdvp_entry_id_t)run * 500 + 1, (sdvp_entry_id_t)run * 500 + 400);
        size_t before = assert_sound(UINT32_MAX);
        sdvp_entry_id_t first;
        sdvp_entry_id_t last;
        assert_true(buffer.ends(buffer.ctx, &first, &last));
        flip_a_bit(some_file(&random).path, &random);
        if (run % 2 == 0) {
            store_bench_reopen(&bench);
            open_buffer();
        }
        size_t after = assert_sound((sdvp_entry_id_t)run * 500 + 400);
        assert_in_range(after, before - 2, before);
        /* Who had seen all up to some entry is told of a gap behind it. */
        sdvp_stored_t entry;
        bool gap;
        if (after == before - 1 && buffer.next(buffer.ctx, 0, &entry, &gap) && entry.id == first) {
            bool told = false;
            for (sdvp_entry_id_t at = first; at < last;) {
                bool more = buffer.next(buffer.ctx, at, &entry, &gap);
                told = told || gap;
                at = more ? entry.id : last;
            }
            assert_true(told);
        }
        buffer.purge(buffer.ctx, "one");
    }
}

static void a_file_that_was_cut_loses_what_was_cut_off_and_no_more(void **state)
{
    (void)state;
    uint64_t random = 2;
    for (int run = 0; run < 100; run++) {
        put_from_to((sdvp_entry_id_t)run * 500 + 1, (sdvp_entry_id_t)run * 500 + 300);
        sdvp_store_free(bench.store);
        chosen_t file = some_file(&random);
        struct stat about;
        assert_int_equal(stat(file.path, &about), 0);
        assert_int_equal(truncate(file.path, (off_t)store_random(&random, (uint32_t)about.st_size + 1)), 0);
        bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
        open_buffer();
        assert_sound((sdvp_entry_id_t)run * 500 + 300);
        put_from_to((sdvp_entry_id_t)run * 500 + 400, (sdvp_entry_id_t)run * 500 + 450);
        sdvp_entry_id_t oldest;
        sdvp_entry_id_t newest;
        assert_true(buffer.ends(buffer.ctx, &oldest, &newest));
        assert_int_equal(newest, run * 500 + 450);
        buffer.purge(buffer.ctx, "one");
    }
}

/* Alters an octet at a place in the first file of the buffer. */
static void damage_at(off_t at)
{
    uint64_t random = 0;
    int file = open(some_file(&random).path, O_RDWR);
    uint8_t octet;
    assert_int_equal(pread(file, &octet, 1, at), 1);
    octet ^= 1;
    assert_int_equal(pwrite(file, &octet, 1, at), 1);
    close(file);
}

static void a_damaged_beginning_of_a_file_costs_no_entry(void **state)
{
    (void)state;
    for (off_t at = 0; at < 78; at++) {
        sdvp_entry_id_t first = (sdvp_entry_id_t)at * 100 + 1;
        put_from_to(first, first + 9);
        sdvp_store_free(bench.store);
        damage_at(at);
        bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
        open_buffer();
        assert_int_equal(assert_sound(first + 9), 10);
        buffer.purge(buffer.ctx, "one");
    }
}

static void a_file_without_beginning_is_left_alone_and_what_comes_later_is_kept(void **state)
{
    (void)state;
    put_from_to(1, 10);
    sdvp_store_free(bench.store);
    char path[256];
    snprintf(path, sizeof path, "%s/report/HP1%%2FLLN0%%2EMeas01.00000002", bench.folder.path);
    int file = open(path, O_RDWR | O_CREAT, 0600);
    assert_int_equal(write(file, "SDVJ", 4), 4);
    close(file);
    bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
    open_buffer();
    put_from_to(20, 29);
    for (sdvp_entry_id_t id = 100; id < 6000; id += 100) {
        put_from_to(id, id + 99);
    }
    size_t held = assert_sound(6000);
    store_bench_reopen(&bench);
    open_buffer();
    assert_int_equal(assert_sound(6000), held);
}

static void what_was_torn_off_is_a_gap_for_who_was_there_before_also_after_another_restart(void **state)
{
    (void)state;
    put_from_to(1, 10);
    uint64_t random = 3;
    chosen_t file = some_file(&random);
    struct stat about;
    assert_int_equal(stat(file.path, &about), 0);
    sdvp_store_free(bench.store);
    assert_int_equal(truncate(file.path, about.st_size - 1), 0);
    for (int restart = 0; restart < 2; restart++) {
        bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
        open_buffer();
        if (restart == 0) {
            put_from_to(20, 20);
        }
        sdvp_stored_t entry;
        bool gap;
        assert_true(buffer.next(buffer.ctx, 9, &entry, &gap));
        assert_int_equal(entry.id, 20);
        assert_true(gap);
        sdvp_store_free(bench.store);
    }
    bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
}

/* No file may grow beyond so many octets; 0: as it was. */
static void limit_files(rlim_t octets)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = octets == 0 ? limit.rlim_max : octets;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* The end of the only file, cut off between two entries. */
static void a_file_that_was_cut_between_two_entries_is_a_gap_too(void **state)
{
    (void)state;
    put_from_to(1, 9);
    uint64_t random = 3;
    chosen_t file = some_file(&random);
    struct stat about;
    assert_int_equal(stat(file.path, &about), 0);
    put_from_to(10, 12);
    sdvp_store_free(bench.store);
    assert_int_equal(truncate(file.path, about.st_size), 0);
    bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
    open_buffer();
    assert_int_equal(buffer.highest(buffer.ctx), 12);
    put_from_to(13, 13);
    sdvp_stored_t entry;
    bool gap;
    assert_true(buffer.next(buffer.ctx, 9, &entry, &gap));
    assert_true(gap && entry.id == 13);
}

static void a_mark_that_is_damaged_is_none(void **state)
{
    (void)state;
    put_from_to(1, 9);
    sdvp_store_free(bench.store);
    char path[256];
    snprintf(path, sizeof path, "%s/report/HP1%%2FLLN0%%2EMeas01.mark", bench.folder.path);
    uint64_t random = 4;
    flip_a_bit(path, &random);
    bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
    open_buffer();
    assert_int_equal(buffer.highest(buffer.ctx), 9);
    assert_int_equal(assert_sound(9), 9);
}

static void what_was_in_memory_only_when_the_program_was_killed_is_a_gap(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    put_from_to(1, 10);
    sdvp_store_free(bench.store);
    pid_t writer = fork();
    if (writer == 0) {
        bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
        open_buffer();
        limit_files(1500);
        put_from_to(11, 60);
        kill(getpid(), SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(writer, &status, 0), writer);
    bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
    open_buffer();
    sdvp_entry_id_t oldest;
    sdvp_entry_id_t newest;
    assert_true(buffer.ends(buffer.ctx, &oldest, &newest));
    assert_true(newest < 60);
    assert_int_equal(buffer.highest(buffer.ctx), 60);
    put_from_to(61, 61);
    sdvp_stored_t entry;
    bool gap;
    assert_true(buffer.next(buffer.ctx, newest, &entry, &gap));
    assert_true(gap && entry.id == 61);
}

static void garbage_in_the_place_of_files_is_no_crash(void **state)
{
    (void)state;
    uint64_t random = 5;
    for (int run = 0; run < 100; run++) {
        put_from_to((sdvp_entry_id_t)run * 100 + 1, (sdvp_entry_id_t)run * 100 + 40);
        sdvp_store_free(bench.store);
        int file = open(some_file(&random).path, O_RDWR);
        for (uint32_t i = 0; i < 2000; i++) {
            uint8_t octet = (uint8_t)(store_random(&random, 4) == 0 ? "SDVJ"[i % 4] : (int)store_random(&random, 256));
            assert_int_equal(pwrite(file, &octet, 1, (off_t)store_random(&random, 6000)), 1);
        }
        close(file);
        bench.store = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, NULL);
        open_buffer();
        assert_sound((sdvp_entry_id_t)run * 100 + 40);
        buffer.purge(buffer.ctx, "one");
    }
}

static void damaged_settings_are_none(void **state)
{
    (void)state;
    const sdvp_state_store_t *port = sdvp_store_states(bench.store);
    assert_int_equal(port->save(port->ctx, "HP1/LLN0.Meas01", (const uint8_t *)"settings", 8), SDVP_OK);
    char path[256];
    snprintf(path, sizeof path, "%s/state/HP1%%2FLLN0%%2EMeas01", bench.folder.path);
    uint64_t random = 6;
    uint8_t got[64];
    size_t length;
    assert_int_equal(port->load(port->ctx, "HP1/LLN0.Meas01", got, sizeof got, &length), SDVP_OK);
    flip_a_bit(path, &random);
    assert_int_equal(port->load(port->ctx, "HP1/LLN0.Meas01", got, sizeof got, &length), SDVP_INSTANCE_NOT_AVAILABLE);
}

static void a_full_disk_is_told_and_entries_go_on_in_memory(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    put_from_to(1, 10);
    limit_files(1500);
    put_from_to(11, 60);
    sdvp_store_health_t health = sdvp_store_health(bench.store);
    assert_false(health.writing);
    assert_true(health.unsafe > 0);
    assert_non_null(strstr(health.trouble, "Meas01"));
    assert_int_equal(assert_sound(60), 60);
    const sdvp_state_store_t *port = sdvp_store_states(bench.store);
    static const uint8_t GREAT[2000];
    assert_int_equal(port->save(port->ctx, "HP1/LLN0.Meas01", GREAT, sizeof GREAT), SDVP_STORAGE);
    limit_files(0);
    put_from_to(61, 61);
    assert_false(sdvp_store_health(bench.store).writing);
    bench.now += 2000;
    put_from_to(62, 70);
    assert_true(sdvp_store_health(bench.store).writing);
    assert_int_equal(assert_sound(70), 70);
    store_bench_reopen(&bench);
    open_buffer();
    assert_true(assert_sound(70) >= 19);
    sdvp_stored_t entry;
    bool gap;
    assert_true(buffer.next(buffer.ctx, 61, &entry, &gap));
    assert_int_equal(entry.id, 62);
    assert_true(gap);
}

static void memory_for_a_full_disk_is_bounded_and_what_it_loses_is_a_gap(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    put_from_to(1, 10);
    limit_files(1500);
    put_from_to(11, 900);
    limit_files(0);
    size_t held = assert_sound(900);
    assert_in_range(held, 200, 899);
}

static void the_disk_that_is_used_is_bounded(void **state)
{
    (void)state;
    for (sdvp_entry_id_t first = 1; first < 20000; first += 500) {
        put_from_to(first, first + 499);
        buffer.drop_interrogations(buffer.ctx, 0);
        assert_true(folder_size(bench.folder.path) <= bench.limits.report_octets + bench.limits.entry_octets);
    }
}

static void a_directory_is_used_by_one_program_at_a_time(void **state)
{
    (void)state;
    pid_t other = fork();
    if (other == 0) {
        sdvp_fault_t fault;
        bool refused = sdvp_store_in_directory(bench.folder.path, &bench.limits, &bench.clock, &fault) == NULL;
        _exit(refused && fault.error == SDVP_STORAGE ? 7 : 1);
    }
    int status;
    assert_int_equal(waitpid(other, &status, 0), other);
    assert_int_equal(WEXITSTATUS(status), 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            after_a_kill_every_acknowledged_entry_is_there_in_order_and_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_flipped_bit_costs_an_entry_that_is_told_as_a_gap, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_was_cut_loses_what_was_cut_off_and_no_more, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            what_was_torn_off_is_a_gap_for_who_was_there_before_also_after_another_restart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_damaged_beginning_of_a_file_costs_no_entry, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_file_without_beginning_is_left_alone_and_what_comes_later_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_file_that_was_cut_between_two_entries_is_a_gap_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mark_that_is_damaged_is_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            what_was_in_memory_only_when_the_program_was_killed_is_a_gap, set_up, tear_down),
        cmocka_unit_test_setup_teardown(garbage_in_the_place_of_files_is_no_crash, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_settings_are_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_disk_is_told_and_entries_go_on_in_memory, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            memory_for_a_full_disk_is_bounded_and_what_it_loses_is_a_gap, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_disk_that_is_used_is_bounded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_directory_is_used_by_one_program_at_a_time, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
