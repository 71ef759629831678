/* Files in a directory, alone and over a loopback. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "device.h"
#include "folder.h"
#include "sdvp/files.h"

static folder_t folder;
static char root[100];
static sdvp_directory_t *directory;
static sdvp_file_store_t store;
static device_t *device;
static party_t *provider;

static void open_store(void)
{
    const sdvp_file_limits_t limits = {.max_file_size = 200000, .max_total_size = 300000, .max_files = 60};
    assert_int_equal(sdvp_directory_new(root, limits, &directory), SDVP_OK);
    store = sdvp_directory_store(directory);
}

static int set_up(void **state)
{
    (void)state;
    folder = folder_new();
    snprintf(root, sizeof root, "%s/deep/files", folder.path);
    open_store();
    device = device_new();
    device->config.files = &store;
    device_start(device);
    provider = party_new(device, "provider@x/1", SDVP_ROLE_SERVICE_PROVIDER);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    device_free(device);
    party_free(provider);
    sdvp_directory_free(directory);
    folder_remove(folder.path);
    return 0;
}

/* Path of something in the folder of the store. */
static const char *inside(const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", root, name);
    return path;
}

static sdvp_error_t send_part(const char *name, uint64_t offset, const void *content, size_t length, bool last)
{
    sdvp_message_t request = {.is.set_file_request = {name, offset, content, length, last}};
    return refused(provider, SDVP_SET_FILE, request);
}

static sdvp_error_t put(const char *name, const char *content)
{
    return send_part(name, 0, content, strlen(content), true);
}

/* The whole of a short file; NULL if it was refused. */
static const char *get(const char *name)
{
    sdvp_message_t request = {.is.get_file_request = {name, 0, 4000}};
    const sdvp_message_t *response = ask(provider, SDVP_GET_FILE, request);
    static char text[4001];
    if (response->refused) {
        return NULL;
    }
    assert_int_equal(response->is.get_file_response.file_size, response->is.get_file_response.length);
    memcpy(text, response->is.get_file_response.content, response->is.get_file_response.length);
    text[response->is.get_file_response.length] = '\0';
    return text;
}

static sdvp_error_t drop(const char *name)
{
    return refused(provider, SDVP_DELETE_FILE, (sdvp_message_t){.is.delete_file_request = {name}});
}

/* Names of the files below a path, with spaces between; NULL if it was refused. */
static const char *listed(const char *path)
{
    static char all[4000];
    const sdvp_message_t *response =
        ask(provider, SDVP_GET_FILE_ATTRIBUTE_VALUES,
            (sdvp_message_t){.is.get_file_attribute_values_request = {path, NULL}});
    if (response->refused) {
        return NULL;
    }
    all[0] = '\0';
    for (size_t i = 0; i < response->is.get_file_attribute_values_response.count; i++) {
        strcat(all, i == 0 ? "" : " ");
        strcat(all, response->is.get_file_attribute_values_response.files[i].file_name);
    }
    return all;
}

static void a_file_is_read_back_to_the_bit_in_parts(void **state)
{
    (void)state;
    static uint8_t content[150000];
    for (size_t i = 0; i < sizeof content; i++) {
        content[i] = (uint8_t)(i * 31 >> 3);
    }
    for (size_t at = 0; at < sizeof content; at += 30000) {
        assert_int_equal(send_part("big.bin", at, content + at, 30000, at + 30000 == sizeof content), SDVP_OK);
    }
    party_associate(provider, 2048, 5);
    uint64_t got = 0;
    while (got < sizeof content) {
        sdvp_message_t request = {.is.get_file_request = {"big.bin", got, 40000}};
        const sdvp_message_t *response = ask(provider, SDVP_GET_FILE, request);
        assert_false(response->refused);
        assert_in_range(strlen(loopback_last(device->loopback)), 1, 2048);
        assert_int_equal(response->is.get_file_response.file_size, sizeof content);
        assert_in_range(response->is.get_file_response.length, 1, sizeof content - got);
        assert_memory_equal(
            response->is.get_file_response.content, content + got, response->is.get_file_response.length);
        got += response->is.get_file_response.length;
    }
}

static void a_file_is_seen_when_it_is_whole_and_not_before(void **state)
{
    (void)state;
    assert_int_equal(put("logs/a.txt", "old"), SDVP_OK);
    assert_int_equal(send_part("logs/a.txt", 0, "ne", 2, false), SDVP_OK);
    assert_string_equal(get("logs/a.txt"), "old");
    assert_int_equal(send_part("logs/a.txt", 2, "w", 1, true), SDVP_OK);
    assert_string_equal(get("logs/a.txt"), "new");
    assert_string_equal(listed(""), "logs/a.txt");
}

