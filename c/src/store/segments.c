#include "store/segments.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crc32c.h"
#include "base/little.h"

#define MOST_FILES 0x10000u
static const uint8_t MAGIC[4] = {'S', 'D', 'V', 'J'};

/* A record: magic, CRC of what follows it, length, type, kind, days, milliseconds, id, other; then what it carries. */
static void write_header(uint8_t *to, const sdvp_record_t *record)
{
    memcpy(to, MAGIC, sizeof MAGIC);
    sdvp_put32(to + 8, (uint32_t)record->entry.length);
    to[12] = (uint8_t)record->type;
    to[13] = (uint8_t)record->entry.kind;
    sdvp_put16(to + 14, record->entry.time.days);
    sdvp_put32(to + 16, record->entry.time.milliseconds);
    sdvp_put64(to + 20, record->entry.id);
    sdvp_put64(to + 28, record->other);
    uint32_t crc = sdvp_crc32c(0, to + 8, SDVP_RECORD_HEADER - 8);
    sdvp_put32(to + 4, sdvp_crc32c(crc, record->entry.octets, record->entry.length));
}

/* Reads a record that begins at `from`; false if it is none, or is not whole. */
static bool read_record(const uint8_t *from, size_t octets, sdvp_record_t *to)
{
    if (octets < SDVP_RECORD_HEADER || memcmp(from, MAGIC, sizeof MAGIC) != 0) {
        return false;
    }
    uint32_t length = sdvp_get32(from + 8);
    if (length > octets - SDVP_RECORD_HEADER
        || sdvp_get32(from + 4) != sdvp_crc32c(0, from + 8, SDVP_RECORD_HEADER - 8 + (size_t)length)) {
        return false;
    }
    if (from[12] < SDVP_RECORD_START || from[12] > SDVP_RECORD_DROP || from[13] > SDVP_ENTRY_INTERROGATION) {
        return false;
    }
    *to = (sdvp_record_t){
        .type = (sdvp_record_type_t)from[12],
        .entry = {.id = sdvp_get64(from + 20),
                  .time = {.days = sdvp_get16(from + 14), .milliseconds = sdvp_get32(from + 16)},
                  .kind = (sdvp_entry_kind_t)from[13],
                  .octets = from + SDVP_RECORD_HEADER,
                  .length = length},
        .other = sdvp_get64(from + 28)};
    return true;
}

typedef struct name {
    char text[1024 + 16];
} name_t;

static name_t name_of(const sdvp_segments_t *segments, uint32_t number)
{
    name_t name;
    snprintf(name.text, sizeof name.text, "%s.%08x", segments->path, (unsigned)number);
    return name;
}

sdvp_error_t sdvp_sync_directory(const char *path)
{
    char directory[1024];
    const char *end = strrchr(path, '/');
    if (end == NULL || (size_t)(end - path) >= sizeof directory) {
        return SDVP_STORAGE;
    }
    snprintf(directory, sizeof directory, "%.*s", (int)(end - path), path);
    int file = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) {
        return SDVP_STORAGE;
    }
    int synced = fsync(file);
    close(file);
    return synced == 0 ? SDVP_OK : SDVP_STORAGE;
}

/* The number in a file's name, 0 if it is not one of ours. */
static uint32_t number_in(const char *file, const char *base)
{
    size_t length = strlen(base);
    if (strncmp(file, base, length) != 0 || file[length] != '.' || strlen(file + length + 1) != 8
        || strspn(file + length + 1, "0123456789abcdef") != 8) {
        return 0;
    }
    return (uint32_t)strtoul(file + length + 1, NULL, 16);
}

sdvp_error_t sdvp_segments_open(sdvp_segments_t *to, const char *path, uint8_t *scratch, uint32_t room)
{
    *to = (sdvp_segments_t){.file = -1, .reading = -1, .scratch = scratch, .room = room};
    const char *base = strrchr(path, '/');
    if (base == NULL || strlen(path) >= sizeof to->path || strlen(base) > 240) {
        return SDVP_BAD_ARGUMENT;
    }
    strcpy(to->path, path);
    char directory[1024];
    snprintf(directory, sizeof directory, "%.*s", (int)(base - path), path);
    DIR *listing = opendir(directory);
    if (listing == NULL) {
        return SDVP_STORAGE;
    }
    for (struct dirent *file = readdir(listing); file != NULL; file = readdir(listing)) {
        uint32_t number = number_in(file->d_name, base + 1);
        if (number != 0) {
            to->oldest = to->oldest == 0 || number < to->oldest ? number : to->oldest;
            to->newest = number > to->newest ? number : to->newest;
        }
    }
    closedir(listing);
    /* A file that is none of ours must not have billions of numbers tried. */
    return to->newest - to->oldest > MOST_FILES ? SDVP_STORAGE : SDVP_OK;
}

