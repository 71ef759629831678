#include "files.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */

char *file_content(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fail_msg("no file %s", path);
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *content = malloc((size_t)size + 1);
    assert_non_null(content);
    *length = fread(content, 1, (size_t)size, file);
    fclose(file);
    assert_int_equal(*length, size);
    *length -= *length > 0 && content[*length - 1] == '\n' ? 1 : 0;
    content[*length] = '\0';
    return content;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

size_t each_file(const char *folder, const char *extension, void (*each)(void *ctx, const char *name), void *ctx)
{
    struct dirent **found = NULL;
    int count = scandir(folder, &found, NULL, by_name);
    size_t done = 0;
    if (count < 0) {
        fail_msg("no folder %s", folder);
    }
    for (int i = 0; i < count; i++) {
        size_t length = strlen(found[i]->d_name);
        size_t end = strlen(extension);
        if (length > end && strcmp(found[i]->d_name + length - end, extension) == 0) {
            found[i]->d_name[length - end] = '\0';
            each(ctx, found[i]->d_name);
            done++;
        }
        free(found[i]);
    }
    free(found);
    return done;
}