static void what_a_crash_left_is_deleted_at_the_next_start(void **state)
{
    (void)state;
    sdvp_upload_t *upload;
    assert_int_equal(store.write(store.ctx, "a.txt", 0, &upload, NULL), SDVP_OK);
    assert_int_equal(store.append(store.ctx, upload, (const uint8_t *)"x", 1, NULL), SDVP_OK);
    sdvp_directory_t *first = directory;
    open_store();
    assert_int_equal(folder_size(root), 0);
    sdvp_directory_free(directory);
    directory = first;
    store.discard(first, upload);
}

static void delete_takes_empty_folders_with_it(void **state)
{
    (void)state;
    assert_int_equal(put("a/b/c.txt", "1"), SDVP_OK);
    assert_int_equal(put("a/d.txt", "2"), SDVP_OK);
    assert_int_equal(drop("a/b/c.txt"), SDVP_OK);
    assert_int_equal(access(inside("a/b"), F_OK), -1);
    assert_string_equal(listed("a"), "a/d.txt");
    assert_int_equal(drop("a/d.txt"), SDVP_OK);
    assert_int_equal(access(inside("a"), F_OK), -1);
    assert_int_equal(access(root, F_OK), 0);
    assert_int_equal(drop("a/d.txt"), SDVP_INSTANCE_NOT_AVAILABLE);
}

