/* Both ends of what is compared: libstrophe alone, and the library. Each end is a login at the same XMPP server. */
#ifndef SDVP_BENCH_ENDS_H
#define SDVP_BENCH_ENDS_H

#include "bench/load.h"

/* Two accounts of an XMPP server. The passwords are what the files hold. */
typedef struct accounts {
    const char *host, *ca_file, *client, *device;
    char client_password[256], device_password[256];
    unsigned short port;
    bool no_resume; /* the library does without stream management, as the bare end always does */
} accounts_t;

/* Libstrophe alone: answers pings (XEP-0199) until the process is ended. Writes an octet to `ready` when it is up. */
_Noreturn void bare_serve(const accounts_t *accounts, int ready);
/* Logs in, to ping it. */
way_t bare_connect(const accounts_t *accounts);

/* A device of the library with one measured value, until the process is ended. `ready` as above. */
_Noreturn void library_serve(const accounts_t *accounts, int ready);
/* Logs in and associates, to read that value. */
way_t library_connect(const accounts_t *accounts);

#endif
