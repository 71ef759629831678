#include "xmpp/scram.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/read.h"

enum { MESSAGE_MAX = 1024, NONCE_OCTETS = 18 };
static const int64_t LEAST_ROUNDS = 4096;
static const int64_t MOST_ROUNDS = 1000000;

struct sdvp_scram {
    const EVP_MD *hash;
    char *password;
    char first[MESSAGE_MAX];  /* client-first-message-bare */
    char server[MESSAGE_MAX]; /* server-first-message */
    char nonce[NONCE_OCTETS * 2];
    unsigned char signature[EVP_MAX_MD_SIZE]; /* that the server has to show */
    bool is_answered;
    bool is_proven;
};

int sdvp_scram_rank(const char *mechanism)
{
    return strcmp(mechanism, "SCRAM-SHA-512") == 0 ? 3
         : strcmp(mechanism, "SCRAM-SHA-256") == 0 ? 2
         : strcmp(mechanism, "SCRAM-SHA-1") == 0   ? 1
                                                   : 0;
}

static const EVP_MD *hash_of(const char *mechanism)
{
    int rank = sdvp_scram_rank(mechanism);
    return rank == 3 ? EVP_sha512() : rank == 2 ? EVP_sha256() : EVP_sha1();
}

/* RFC 5802 5.1: comma and equals sign in a name. */
static void write_name(sdvp_text_t *to, const char *name)
{
    for (const char *c = name; *c != '\0'; c++) {
        if (*c == ',') {
            sdvp_text_add(to, "=2C");
        } else if (*c == '=') {
            sdvp_text_add(to, "=3D");
        } else {
            sdvp_text_char(to, *c);
        }
    }
}

sdvp_scram_t *sdvp_scram_new(const char *mechanism, const char *user, const char *password)
{
    unsigned char random[NONCE_OCTETS];
    sdvp_scram_t *scram = sdvp_alloc(sizeof *scram);
    if (scram == NULL) {
        return NULL;
    }
    scram->hash = hash_of(mechanism);
    scram->password = sdvp_copy_text(password);
    sdvp_text_t nonce = sdvp_text_fixed(scram->nonce, sizeof scram->nonce);
    sdvp_text_t first = sdvp_text_fixed(scram->first, sizeof scram->first);
    bool is_random = RAND_bytes(random, sizeof random) == 1;
    sdvp_text_base64(&nonce, random, sizeof random);
    sdvp_text_add(&first, "n=");
    write_name(&first, user);
    sdvp_text_add(&first, ",r=");
    sdvp_text_add(&first, scram->nonce);
    if (scram->password == NULL || !is_random || sdvp_text_state(&first) != SDVP_OK) {
        sdvp_scram_free(scram);
        return NULL;
    }
    return scram;
}

void sdvp_scram_free(sdvp_scram_t *scram)
{
    if (scram != NULL) {
        if (scram->password != NULL) {
            OPENSSL_cleanse(scram->password, strlen(scram->password));
        }
        sdvp_release(scram->password);
        OPENSSL_cleanse(scram, sizeof *scram);
        sdvp_release(scram);
    }
}

static void write_base64(sdvp_text_t *to, const char *text)
{
    sdvp_text_base64(to, (const uint8_t *)text, strlen(text));
}

void sdvp_scram_first(const sdvp_scram_t *scram, sdvp_text_t *to)
{
    char whole[MESSAGE_MAX + 4];
    sdvp_text_t text = sdvp_text_fixed(whole, sizeof whole);
    sdvp_text_add(&text, "n,,");
    sdvp_text_add(&text, scram->first);
    write_base64(to, whole);
}

/* Decodes into text with a NUL; false if it is too long, no base64, or has a NUL in it. */
static bool read_base64(const char *from, char to[MESSAGE_MAX])
{
    size_t length = strlen(from);
    size_t count = 0;
    if (length >= MESSAGE_MAX || !sdvp_read_base64(from, length, (uint8_t *)to, &count)) {
        return false;
    }
    to[count] = '\0';
    return strlen(to) == count;
}

/* The value of an attribute such as "r=" of a message; false if it is missing. */
static bool attribute(const char *message, char name, const char **at, size_t *length)
{
    for (const char *part = message; *part != '\0'; part += *part == ',') {
        size_t size = strcspn(part, ",");
        if (size >= 2 && part[0] == name && part[1] == '=') {
            *at = part + 2;
            *length = size - 2;
            return true;
        }
        part += size;
    }
    return false;
}

static size_t hmac(const EVP_MD *hash, const unsigned char *key, size_t size, const char *text, unsigned char *to)
{
    unsigned int length = 0;
    HMAC(hash, key, (int)size, (const unsigned char *)text, strlen(text), to, &length);
    return length;
}

