/*
 * The last calls of control services and their answers, so that what comes twice is done once: a link that was resumed may
 * deliver again (XEP-0198). A call is known by its association and invoke id; a command also, in whatever association, by
 * its peer, service, control, origin, ctlNum and T. Each peer has a memory of its own, so that none can flush the commands
 * of another. What was said is kept as 128 bits of it.
 */
#include <stdio.h>
#include <string.h>

#include "acsi/control.h"
#include "base/memory.h"

enum { MAX_PEERS = 64 };

/* A text of a command: two hashes with different beginnings. */
typedef struct digest {
    uint64_t a;
    uint64_t b;
} digest_t;

typedef struct waiter {
    struct waiter *next;
    sdvp_call_t *call;
} waiter_t;

struct sdvp_owed {
    sdvp_owed_t *next; /* older */
    char association_id[SDVP_ASSOCIATION_ID + 1];
    uint32_t invoke_id;
    bool is_command; /* whether `key` counts */
    bool forgotten;  /* it is no longer in a memory */
    bool settled;
    digest_t key;
    digest_t whole;
    sdvp_error_t error; /* the answer */
    sdvp_add_cause_t cause;
    char *why;
    waiter_t *waiters;
    sdvp_own_answer_t own; /* NULL: for clients */
    void *own_ctx;
};

typedef struct peer {
    struct peer *next; /* used longer ago */
    char *name;
    sdvp_owed_t *newest;
    uint32_t count;
} peer_t;

struct sdvp_memory {
    peer_t *peers;
    size_t peer_count;
    uint32_t commands;
};

static void add(digest_t *digest, const void *octets, size_t length)
{
    const unsigned char *at = octets;
    for (size_t i = 0; i < length; i++) {
        digest->a = (digest->a ^ at[i]) * UINT64_C(0x100000001b3);
        digest->b = (digest->b + at[i]) * UINT64_C(0x9e3779b97f4a7c15);
        digest->b ^= digest->b >> 29;
    }
}

static void add_number(digest_t *digest, uint64_t number)
{
    add(digest, &number, sizeof number);
}

static void add_time(digest_t *digest, sdvp_timestamp_t time)
{
    add_number(digest, (uint64_t)time.seconds << 32 | time.fraction);
    add_number(digest, time.quality);
}

static void add_basic(digest_t *digest, const sdvp_value_t *value)
{
    switch (value->type) {
    case SDVP_BOOLEAN:
        add_number(digest, value->is.boolean);
        break;
    case SDVP_FLOAT32:
    case SDVP_FLOAT64:
        add(digest, &value->is.real, sizeof value->is.real);
        break;
    case SDVP_OCTET_STRING:
        add(digest, value->is.octets.octets, value->is.octets.length);
        break;
    case SDVP_VISIBLE_STRING:
    case SDVP_UNICODE_STRING:
    case SDVP_OBJECT_REFERENCE:
    case SDVP_CURRENCY:
        add(digest, value->is.text.text, value->is.text.length);
        break;
    case SDVP_TIMESTAMP:
        add_time(digest, value->is.timestamp);
        break;
    case SDVP_ENTRY_TIME:
        add_number(digest, (uint64_t)value->is.entry_time.days << 32 | value->is.entry_time.milliseconds);
        break;
    case SDVP_ENTRY_ID:
        add_number(digest, value->is.entry_id);
        break;
    default:
        if (value->type >= SDVP_QUALITY) {
            add_number(digest, value->is.bits);
        } else {
            add_number(digest, (uint64_t)value->is.integer);
        }
        break;
    }
}

static void add_value(digest_t *digest, const sdvp_value_t *value)
{
    add_number(digest, value->type);
    if (value->type != SDVP_STRUCTURE && value->type != SDVP_ARRAY) {
        add_basic(digest, value);
        return;
    }
    add_number(digest, value->is.list.count);
    for (size_t i = 0; i < value->is.list.count; i++) {
        add_value(digest, &value->is.list.items[i]);
    }
}

