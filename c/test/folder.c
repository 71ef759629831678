#include "folder.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

folder_t folder_new(void)
{
    /* In memory where there is such a place: what is tested is not how long a disk takes. */
    folder_t folder = {"/dev/shm/sdvp-test-XXXXXX"};
    if (access("/dev/shm", W_OK | X_OK) != 0) {
        folder = (folder_t){"/tmp/sdvp-test-XXXXXX"};
    }
    if (mkdtemp(folder.path) == NULL) {
        perror("mkdtemp");
        abort();
    }
    return folder;
}

/* Walks a folder, what is in it before itself. */
static void walk(const char *path, void (*found)(void *ctx, const char *path, const struct stat *about), void *ctx)
{
    DIR *listing = opendir(path);
    if (listing == NULL) {
        return;
    }
    for (struct dirent *file = readdir(listing); file != NULL; file = readdir(listing)) {
        char inner[1024];
        struct stat about;
        snprintf(inner, sizeof inner, "%s/%s", path, file->d_name);
        if (strcmp(file->d_name, ".") == 0 || strcmp(file->d_name, "..") == 0 || lstat(inner, &about) != 0) {
            continue;
        }
        if (S_ISDIR(about.st_mode)) {
            walk(inner, found, ctx);
        }
        found(ctx, inner, &about);
    }
    closedir(listing);
}

static void remove_one(void *ctx, const char *path, const struct stat *about)
{
    (void)ctx;
    (void)(S_ISDIR(about->st_mode) ? rmdir(path) : unlink(path));
}

void folder_remove(const char *path)
{
    walk(path, remove_one, NULL);
    rmdir(path);
}

typedef struct files {
    void (*found)(void *ctx, const char *file);
    void *ctx;
} files_t;

static void tell_file(void *ctx, const char *path, const struct stat *about)
{
    const files_t *files = ctx;
    if (S_ISREG(about->st_mode)) {
        files->found(files->ctx, path);
    }
}

void folder_files(const char *path, void (*found)(void *ctx, const char *file), void *ctx)
{
    files_t files = {found, ctx};
    walk(path, tell_file, &files);
}

static void add_size(void *ctx, const char *path, const struct stat *about)
{
    (void)path;
    *(size_t *)ctx += S_ISREG(about->st_mode) ? (size_t)about->st_size : 0;
}

size_t folder_size(const char *path)
{
    size_t size = 0;
    walk(path, add_size, &size);
    return size;
}
