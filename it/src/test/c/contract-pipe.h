/*
 * The ports of sdvp/transport.h over standard input and output, messages in compact: the contract without an XMPP server.
 *
 * Device: takes "request PEER ROLES NUMBER XML", "unconfirmed PEER ROLES XML", which have no line of answer, and "peer-roles
 * PEER ROLES", "peer-gone PEER REASON"; tells "response NUMBER XML" and "message PEER XML".
 * Client: tells "request NUMBER XML" and "message XML"; takes "response NUMBER XML", "no-response NUMBER REASON", "unconfirmed
 * XML" and "device-gone REASON", none of which has a line of answer.
 */
#ifndef CONTRACT_PIPE_H
#define CONTRACT_PIPE_H

#include "contract-link.h"

typedef struct contract_pipe contract_pipe_t;

/* New: contract_pipe_free. `device`: as client, the address of the device; else NULL. */
contract_pipe_t *contract_pipe_new(const char *device);
void contract_pipe_free(contract_pipe_t *pipe);
const sdvp_server_transport_t *contract_pipe_server(const contract_pipe_t *pipe);
const sdvp_client_transport_t *contract_pipe_client(const contract_pipe_t *pipe);

/* Carries out a line; false if it is none of these. */
bool contract_pipe_command(contract_pipe_t *pipe, const char *what, char *words);

#endif
