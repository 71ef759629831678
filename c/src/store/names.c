#include "store/names.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* With room for what is put behind it. */
static const size_t NAME_LENGTH_MAX = 230;

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool sdvp_path(char *to, size_t size, const char *directory, const char *folder, const char *name)
{
    int begun = snprintf(to, size, "%s/%s/", directory, folder);
    if (begun < 0 || (size_t)begun >= size || *name == '\0') {
        return false;
    }
    size_t start = (size_t)begun;
    size_t at = start;
    for (; *name != '\0'; name++) {
        if (at + 4 > size || at - start + 3 > NAME_LENGTH_MAX) {
            return false;
        }
        if (is_plain(*name)) {
            to[at++] = *name;
            to[at] = '\0';
        } else {
            snprintf(to + at, 4, "%%%02X", (unsigned)(unsigned char)*name);
            at += 3;
        }
    }
    return true;
}

static bool make_folder(const char *path)
{
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

bool sdvp_make_folders(const char *directory)
{
    static const char *const FOLDERS[] = {"", "/report", "/log", "/state"};
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
        char path[1024];
        int length = snprintf(path, sizeof path, "%s%s", directory, FOLDERS[i]);
        if (length < 0 || (size_t)length >= sizeof path || !make_folder(path)) {
            return false;
        }
    }
    return true;
}