/* What a command is known by: service, control, origin, ctlNum and T. */
static digest_t key_of(sdvp_service_t service, const sdvp_command_t *command)
{
    digest_t digest = {UINT64_C(0xcbf29ce484222325), UINT64_C(0x243f6a8885a308d3)};
    add_number(&digest, service);
    add(&digest, command->control, strlen(command->control) + 1);
    if (service != SDVP_SELECT) {
        add_number(&digest, command->or_cat);
        add_number(&digest, command->or_ident_length);
        add(&digest, command->or_ident, command->or_ident_length);
        add_number(&digest, command->ctl_num);
        add_time(&digest, command->t);
    }
    return digest;
}

static digest_t whole_of(sdvp_service_t service, const sdvp_command_t *command)
{
    digest_t digest = key_of(service, command);
    if (service != SDVP_SELECT) {
        add_value(&digest, &command->ctl_val);
        add_number(&digest, command->test);
        add_number(&digest, command->check);
    }
    if (service == SDVP_TIME_ACTIVATED_OPERATE) {
        add_time(&digest, command->oper_tm);
    }
    return digest;
}

static bool same(digest_t one, digest_t other)
{
    return one.a == other.a && one.b == other.b;
}

static void free_owed(sdvp_owed_t *owed)
{
    while (owed->waiters != NULL) {
        waiter_t *waiter = owed->waiters;
        owed->waiters = waiter->next;
        sdvp_release(waiter);
    }
    sdvp_release(owed->why);
    sdvp_release(owed);
}

/* Takes one out of a memory; what has not been answered yet stays for whoever owes it. */
static void forget(sdvp_owed_t *owed)
{
    owed->forgotten = true;
    if (owed->settled) {
        free_owed(owed);
    }
}

static void free_peer(peer_t *peer)
{
    while (peer->newest != NULL) {
        sdvp_owed_t *owed = peer->newest;
        peer->newest = owed->next;
        forget(owed);
    }
    sdvp_release(peer->name);
    sdvp_release(peer);
}

sdvp_memory_t *sdvp_memory_new(uint32_t commands)
{
    sdvp_memory_t *memory = sdvp_alloc(sizeof *memory);
    if (memory != NULL) {
        memory->commands = commands;
    }
    return memory;
}

void sdvp_memory_free(sdvp_memory_t *memory)
{
    if (memory != NULL) {
        while (memory->peers != NULL) {
            peer_t *peer = memory->peers;
            memory->peers = peer->next;
            free_peer(peer);
        }
        sdvp_release(memory);
    }
}

/* The memory of a peer, brought to the front; the one used longest ago goes when there are too many. */
static peer_t *peer_of(sdvp_memory_t *memory, const char *name)
{
    peer_t **at = &memory->peers;
    while (*at != NULL && strcmp((*at)->name, name) != 0) {
        at = &(*at)->next;
    }
    peer_t *found = *at;
    if (found != NULL) {
        *at = found->next;
    } else {
        found = sdvp_alloc(sizeof *found);
        if (found == NULL || (found->name = sdvp_copy_text(name)) == NULL) {
            sdvp_release(found);
            return NULL;
        }
        memory->peer_count++;
    }
    found->next = memory->peers;
    memory->peers = found;
    if (memory->peer_count > MAX_PEERS) {
        peer_t **last = &memory->peers;
        while ((*last)->next != NULL) {
            last = &(*last)->next;
        }
        free_peer(*last);
        *last = NULL;
        memory->peer_count--;
    }
    return found;
}

static bool wait_for(sdvp_owed_t *owed, sdvp_call_t *call)
{
    waiter_t *waiter = sdvp_alloc(sizeof *waiter);
    if (waiter == NULL) {
        sdvp_call_refuse_control(
            call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, SDVP_CAUSE_UNKNOWN, "there is no memory for another command");
        return false;
    }
    waiter->call = call;
    waiter->next = owed->waiters;
    owed->waiters = waiter;
    return true;
}

static void answer(sdvp_call_t *call, const sdvp_owed_t *owed)
{
    if (owed->error == SDVP_OK) {
        sdvp_call_answer(call, NULL);
    } else {
        sdvp_call_refuse_control(call, owed->error, owed->cause, owed->why == NULL ? "" : owed->why);
    }
}

