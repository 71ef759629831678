#include "base/random.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool sdvp_random(void *to, size_t size)
{
    int device = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (device < 0) {
        return false;
    }
    unsigned char *at = to;
    while (size > 0) {
        ssize_t got = read(device, at, size);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        at += got;
        size -= (size_t)got;
    }
    close(device);
    return size == 0;
}