static void close_file(int *file)
{
    if (*file >= 0) {
        close(*file);
        *file = -1;
    }
}

void sdvp_segments_close(sdvp_segments_t *segments)
{
    close_file(&segments->file);
    close_file(&segments->reading);
}

/* Reads up to `octets` at a place; returns how many there were. */
static size_t read_at(int file, uint8_t *to, size_t octets, uint32_t offset)
{
    size_t got = 0;
    while (got < octets) {
        ssize_t part = pread(file, to + got, octets - got, (off_t)offset + (off_t)got);
        if (part < 0 && errno == EINTR) {
            continue;
        }
        if (part <= 0) {
            break;
        }
        got += (size_t)part;
    }
    return got;
}

/* Place of the next magic at or after an offset; `size` if there is none. */
static uint32_t next_magic(const sdvp_segments_t *segments, int file, uint32_t offset, uint32_t size)
{
    while (offset + SDVP_RECORD_HEADER <= size) {
        size_t got = read_at(file, segments->scratch, segments->room, offset);
        for (size_t i = 0; i + sizeof MAGIC <= got; i++) {
            if (memcmp(segments->scratch + i, MAGIC, sizeof MAGIC) == 0) {
                return offset + (uint32_t)i;
            }
        }
        if (got < segments->room) {
            break;
        }
        offset += (uint32_t)(got - sizeof MAGIC + 1);
    }
    return size;
}

/* Tells the records of one file; returns where the last whole one ends. */
static uint32_t replay_file(
    const sdvp_segments_t *segments, int file, uint32_t number, uint32_t size, sdvp_replay_t replay, void *ctx)
{
    uint32_t offset = 0;
    uint32_t whole = 0;
    bool damaged = false;
    while (offset < size) {
        sdvp_record_t record;
        size_t got = read_at(file, segments->scratch, segments->room, offset);
        if (read_record(segments->scratch, got, &record)) {
            if (damaged) {
                replay(ctx, NULL, number, offset);
                damaged = false;
            }
            replay(ctx, &record, number, offset);
            offset += SDVP_RECORD_HEADER + (uint32_t)record.entry.length;
            whole = offset;
        } else {
            damaged = true;
            offset = next_magic(segments, file, offset + 1, size);
        }
    }
    if (damaged) {
        replay(ctx, NULL, number, whole);
    }
    return whole;
}

sdvp_error_t sdvp_segments_replay(sdvp_segments_t *segments, sdvp_replay_t replay, void *ctx)
{
    uint32_t newest = segments->newest;
    for (uint32_t number = segments->oldest; number != 0 && number <= newest; number++) {
        int file = open(name_of(segments, number).text, O_RDWR | O_CLOEXEC);
        struct stat about;
        if (file < 0 && errno == ENOENT) {
            continue;
        }
        if (file < 0 || fstat(file, &about) != 0 || about.st_size > INT32_MAX) {
            close_file(&file);
            return SDVP_STORAGE;
        }
        uint32_t size = (uint32_t)about.st_size;
        uint32_t whole = replay_file(segments, file, number, size, replay, ctx);
        segments->total += number == newest ? whole : size;
        if (number < newest) {
            close(file);
        } else {
            segments->file = file;
            segments->end = whole;
            if (whole < size && ftruncate(file, (off_t)whole) != 0) {
                return SDVP_STORAGE;
            }
            if (whole == 0) {
                close_file(&segments->file); /* it has no beginning: the next record begins another one */
            }
        }
    }
    return SDVP_OK;
}