/* RFC 5802 clause 3: the proof of the client, and the signature of the server, from the salted password. */
static bool prove(
    sdvp_scram_t *scram, const unsigned char *salt, size_t salt_size, int rounds, const char *message,
    unsigned char *proof)
{
    unsigned char salted[EVP_MAX_MD_SIZE];
    unsigned char client[EVP_MAX_MD_SIZE];
    unsigned char stored[EVP_MAX_MD_SIZE];
    unsigned char server[EVP_MAX_MD_SIZE];
    unsigned char mask[EVP_MAX_MD_SIZE];
    size_t size = (size_t)EVP_MD_get_size(scram->hash);
    int password = (int)strlen(scram->password);
    bool good =
        PKCS5_PBKDF2_HMAC(scram->password, password, salt, (int)salt_size, rounds, scram->hash, (int)size, salted) == 1
        && hmac(scram->hash, salted, size, "Client Key", client) == size
        && EVP_Digest(client, size, stored, NULL, scram->hash, NULL) == 1
        && hmac(scram->hash, stored, size, message, mask) == size
        && hmac(scram->hash, salted, size, "Server Key", server) == size
        && hmac(scram->hash, server, size, message, scram->signature) == size;
    for (size_t i = 0; good && i < size; i++) {
        proof[i] = client[i] ^ mask[i];
    }
    OPENSSL_cleanse(salted, sizeof salted);
    OPENSSL_cleanse(client, sizeof client);
    return good;
}

static bool answer_first(sdvp_scram_t *scram, sdvp_text_t *to, sdvp_fault_t *fault)
{
    const char *nonce;
    const char *salt;
    const char *rounds;
    size_t nonce_size;
    size_t salt_size;
    size_t rounds_size;
    int64_t count = 0;
    uint8_t salted[MESSAGE_MAX];
    if (!attribute(scram->server, 'r', &nonce, &nonce_size) || !attribute(scram->server, 's', &salt, &salt_size)
        || !attribute(scram->server, 'i', &rounds, &rounds_size)
        || nonce_size <= strlen(scram->nonce) || strncmp(nonce, scram->nonce, strlen(scram->nonce)) != 0
        || !sdvp_read_base64(salt, salt_size, salted, &salt_size)
        || !sdvp_read_integer(rounds, rounds_size, LEAST_ROUNDS, MOST_ROUNDS, &count)) {
        sdvp_fault_set(fault, SDVP_LOGIN_FAILED,
                       "the XMPP server's challenge is none of SCRAM with our nonce and 4096 to 1000000 rounds");
        return false;
    }
    char message[MESSAGE_MAX * 3];
    sdvp_text_t whole = sdvp_text_fixed(message, sizeof message);
    char last[MESSAGE_MAX];
    sdvp_text_t final = sdvp_text_fixed(last, sizeof last - 2 * EVP_MAX_MD_SIZE);
    sdvp_text_add(&final, "c=biws,r=");
    sdvp_text_put(&final, nonce, nonce_size);
    sdvp_text_add(&whole, scram->first);
    sdvp_text_char(&whole, ',');
    sdvp_text_add(&whole, scram->server);
    sdvp_text_char(&whole, ',');
    sdvp_text_add(&whole, last);
    unsigned char proof[EVP_MAX_MD_SIZE];
    if (sdvp_text_state(&whole) != SDVP_OK || sdvp_text_state(&final) != SDVP_OK
        || !prove(scram, salted, salt_size, (int)count, message, proof)) {
        sdvp_fault_set(fault, SDVP_LOGIN_FAILED, "the proof of SCRAM could not be made");
        return false;
    }
    final.size = sizeof last;
    sdvp_text_add(&final, ",p=");
    sdvp_text_base64(&final, proof, (size_t)EVP_MD_get_size(scram->hash));
    write_base64(to, last);
    return true;
}

bool sdvp_scram_answer(sdvp_scram_t *scram, const char *challenge, sdvp_text_t *to, sdvp_fault_t *fault)
{
    if (scram->is_answered) {
        return sdvp_scram_is_proven(scram, challenge);
    }
    scram->is_answered = true;
    if (!read_base64(challenge, scram->server)) {
        sdvp_fault_set(fault, SDVP_LOGIN_FAILED, "the XMPP server's challenge is no text in base64");
        return false;
    }
    return answer_first(scram, to, fault);
}

bool sdvp_scram_is_proven(sdvp_scram_t *scram, const char *success)
{
    char message[MESSAGE_MAX];
    const char *shown;
    size_t size;
    uint8_t signature[MESSAGE_MAX];
    if (scram->is_answered && read_base64(success, message) && attribute(message, 'v', &shown, &size)
        && sdvp_read_base64(shown, size, signature, &size) && size == (size_t)EVP_MD_get_size(scram->hash)
        && CRYPTO_memcmp(signature, scram->signature, size) == 0) {
        scram->is_proven = true;
    }
    return scram->is_proven;
}
