/* A Prosody of our own for a test (prosody.sh), and a way to it that breaks when the test wants it to. */
#ifndef SDVP_TEST_PROSODY_H
#define SDVP_TEST_PROSODY_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct prosody {
    char directory[64];
    char ca_file[96];
    char other_ca_file[96];
    uint16_t port;
    uint16_t direct_port;
} prosody_t;

/*
 * Makes the directory, with the accounts hp01 and desk (in hp01's roster as Service Provider, and hp01 in desk's), stranger, cert (with cert.pem and cert.key),
 * and starts. False: there is no Prosody here, which is said; the test is to be skipped.
 */
bool prosody_start(prosody_t *server);
/* Starts it again after prosody_stop, on the same ports. */
void prosody_again(const prosody_t *server);
void prosody_stop(const prosody_t *server);
/* Stops it and takes the directory away. */
void prosody_end(const prosody_t *server);

/* A process that passes octets on. */
typedef struct relay {
    uint16_t port;
    pid_t pid;
    int control;
} relay_t;

void relay_start(relay_t *relay, uint16_t to);
/* Closes what is open; new connections are taken. */
void relay_cut(const relay_t *relay);
/* Closes what is open and refuses what comes, until relay_open. */
void relay_close(const relay_t *relay);
void relay_open(const relay_t *relay);
/* Passes nothing on and closes nothing, as if the cable were out, until relay_open. */
void relay_hush(const relay_t *relay);
void relay_end(const relay_t *relay);

#endif
