/* Finding files in a directory without ever following a link. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/directory.h"
#include "store/file_name.h"

enum { MAX_DEPTH = 32, MAX_PATH = 1024, MAX_LISTED = 100000 };

sdvp_error_t sdvp_directory_missing(const char *path, sdvp_fault_t *fault)
{
    return sdvp_fault_set(
        fault, SDVP_INSTANCE_NOT_AVAILABLE, "expected a file, but there is no \"%.120s\"", path);
}

int sdvp_directory_parent(const sdvp_directory_t *directory, const char *path, bool make, const char **last)
{
    int folder = dup(directory->root);
    for (const char *slash; folder >= 0 && (slash = strchr(path, '/')) != NULL; path = slash + 1) {
        char part[MAX_PATH];
        size_t length = (size_t)(slash - path);
        int inner = -1;
        if (length < sizeof part) {
            memcpy(part, path, length);
            part[length] = '\0';
            if (make) {
                (void)mkdirat(folder, part, 0700);
            }
            inner = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        }
        close(folder);
        folder = inner;
    }
    *last = path;
    return folder;
}

void sdvp_listing_free(sdvp_listing_t *listing)
{
    for (size_t i = 0; i < listing->count; i++) {
        sdvp_release(listing->items[i].name);
    }
    sdvp_release(listing->items);
    memset(listing, 0, sizeof *listing);
}

static sdvp_error_t add(sdvp_listing_t *listing, const char *name, const struct stat *status)
{
    if (sdvp_file_name_check(name, NULL) != SDVP_OK) {
        return SDVP_OK; /* not meant for clients */
    }
    if (listing->count == listing->room) {
        size_t room = listing->room == 0 ? 32 : 2 * listing->room;
        sdvp_listed_t *items = room > MAX_LISTED ? NULL : sdvp_resize(listing->items, room * sizeof *items);
        if (items == NULL) {
            return SDVP_NO_MEMORY;
        }
        listing->items = items;
        listing->room = room;
    }
    char *copy = sdvp_copy_text(name);
    if (copy == NULL) {
        return SDVP_NO_MEMORY;
    }
    listing->items[listing->count++] = (sdvp_listed_t){
        copy, (uint64_t)status->st_size,
        (int64_t)status->st_mtim.tv_sec * 1000000 + status->st_mtim.tv_nsec / 1000};
    return SDVP_OK;
}

static sdvp_error_t walk(int folder, const char *prefix, int depth, sdvp_listing_t *listing);

/* One entry of a folder; what has gone meanwhile is passed over. */
static sdvp_error_t visit(int folder, const char *prefix, const char *name, int depth, sdvp_listing_t *listing)
{
    char path[MAX_PATH];
    struct stat status;
    int length = snprintf(path, sizeof path, "%s%s%s", prefix, prefix[0] == '\0' ? "" : "/", name);
    if (name[0] == '.' || length < 0 || (size_t)length >= sizeof path
        || fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return SDVP_OK;
    }
    if (S_ISREG(status.st_mode)) {
        return add(listing, path, &status);
    }
    if (!S_ISDIR(status.st_mode) || depth == MAX_DEPTH) {
        return SDVP_OK;
    }
    int inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return inner < 0 ? SDVP_OK : walk(inner, path, depth + 1, listing);
}

/* Closes `folder`. */
static sdvp_error_t walk(int folder, const char *prefix, int depth, sdvp_listing_t *listing)
{
    DIR *entries = fdopendir(folder);
    if (entries == NULL) {
        close(folder);
        return SDVP_STORAGE;
    }
    sdvp_error_t error = SDVP_OK;
    for (const struct dirent *entry; error == SDVP_OK && (entry = readdir(entries)) != NULL;) {
        error = visit(folder, prefix, entry->d_name, depth, listing);
    }
    closedir(entries);
    return error;
}

static int by_name(const void *one, const void *other)
{
    return strcmp(((const sdvp_listed_t *)one)->name, ((const sdvp_listed_t *)other)->name);
}

/* What a path names: a file, a folder. */
static sdvp_error_t walk_path(
    const sdvp_directory_t *directory, const char *path, sdvp_listing_t *to, sdvp_fault_t *fault)
{
    const char *last;
    struct stat status;
    sdvp_error_t error = sdvp_file_name_check(path, fault);
    if (error != SDVP_OK) {
        return error;
    }
    int folder = sdvp_directory_parent(directory, path, false, &last);
    if (folder < 0 || fstatat(folder, last, &status, AT_SYMLINK_NOFOLLOW) != 0 || S_ISLNK(status.st_mode)) {
        error = sdvp_directory_missing(path, fault);
    } else if (S_ISREG(status.st_mode)) {
        error = add(to, path, &status);
    } else {
        int inner = openat(folder, last, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        error = inner < 0 ? sdvp_directory_missing(path, fault) : walk(inner, path, 0, to);
    }
    if (folder >= 0) {
        close(folder);
    }
    return error;
}

sdvp_error_t sdvp_directory_list(
    const sdvp_directory_t *directory, const char *path, sdvp_listing_t *to, sdvp_fault_t *fault)
{
    sdvp_error_t error;
    if (path[0] == '\0') {
        /* Not dup: the place of reading would be shared. */
        int root = openat(directory->root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        error = root < 0 ? SDVP_STORAGE : walk(root, "", 0, to);
    } else {
        error = walk_path(directory, path, to, fault);
    }
    if (error == SDVP_OK && to->count > 1) {
        qsort(to->items, to->count, sizeof *to->items, by_name);
    }
    if (error != SDVP_OK) {
        sdvp_listing_free(to);
    }
    return error;
}