/* A call that came before: the answer of then, or none yet. */
static void repeat(sdvp_owed_t *earlier, sdvp_call_t *call, const sdvp_command_t *command, digest_t whole)
{
    if (!same(earlier->whole, whole)) {
        char why[320];
        snprintf(
            why, sizeof why,
            "%.130s: the same invoke id, or the same origin, ctlNum and T, came before with another command",
            command->control);
        sdvp_call_refuse_control(
            call, SDVP_PARAMETER_VALUE_INCONSISTENT, SDVP_CAUSE_INCONSISTENT_PARAMETERS, why);
    } else if (earlier->settled) {
        answer(call, earlier);
    } else {
        (void)wait_for(earlier, call);
    }
}

static void drop_oldest(sdvp_memory_t *memory, peer_t *peer)
{
    if (peer->count > memory->commands) {
        sdvp_owed_t **last = &peer->newest;
        while ((*last)->next != NULL) {
            last = &(*last)->next;
        }
        sdvp_owed_t *oldest = *last;
        *last = NULL;
        peer->count--;
        forget(oldest);
    }
}

sdvp_owed_t *sdvp_memory_recall(sdvp_memory_t *memory, sdvp_call_t *call, const sdvp_command_t *command)
{
    bool is_command = call->service == SDVP_OPERATE || call->service == SDVP_TIME_ACTIVATED_OPERATE;
    digest_t key = key_of(call->service, command);
    digest_t whole = whole_of(call->service, command);
    peer_t *peer = peer_of(memory, call->caller.peer);
    sdvp_owed_t *earlier = peer == NULL ? NULL : peer->newest;
    sdvp_owed_t *like = NULL;
    while (earlier != NULL
           && !(earlier->invoke_id == call->invoke_id
                && strcmp(earlier->association_id, call->association_id) == 0)) {
        if (like == NULL && is_command && earlier->is_command && same(earlier->key, key)) {
            like = earlier;
        }
        earlier = earlier->next;
    }
    earlier = earlier == NULL ? like : earlier;
    if (earlier != NULL) {
        repeat(earlier, call, command, whole);
        return NULL;
    }
    sdvp_owed_t *owed = peer == NULL ? NULL : sdvp_owed_new(NULL, NULL);
    if (owed == NULL) {
        sdvp_call_refuse_control(
            call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, SDVP_CAUSE_UNKNOWN, "there is no memory for another command");
        return NULL;
    }
    memcpy(owed->association_id, call->association_id, sizeof owed->association_id);
    owed->invoke_id = call->invoke_id;
    owed->is_command = is_command;
    owed->key = key;
    owed->whole = whole;
    if (!wait_for(owed, call)) {
        free_owed(owed);
        return NULL;
    }
    owed->forgotten = false;
    owed->next = peer->newest;
    peer->newest = owed;
    peer->count++;
    drop_oldest(memory, peer);
    return owed;
}

sdvp_owed_t *sdvp_owed_new(sdvp_own_answer_t own, void *ctx)
{
    sdvp_owed_t *owed = sdvp_alloc(sizeof *owed);
    if (owed != NULL) {
        owed->forgotten = true;
        owed->own = own;
        owed->own_ctx = ctx;
    }
    return owed;
}

void sdvp_owed_settle(sdvp_owed_t *owed, const sdvp_obstacle_t *obstacle)
{
    owed->settled = true;
    owed->error = obstacle == NULL ? SDVP_OK : obstacle->error;
    owed->cause = obstacle == NULL ? SDVP_NO_ADD_CAUSE : obstacle->cause;
    owed->why = obstacle == NULL ? NULL : sdvp_copy_text(obstacle->why);
    while (owed->waiters != NULL) {
        waiter_t *waiter = owed->waiters;
        owed->waiters = waiter->next;
        answer(waiter->call, owed);
        sdvp_release(waiter);
    }
    if (owed->own != NULL) {
        owed->own(owed->own_ctx, obstacle);
    }
    if (owed->forgotten) {
        free_owed(owed);
    }
}