sdvp_error_t sdvp_segments_write(sdvp_segments_t *segments, const sdvp_record_t *record, uint32_t *offset)
{
    if (segments->file < 0) {
        return SDVP_STORAGE;
    }
    size_t length = SDVP_RECORD_HEADER + record->entry.length;
    if (length > segments->room) {
        return SDVP_STORAGE;
    }
    write_header(segments->scratch, record);
    if (record->entry.length > 0) {
        memcpy(segments->scratch + SDVP_RECORD_HEADER, record->entry.octets, record->entry.length);
    }
    ssize_t written;
    do {
        written = pwrite(segments->file, segments->scratch, length, (off_t)segments->end);
    } while (written < 0 && errno == EINTR);
    if (written != (ssize_t)length) {
        /* A part of a record would be no harm, being damage that is seen; but it would stay in the way. */
        if (written > 0 && ftruncate(segments->file, (off_t)segments->end) != 0) {
            close_file(&segments->file);
        }
        return SDVP_STORAGE;
    }
    *offset = segments->end;
    segments->end += (uint32_t)length;
    segments->total += length;
    return SDVP_OK;
}

sdvp_error_t sdvp_segments_sync(sdvp_segments_t *segments)
{
    if (segments->file < 0) {
        return SDVP_STORAGE;
    }
    int synced = fdatasync(segments->file);
    if (synced != 0) {
        close_file(&segments->file); /* once more it would say yes: the system drops what it could not write */
    }
    return synced == 0 ? SDVP_OK : SDVP_STORAGE;
}

sdvp_error_t sdvp_segments_begin(sdvp_segments_t *segments, const sdvp_record_t *start)
{
    if (segments->file >= 0 && sdvp_segments_sync(segments) != SDVP_OK) {
        return SDVP_STORAGE;
    }
    uint32_t number = segments->newest + 1;
    name_t name = name_of(segments, number);
    sdvp_segments_t begun = *segments;
    begun.file = open(name.text, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    begun.end = 0;
    uint32_t offset;
    if (begun.file < 0) {
        return SDVP_STORAGE;
    }
    /* Twice, for without it nothing of the file would count. */
    if (sdvp_segments_write(&begun, start, &offset) != SDVP_OK || sdvp_segments_write(&begun, start, &offset) != SDVP_OK
        || fsync(begun.file) != 0 || sdvp_sync_directory(name.text) != SDVP_OK) {
        close_file(&begun.file);
        unlink(name.text);
        return SDVP_STORAGE;
    }
    close_file(&segments->file);
    begun.newest = number;
    begun.oldest = begun.oldest == 0 ? number : begun.oldest;
    *segments = begun;
    return SDVP_OK;
}

bool sdvp_segments_read(sdvp_segments_t *segments, uint32_t number, uint32_t offset, uint32_t length, sdvp_record_t *to)
{
    int file = segments->file;
    if (number != segments->newest || file < 0) {
        if (segments->reading < 0 || segments->read != number) {
            close_file(&segments->reading);
            segments->reading = open(name_of(segments, number).text, O_RDONLY | O_CLOEXEC);
            segments->read = number;
        }
        file = segments->reading;
    }
    size_t octets = SDVP_RECORD_HEADER + (size_t)length;
    return file >= 0 && octets <= segments->room && read_at(file, segments->scratch, octets, offset) == octets
           && read_record(segments->scratch, octets, to) && to->entry.length == length;
}

bool sdvp_segments_have_older(const sdvp_segments_t *segments)
{
    return segments->oldest != 0 && segments->oldest < segments->newest;
}

uint32_t sdvp_segments_remove_oldest(sdvp_segments_t *segments)
{
    struct stat about;
    name_t name = name_of(segments, segments->oldest);
    if (sdvp_segments_have_older(segments)) {
        if (stat(name.text, &about) == 0 && unlink(name.text) == 0) {
            segments->total -= (uint64_t)about.st_size < segments->total ? (uint64_t)about.st_size : segments->total;
        }
        segments->oldest++;
    }
    return segments->oldest;
}

void sdvp_segments_remove_all(sdvp_segments_t *segments)
{
    sdvp_segments_close(segments);
    for (uint32_t number = segments->oldest; number != 0 && number <= segments->newest; number++) {
        unlink(name_of(segments, number).text);
    }
    segments->oldest = 0;
    segments->total = 0;
}
