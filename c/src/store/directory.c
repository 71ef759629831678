#include "store/directory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/file_name.h"

static const char INCOMING[] = ".incoming";

/* A file in the hidden folder. */
struct sdvp_upload {
    int file;
    char part[32];
    char *name;
    uint64_t size;
};

static sdvp_error_t failed(sdvp_fault_t *fault, const char *what, const char *name)
{
    return sdvp_fault_set(fault, SDVP_STORAGE, "cannot %s %.100s: %s", what, name, strerror(errno));
}

static sdvp_error_t list(
    void *ctx, const char *path, void (*found)(void *found_ctx, const sdvp_file_entry_t *file), void *found_ctx,
    sdvp_fault_t *fault)
{
    sdvp_listing_t listing = {0};
    sdvp_error_t error = sdvp_directory_list(ctx, path, &listing, fault);
    for (size_t i = 0; i < listing.count; i++) {
        const sdvp_file_entry_t entry = {
            listing.items[i].name, listing.items[i].size,
            sdvp_timestamp_of(listing.items[i].modified_us, SDVP_TIME_QUALITY_USUAL)};
        found(found_ctx, &entry);
    }
    sdvp_listing_free(&listing);
    return error;
}

/* A regular file, open for reading. */
static sdvp_error_t open_regular(const sdvp_directory_t *directory, const char *name, int *file, sdvp_fault_t *fault)
{
    const char *last;
    struct stat status;
    sdvp_error_t error = sdvp_file_name_check(name, fault);
    if (error != SDVP_OK) {
        return error;
    }
    int folder = sdvp_directory_parent(directory, name, false, &last);
    /* Nothing that is no file may make this wait. */
    *file = folder < 0 ? -1 : openat(folder, last, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (folder >= 0) {
        close(folder);
    }
    if (*file >= 0 && (fstat(*file, &status) != 0 || !S_ISREG(status.st_mode))) {
        close(*file);
        *file = -1;
    }
    return *file < 0 ? sdvp_directory_missing(name, fault) : SDVP_OK;
}

static sdvp_error_t read_whole(int file, uint8_t *to, size_t wanted, uint64_t offset, size_t *length)
{
    *length = 0;
    while (*length < wanted) {
        ssize_t got = pread(file, to + *length, wanted - *length, (off_t)(offset + *length));
        if (got < 0 && errno != EINTR) {
            return SDVP_STORAGE;
        }
        if (got == 0) {
            break; /* it was cut short meanwhile */
        }
        *length += got < 0 ? 0 : (size_t)got;
    }
    return SDVP_OK;
}

static sdvp_error_t read_part(
    void *ctx, const char *name, uint64_t offset, uint8_t *to, size_t room, size_t *length, uint64_t *file_size,
    sdvp_fault_t *fault)
{
    int file;
    struct stat status;
    sdvp_error_t error = open_regular(ctx, name, &file, fault);
    if (error != SDVP_OK) {
        return error;
    }
    if (fstat(file, &status) != 0) {
        error = failed(fault, "read", name);
    } else if (offset > (uint64_t)status.st_size) {
        error = sdvp_fault_set(
            fault, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "%.100s has %" PRIu64 " octets, but was to be read from %" PRIu64,
            name, (uint64_t)status.st_size, offset);
    } else {
        *file_size = (uint64_t)status.st_size;
        uint64_t rest = *file_size - offset;
        error = read_whole(file, to, rest < room ? (size_t)rest : room, offset, length);
    }
    close(file);
    return error;
}

/* Whether there may be one more file of a name; measures what is stored. */
static sdvp_error_t may_write(sdvp_directory_t *directory, const char *name, sdvp_fault_t *fault)
{
    const char *last;
    struct stat status;
    int folder = sdvp_directory_parent(directory, name, false, &last);
    bool other = folder >= 0 && fstatat(folder, last, &status, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(status.st_mode);
    if (folder >= 0) {
        close(folder);
    }
    if (other) {
        return S_ISDIR(status.st_mode)
            ? sdvp_fault_set(
                  fault, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "%.100s is a folder, expected a file", name)
            : sdvp_directory_missing(name, fault);
    }
    sdvp_listing_t listing = {0};
    sdvp_error_t error = sdvp_directory_list(directory, "", &listing, fault);
    bool present = false;
    directory->stored = 0;
    for (size_t i = 0; i < listing.count; i++) {
        present = present || strcmp(listing.items[i].name, name) == 0;
        directory->stored += listing.items[i].size;
    }
    if (error == SDVP_OK && !present && listing.count >= directory->limits.max_files) {
        error = sdvp_fault_set(
            fault, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT,
            "there may be %u files, and there are; delete one first", (unsigned)directory->limits.max_files);
    }
    sdvp_listing_free(&listing);
    return error;
}

static sdvp_error_t write_file(
    void *ctx, const char *name, uint64_t offset, sdvp_upload_t **to, sdvp_fault_t *fault)
{
    sdvp_directory_t *directory = ctx;
    sdvp_error_t error = sdvp_file_name_check(name, fault);
    if (error == SDVP_OK && offset > 0) {
        return sdvp_fault_set(
            fault, SDVP_PARAMETER_VALUE_INCONSISTENT,
            "the first part of %.100s must have offset 0, but got %" PRIu64, name, offset);
    }
    error = error != SDVP_OK ? error : may_write(directory, name, fault);
    if (error != SDVP_OK) {
        return error;
    }
    sdvp_upload_t *upload = sdvp_alloc(sizeof *upload);
    if (upload == NULL || (upload->name = sdvp_copy_text(name)) == NULL) {
        sdvp_release(upload);
        return sdvp_fault_set(fault, SDVP_NO_MEMORY, "there is no memory for another upload");
    }
    snprintf(upload->part, sizeof upload->part, "%" PRIu64 ".part", ++directory->last_part);
    upload->file = openat(directory->incoming, upload->part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (upload->file < 0) {
        error = failed(fault, "write", name);
        sdvp_release(upload->name);
        sdvp_release(upload);
        return error;
    }
    *to = upload;
    return SDVP_OK;
}

static sdvp_error_t append(
    void *ctx, sdvp_upload_t *upload, const uint8_t *octets, size_t length, sdvp_fault_t *fault)
{
    sdvp_directory_t *directory = ctx;
    const sdvp_file_limits_t *limits = &directory->limits;
    if (upload->size + length > limits->max_file_size) {
        return sdvp_fault_set(
            fault, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "%.100s must have at most %" PRIu64 " octets, but gets more",
            upload->name, limits->max_file_size);
    }
    if (directory->stored + directory->uploading + length > limits->max_total_size) {
        return sdvp_fault_set(
            fault, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT,
            "all files together must have at most %" PRIu64 " octets, but %.100s would make it more; delete some first",
            limits->max_total_size, upload->name);
    }
    for (size_t done = 0; done < length;) {
        ssize_t wrote = write(upload->file, octets + done, length - done);
        if (wrote < 0 && errno != EINTR) {
            return failed(fault, "write", upload->name);
        }
        done += wrote < 0 ? 0 : (size_t)wrote;
    }
    upload->size += length;
    directory->uploading += length;
    return SDVP_OK;
}

static void forget(sdvp_directory_t *directory, sdvp_upload_t *upload)
{
    directory->uploading -= upload->size;
    sdvp_release(upload->name);
    sdvp_release(upload);
}

static void discard(void *ctx, sdvp_upload_t *upload)
{
    sdvp_directory_t *directory = ctx;
    close(upload->file);
    (void)unlinkat(directory->incoming, upload->part, 0);
    forget(directory, upload);
}

static sdvp_error_t commit(void *ctx, sdvp_upload_t *upload, sdvp_fault_t *fault)
{
    sdvp_directory_t *directory = ctx;
    const char *last;
    int folder = sdvp_directory_parent(directory, upload->name, true, &last);
    sdvp_error_t error = SDVP_OK;
    /* The rename itself must survive a loss of power, too. */
    if (folder < 0 || fsync(upload->file) != 0
        || renameat(directory->incoming, upload->part, folder, last) != 0 || fsync(folder) != 0) {
        error = failed(fault, "write", upload->name);
        (void)unlinkat(directory->incoming, upload->part, 0);
    } else {
        directory->stored += upload->size;
    }
    if (folder >= 0) {
        close(folder);
    }
    close(upload->file);
    forget(directory, upload);
    return error;
}

/* Takes away folders that have nothing in them any more. */
static void remove_empty(const sdvp_directory_t *directory, char *name)
{
    for (char *slash; (slash = strrchr(name, '/')) != NULL;) {
        const char *last;
        *slash = '\0';
        int folder = sdvp_directory_parent(directory, name, false, &last);
        bool gone = folder >= 0 && unlinkat(folder, last, AT_REMOVEDIR) == 0;
        if (folder >= 0) {
            close(folder);
        }
        if (!gone) {
            return;
        }
    }
}

static sdvp_error_t delete_file(void *ctx, const char *name, sdvp_fault_t *fault)
{
    const sdvp_directory_t *directory = ctx;
    const char *last;
    int file;
    sdvp_error_t error = open_regular(directory, name, &file, fault);
    if (error != SDVP_OK) {
        return error;
    }
    close(file);
    int folder = sdvp_directory_parent(directory, name, false, &last);
    if (folder < 0 || unlinkat(folder, last, 0) != 0) {
        error = failed(fault, "delete", name);
    }
    if (folder >= 0) {
        close(folder);
    }
    char *copy = error == SDVP_OK ? sdvp_copy_text(name) : NULL;
    if (copy != NULL) {
        remove_empty(directory, copy);
        sdvp_release(copy);
    }
    return error;
}

/* mkdir -p. */
static bool make_folders(const char *path)
{
    char *copy = sdvp_copy_text(path);
    if (copy == NULL) {
        return false;
    }
    for (char *at = copy + 1; *at != '\0'; at++) {
        if (*at == '/') {
            *at = '\0';
            (void)mkdir(copy, 0700);
            *at = '/';
        }
    }
    (void)mkdir(copy, 0700);
    sdvp_release(copy);
    return true;
}

/* Deletes what a crash left behind. */
static bool clear_incoming(const sdvp_directory_t *directory)
{
    int folder = openat(directory->incoming, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = folder < 0 ? NULL : fdopendir(folder);
    if (entries == NULL) {
        return false;
    }
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        (void)unlinkat(directory->incoming, entry->d_name, 0);
    }
    closedir(entries);
    return true;
}

sdvp_error_t sdvp_directory_new(const char *path, sdvp_file_limits_t limits, sdvp_directory_t **to)
{
    *to = NULL;
    sdvp_directory_t *directory = sdvp_alloc(sizeof *directory);
    if (directory == NULL || !make_folders(path)) {
        sdvp_release(directory);
        return SDVP_NO_MEMORY;
    }
    directory->limits.max_file_size = limits.max_file_size != 0 ? limits.max_file_size : UINT64_C(32) << 20;
    directory->limits.max_total_size = limits.max_total_size != 0 ? limits.max_total_size : UINT64_C(128) << 20;
    directory->limits.max_files = limits.max_files != 0 ? limits.max_files : 1000;
    directory->incoming = -1;
    directory->root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory->root >= 0) {
        (void)mkdirat(directory->root, INCOMING, 0700);
        directory->incoming = openat(directory->root, INCOMING, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }
    if (directory->incoming < 0 || !clear_incoming(directory)) {
        sdvp_directory_free(directory);
        return SDVP_STORAGE;
    }
    *to = directory;
    return SDVP_OK;
}

void sdvp_directory_free(sdvp_directory_t *directory)
{
    if (directory != NULL) {
        if (directory->incoming >= 0) {
            close(directory->incoming);
        }
        if (directory->root >= 0) {
            close(directory->root);
        }
        sdvp_release(directory);
    }
}

sdvp_file_store_t sdvp_directory_store(sdvp_directory_t *directory)
{
    return (sdvp_file_store_t){
        .ctx = directory,
        .list = list,
        .read = read_part,
        .write = write_file,
        .append = append,
        .commit = commit,
        .discard = discard,
        .remove = delete_file,
    };
}
