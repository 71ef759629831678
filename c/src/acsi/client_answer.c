/* Whether an answer belongs to a call, and makes sense. */
#include <inttypes.h>
#include <string.h>

#include "acsi/client.h"

/* How many results an answer has; SIZE_MAX where it has none. */
static size_t results_of(const sdvp_message_t *response)
{
    switch (response->service) {
    case SDVP_GET_DATA_VALUES:
    case SDVP_GET_EDIT_SG_VALUE:
        return response->is.read_response.results.count;
    case SDVP_SET_DATA_VALUES:
    case SDVP_SET_EDIT_SG_VALUE:
    case SDVP_SET_DATA_SET_VALUES:
        return response->is.write_response.results.count;
    default:
        return SIZE_MAX;
    }
}

size_t sdvp_client_results_wanted(const sdvp_message_t *request)
{
    switch (request->service) {
    case SDVP_GET_DATA_VALUES:
    case SDVP_GET_EDIT_SG_VALUE:
        return request->is.read_request.references.count;
    case SDVP_SET_DATA_VALUES:
    case SDVP_SET_EDIT_SG_VALUE:
        return request->is.write_request.writes.count;
    case SDVP_SET_DATA_SET_VALUES:
        return request->is.set_data_set_values_request.values.count;
    default:
        return SIZE_MAX;
    }
}

bool sdvp_client_belongs(const client_call_t *call, const sdvp_message_t *response, char *detail)
{
    const char *service = sdvp_service_name(call->service);
    const char *peer = call->association == NULL ? call->peer : call->association->peer;
    if (response->pdu != SDVP_RESPONSE || response->service != call->service) {
        const char *other = sdvp_service_name(response->service);
        sdvp_detail_print(detail, "the answer of %s to %s number %" PRIu32 " must have %s, but has %s", peer, service,
            call->invoke_id, service, other == NULL ? "none" : other);
        return false;
    }
    if (response->invoke_id != call->invoke_id) {
        sdvp_detail_print(detail, "the answer of %s to %s number %" PRIu32 " must have that number, but has %" PRIu32, peer,
            service, call->invoke_id, response->invoke_id);
        return false;
    }
    const char *id = response->association_id == NULL ? "none" : response->association_id;
    if (call->association != NULL && strcmp(id, call->association->id) != 0) {
        sdvp_detail_print(detail, "the answer of %s to %s number %" PRIu32 " must have association %s, but has %s", peer,
            service, call->invoke_id, call->association->id, id);
        return false;
    }
    size_t results = response->refused ? call->results : results_of(response);
    if (results != call->results) {
        sdvp_detail_print(detail, "expected of %s %zu results of %s, but got %zu", peer, call->results, service, results);
        return false;
    }
    return true;
}
