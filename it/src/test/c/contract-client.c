/*
 * A client of the contract in C. Lines it takes: "device JID", "login …" (see contract-link.h) or "pipe" (see contract-pipe.h), and "call NUMBER MESSAGE", "abort
 * ASSOCIATION REASON", which have no line of answer; events: "online JID", "offline REASON", "answer NUMBER MESSAGE", "failed
 * NUMBER ERROR DETAIL", "unconfirmed MESSAGE", "gone REASON". Messages are the JSON of the vectors.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "contract-pipe.h"
#include "wire/tree.h"

#define MOST_ASSOCIATIONS 64

typedef struct client {
    char device[SDVP_JID_MAX + 1];
    sdvp_connection_t *connection;
    sdvp_xmpp_client_t *link;
    contract_pipe_t *pipe; /* in the place of these two */
    sdvp_client_t *client;
    sdvp_association_t *associations[MOST_ASSOCIATIONS];
    size_t count;
} client_t;

/* A call that has not been answered. */
typedef struct call {
    client_t *client;
    unsigned long number;
    uint32_t invoke_id;
    sdvp_service_t service;
    char association_id[256];
} call_t;

static void say_message(const char *what, const sdvp_message_t *message)
{
    sdvp_text_t text = sdvp_text_growing(4u << 20);
    sdvp_json_write(&text, message);
    contract_say("%s %s", what, text.at);
    sdvp_text_free(&text);
}

/* Tells how a call ended, and forgets it. */
static void answer(call_t *call, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    char what[64];
    snprintf(what, sizeof what, "answer %lu", call->number);
    sdvp_message_t message = {.service = call->service};
    if (response != NULL) {
        message = *response;
    }
    message.pdu = SDVP_RESPONSE;
    message.invoke_id = call->invoke_id;
    if (message.association_id == NULL && call->association_id[0] != '\0') {
        message.association_id = call->association_id;
    }
    if (outcome->error >= SDVP_NO_MEMORY) {
        contract_say("failed %lu %s %s", call->number, sdvp_error_name(outcome->error), outcome->detail);
    } else {
        if (outcome->error != SDVP_OK) {
            message.refused = true;
            message.is.refusal = (sdvp_refusal_t){outcome->error, outcome->add_cause, outcome->detail};
        }
        say_message(what, &message);
    }
    free(call);
}

static void replied(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    answer(ctx, outcome, response);
}

static void released(void *ctx, const sdvp_outcome_t *outcome)
{
    answer(ctx, outcome, NULL);
}

static void unconfirmed(const sdvp_association_t *association, sdvp_message_t *message)
{
    message->pdu = SDVP_UNCONFIRMED;
    message->association_id = sdvp_association_id(association);
    say_message("unconfirmed", message);
}

static sdvp_error_t on_report(void *ctx, const sdvp_report_t *report)
{
    unconfirmed(ctx, &(sdvp_message_t){.service = SDVP_REPORT, .is.report = *report});
    return SDVP_OK;
}

static void on_termination(void *ctx, const sdvp_command_t *command)
{
    unconfirmed(ctx, &(sdvp_message_t){.service = SDVP_COMMAND_TERMINATION, .is.command = *command});
}

static void on_end(void *ctx, sdvp_association_t *association, sdvp_end_t end, const char *reason)
{
    (void)ctx;
    if (end == SDVP_ABORTED_BY_SERVER) {
        unconfirmed(association, &(sdvp_message_t){.service = SDVP_ABORT, .is.abort.reason = reason});
    } else if (end == SDVP_PEER_LOST) {
        contract_say("gone %s", reason);
    }
}

static void associated(void *ctx, const sdvp_outcome_t *outcome, sdvp_association_t *association)
{
    call_t *call = ctx;
    if (association == NULL) {
        answer(call, outcome, NULL);
        return;
    }
    client_t *client = call->client;
    client->associations[client->count++] = association;
    sdvp_on_termination(association, on_termination, association);
    const char *services[SDVP_SERVICE_LIMIT];
    size_t count = 0;
    for (int i = 1; i < SDVP_SERVICE_LIMIT; i++) {
        const char *name = sdvp_service_name((sdvp_service_t)i);
        if (name != NULL && sdvp_association_offers(association, (sdvp_service_t)i)) {
            services[count++] = name;
        }
    }
    sdvp_message_t response = {
        .service = SDVP_ASSOCIATE,
        .association_id = sdvp_association_id(association),
        .is.associate_response =
            {.max_message_size = sdvp_association_max_message_size(association),
                .max_outstanding_calls = sdvp_association_max_outstanding_calls(association),
                .services = {services, count}},
    };
    answer(call, outcome, &response);
    sdvp_association_on_end(association, on_end, client);
}

static sdvp_association_t *find(const client_t *client, const char *id)
{
    for (size_t i = 0; i < client->count; i++) {
        if (strcmp(sdvp_association_id(client->associations[i]), id) == 0) {
            return client->associations[i];
        }
    }
    return NULL;
}