static void names_that_lead_elsewhere_are_refused(void **state)
{
    (void)state;
    static const char *const NAMES[] = {
        "",           "/",        "..",     "../x",    "a/../../x", "a//b",  "/a",     "a/",
        ".incoming/x", ".hidden", "a/.b",   "a\\b",    "a:b",       "a*",    "a|b",    "a\nb"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        sdvp_fault_t fault = {0};
        sdvp_upload_t *upload = NULL;
        assert_int_equal(
            store.write(store.ctx, NAMES[i], 0, &upload, &fault), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
        assert_true(fault.detail[0] != '\0');
        assert_null(strstr(fault.detail, root));
    }
    char long_name[300];
    memset(long_name, 'x', 256);
    long_name[256] = '\0';
    sdvp_upload_t *none = NULL;
    assert_int_equal(store.write(store.ctx, long_name, 0, &none, NULL), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(put("\xc3\xa4 (1)+=@,_-.x", "x"), SDVP_OK);
    assert_string_equal(get("\xc3\xa4 (1)+=@,_-.x"), "x");
}

static void symbolic_links_are_neither_followed_nor_listed(void **state)
{
    (void)state;
    char outside[200];
    snprintf(outside, sizeof outside, "%s/secret", folder.path);
    FILE *file = fopen(outside, "w");
    fputs("secret", file);
    fclose(file);
    assert_int_equal(symlink(outside, inside("link")), 0);
    assert_int_equal(symlink(folder.path, inside("up")), 0);
    assert_string_equal(listed(""), "");
    assert_null(get("link"));
    assert_int_equal(provider->response.is.refusal.error, SDVP_INSTANCE_NOT_AVAILABLE);
    assert_null(get("up/secret"));
    assert_null(listed("up"));
    assert_int_equal(drop("link"), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(drop("up/secret"), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_not_equal(put("up/new", "x"), SDVP_OK);
    assert_int_equal(access(outside, F_OK), 0);
}

static void what_is_no_file_is_not_read(void **state)
{
    (void)state;
    assert_int_equal(mkfifo(inside("pipe"), 0600), 0);
    assert_null(get("pipe"));
    assert_string_equal(listed(""), "");
}

static void limits_of_size_and_number_are_kept(void **state)
{
    (void)state;
    static uint8_t content[100001];
    assert_int_equal(send_part("a", 0, content, 40000, false), SDVP_OK);
    for (uint64_t at = 40000; at < 200000; at += 40000) {
        assert_int_equal(send_part("a", at, content, 40000, false), SDVP_OK);
    }
    assert_int_equal(send_part("a", 200000, content, 1, false), SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
    assert_int_equal(send_part("a", 200000, content, 1, true), SDVP_PARAMETER_VALUE_INCONSISTENT);
    assert_int_equal(folder_size(root), 0);
    for (int i = 0; i < 60; i++) {
        char name[16];
        snprintf(name, sizeof name, "f%02d", i);
        assert_int_equal(put(name, "x"), SDVP_OK);
    }
    assert_int_equal(put("one-more", "x"), SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
    assert_int_equal(put("f00", "y"), SDVP_OK);
}

static void file_and_folder_cannot_take_each_others_place(void **state)
{
    (void)state;
    assert_int_equal(put("a/b", "x"), SDVP_OK);
    assert_int_equal(put("a", "x"), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_not_equal(put("a/b/c", "x"), SDVP_OK);
    assert_string_equal(get("a/b"), "x");
}

static void an_offset_behind_the_end_is_refused(void **state)
{
    (void)state;
    assert_int_equal(put("a", "abc"), SDVP_OK);
    sdvp_message_t request = {.is.get_file_request = {"a", 4, 10}};
    assert_int_equal(refused(provider, SDVP_GET_FILE, request), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    request.is.get_file_request.offset = 3;
    assert_int_equal(ask(provider, SDVP_GET_FILE, request)->is.get_file_response.length, 0);
}

static void parts_come_in_order_and_twice_does_no_harm(void **state)
{
    (void)state;
    assert_int_equal(send_part("a", 3, "x", 1, false), SDVP_PARAMETER_VALUE_INCONSISTENT);
    assert_int_equal(send_part("a", 0, "abc", 3, false), SDVP_OK);
    assert_int_equal(send_part("a", 3, "def", 3, false), SDVP_OK);
    assert_int_equal(send_part("a", 3, "def", 3, false), SDVP_OK);
    assert_int_equal(send_part("a", 3, "xyz", 3, false), SDVP_PARAMETER_VALUE_INCONSISTENT);
    assert_int_equal(send_part("a", 7, "g", 1, false), SDVP_PARAMETER_VALUE_INCONSISTENT);
    assert_int_equal(send_part("a", 6, "g", 1, true), SDVP_OK);
    assert_string_equal(get("a"), "abcdefg");
}

static void uploads_end_with_their_association_and_when_there_are_too_many(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++) {
        const char name[] = {(char)('a' + i), '\0'};
        assert_int_equal(send_part(name, 0, "x", 1, false), SDVP_OK);
    }
    assert_int_equal(send_part("a", 1, "y", 1, true), SDVP_PARAMETER_VALUE_INCONSISTENT);
    assert_int_equal(send_part("b", 1, "y", 1, true), SDVP_OK);
    assert_int_equal(refused(provider, SDVP_RELEASE, (sdvp_message_t){0}), SDVP_OK);
    assert_int_equal(folder_size(root), 2);
}

static void files_are_listed_in_pages_and_by_rights(void **state)
{
    (void)state;
    for (int i = 0; i < 55; i++) {
        char name[16];
        snprintf(name, sizeof name, "d%d/f%02d", i % 3, i);
        assert_int_equal(put(name, "x"), SDVP_OK);
    }
    size_t got = 0;
    char last[32] = "";
    const sdvp_message_t *response;
    do {
        sdvp_message_t request = {
            .is.get_server_directory_request = {SDVP_CLASS_FILE, last[0] == '\0' ? NULL : last}};
        response = ask(provider, SDVP_GET_SERVER_DIRECTORY, request);
        assert_false(response->refused);
        const sdvp_names_t *names = &response->is.directory_response.names;
        for (size_t i = 0; i < names->count; i++) {
            assert_true(strcmp(names->items[i], last) > 0);
            snprintf(last, sizeof last, "%s", names->items[i]);
        }
        got += names->count;
    } while (response->is.directory_response.more_follows);
    assert_int_equal(got, 55);
    assert_int_equal(strlen(listed("d1")), 18 * 7 - 1);
    assert_string_equal(listed("d1/f01"), "d1/f01");
    assert_null(listed("none"));
    party_t *vendor = party_new(device, "vendor@x/1", SDVP_ROLE_VENDOR);
    sdvp_message_t request = {.is.get_server_directory_request = {SDVP_CLASS_FILE, NULL}};
    assert_int_equal(refused(vendor, SDVP_GET_SERVER_DIRECTORY, request), SDVP_ACCESS_VIOLATION);
    party_free(vendor);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_is_read_back_to_the_bit_in_parts),
        TEST(a_file_is_seen_when_it_is_whole_and_not_before),
        TEST(what_a_crash_left_is_deleted_at_the_next_start),
        TEST(delete_takes_empty_folders_with_it),
        TEST(names_that_lead_elsewhere_are_refused),
        TEST(symbolic_links_are_neither_followed_nor_listed),
        TEST(what_is_no_file_is_not_read),
        TEST(limits_of_size_and_number_are_kept),
        TEST(file_and_folder_cannot_take_each_others_place),
        TEST(an_offset_behind_the_end_is_refused),
        TEST(parts_come_in_order_and_twice_does_no_harm),
        TEST(uploads_end_with_their_association_and_when_there_are_too_many),
        TEST(files_are_listed_in_pages_and_by_rights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
