/* A device's transport and a client's, both over a Prosody, with engines that only count. */
#ifndef SDVP_TEST_PAIR_H
#define SDVP_TEST_PAIR_H

#include "link.h"
#include "xmpp/device.h"
#include "xmpp/operator.h"

#define DEVICE "hp01@sdvp.test/agent"
#define DESK "desk@sdvp.test/desk"
#define SPACE "xmlns='urn:sdvp:acsi:1'"
#define ASSOCIATE "<associate " SPACE " i='1' size='65536' calls='4'/>"
#define RELEASE "<release " SPACE " a='k3f9' i='2'/>"

/* The engine of a device, as far as the transport sees it. */
typedef struct engine {
    const sdvp_server_transport_t *port;
    int requests;
    sdvp_service_t last;
    sdvp_open_call_t *held; /* the last call, if it is to be answered later */
    bool hold;
    bool left; /* nobody has an association any more */
    int aborts;
    unsigned roles;
    int roles_changed;
    int gone;
    char gone_why[256];
    int sent;
    int lost;
} engine_t;

/* A client that gets what it gets. */
typedef struct outcome {
    int calls;
    sdvp_error_t error;
    bool refused;
    sdvp_error_t refusal;
    char detail[256];
    bool *open; /* shall be whether there is an association */
} outcome_t;

typedef struct reports {
    int count;
    uint32_t next;
    int wrong;
    int gone;
    bool refuse;
    bool has_association;
} reports_t;

/* A device and a client of it, both logged in. */
typedef struct pair {
    link_told_t of_device;
    link_told_t of_desk;
    relay_t relay;
    sdvp_connection_t *device;
    sdvp_connection_t *desk;
    engine_t engine;
    reports_t reports;
    sdvp_xmpp_server_t *serving;
    sdvp_xmpp_client_t *client;
    const sdvp_client_transport_t *out;
} pair_t;

/* Requests without a transport. */
typedef struct raw {
    int calls;
    sdvp_error_t error;
    char condition[64];
    char text[160];
    char kind[16];
} raw_t;

/* Both online; `with_client`: the desk has a transport, else it is a mere connection. */
pair_t *pair_of(const prosody_t *server, const sdvp_xmpp_server_settings_t *settings, bool with_client);
void pair_end(pair_t *pair);
/* Answers a call that was held. */
void pair_answer(engine_t *engine, sdvp_open_call_t *call, const sdvp_message_t *request);
/* A call of the client to the device, and one whose answer is waited for. */
uint64_t pair_call(pair_t *pair, sdvp_service_t service, outcome_t *outcome);
outcome_t pair_called(pair_t *pair, sdvp_service_t service);
/* A request of a connection. */
raw_t pair_asked(sdvp_connection_t *from, sdvp_connection_t *other, const char *type, const char *to, const char *payload);

#endif