/* The client is made when it is first known what it is to ask for. */
static sdvp_error_t associate(client_t *client, const sdvp_associate_request_t *request, call_t *call)
{
    if (client->client == NULL) {
        sdvp_client_config_t config = sdvp_client_defaults(
            client->pipe != NULL ? contract_pipe_client(client->pipe) : sdvp_xmpp_client_transport(client->link));
        config.max_message_size = request->max_message_size;
        config.max_outstanding_calls = request->max_outstanding_calls;
        config.call_timeout_ms = 60000; /* the time is kept in Java */
        sdvp_error_t error = sdvp_client_new(&config, &client->client);
        if (error != SDVP_OK) {
            return error;
        }
    }
    return client->count == MOST_ASSOCIATIONS ? SDVP_NO_MEMORY
                                              : sdvp_associate(client->client, client->device, associated, call);
}

/* Who enables a control block listens to its reports. */
static sdvp_error_t listen(sdvp_association_t *association, const sdvp_message_t *request)
{
    bool sets = request->service == SDVP_SET_BRCB_VALUES || request->service == SDVP_SET_URCB_VALUES;
    const sdvp_rcb_t *rcb = &request->is.rcb;
    if (!sets || !rcb->has_rpt_ena || !rcb->rpt_ena) {
        return SDVP_OK;
    }
    bool named = rcb->rpt_id != NULL && rcb->rpt_id[0] != '\0';
    return sdvp_listen(
        association, named ? rcb->rpt_id : rcb->reference,
        &(sdvp_report_listener_t){.ctx = association, .on_report = on_report});
}

static sdvp_error_t send(client_t *client, const sdvp_message_t *request, call_t *call)
{
    if (request->service == SDVP_ASSOCIATE) {
        return associate(client, &request->is.associate_request, call);
    }
    sdvp_association_t *association = find(client, request->association_id);
    if (association == NULL) {
        return SDVP_LOST;
    }
    snprintf(call->association_id, sizeof call->association_id, "%s", request->association_id);
    if (request->service == SDVP_RELEASE) {
        return sdvp_association_release(association, released, call);
    }
    sdvp_error_t error = listen(association, request);
    return error == SDVP_OK ? sdvp_call(association, request, replied, call) : error;
}

static void take_call(client_t *client, char *words)
{
    call_t *call = calloc(1, sizeof *call);
    sdvp_arena_t *arena = sdvp_arena_new(65536, 64u << 20);
    sdvp_message_t request;
    sdvp_tree_t *tree;
    sdvp_fault_t fault = {.detail = ""};
    call->client = client;
    call->number = strtoul(contract_word(&words), NULL, 10);
    sdvp_error_t error = sdvp_json_read(arena, words, strlen(words), &tree, &fault);
    if (error == SDVP_OK) {
        error = sdvp_tree_read(tree, &(sdvp_tree_envelope_t){.path = NULL}, arena, &request, &fault);
    }
    if (error == SDVP_OK) {
        call->invoke_id = request.invoke_id;
        call->service = request.service;
        error = send(client, &request, call);
    }
    if (error != SDVP_OK) {
        contract_say("failed %lu %s %s", call->number, sdvp_error_name(error), fault.detail);
        free(call);
    }
    sdvp_arena_free(arena);
}

static void log_in(client_t *client, char *words)
{
    client->connection = contract_connection(words, 0);
    if (client->connection != NULL) {
        client->link = sdvp_xmpp_client_new(client->connection, NULL, NULL);
        sdvp_connection_connect(client->connection);
        contract_say("ok");
    }
}

static void command(void *ctx, const char *what, char *words)
{
    client_t *client = ctx;
    if (strcmp(what, "device") == 0) {
        snprintf(client->device, sizeof client->device, "%s", words);
        contract_say("ok");
    } else if (strcmp(what, "login") == 0) {
        log_in(client, words);
    } else if (strcmp(what, "pipe") == 0) {
        client->pipe = contract_pipe_new(client->device);
        contract_say("ok");
    } else if (client->pipe != NULL && contract_pipe_command(client->pipe, what, words)) {
        return;
    } else if (strcmp(what, "call") == 0) {
        take_call(client, words);
    } else if (strcmp(what, "abort") == 0) {
        sdvp_association_t *association = find(client, contract_word(&words));
        if (association != NULL) {
            sdvp_association_abort(association, words);
        }
    } else {
        contract_say("error there is no %s", what);
    }
}

static int64_t run(void *ctx)
{
    client_t *client = ctx;
    if (client->client == NULL) {
        return SDVP_NEVER;
    }
    sdvp_client_run(client->client);
    return sdvp_client_deadline(client->client);
}

int main(void)
{
    client_t client = {.count = 0};
    contract_run(&(contract_program_t){.ctx = &client, .command = command, .run = run}, &client.connection);
    sdvp_client_free(client.client);
    sdvp_xmpp_client_free(client.link);
    sdvp_connection_free(client.connection);
    contract_pipe_free(client.pipe);
    return 0;
}
