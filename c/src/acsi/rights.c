#include <string.h>

#include "acsi/state.h"

/* Whether `inner` is the instance `outer` or lies below it. */
static bool contains(const char *outer, const char *inner)
{
    size_t length = strlen(outer);
    return strncmp(outer, inner, length) == 0 && strchr("./(", inner[length]) != NULL;
}

static bool is_directory(sdvp_service_t service)
{
    return service == SDVP_GET_SERVER_DIRECTORY || service == SDVP_GET_LOGICAL_DEVICE_DIRECTORY
        || service == SDVP_GET_LOGICAL_NODE_DIRECTORY || service == SDVP_GET_DATA_DIRECTORY;
}

static bool covers(const sdvp_access_rule_t *rule, sdvp_service_t service, const char *reference)
{
    return rule->below == NULL || contains(rule->below, reference)
        || (is_directory(service) && contains(reference, rule->below));
}

static bool custom(const sdvp_server_t *server, unsigned roles, sdvp_service_t service, const char *reference, sdvp_fc_t fc)
{
    const sdvp_access_policy_t *policy = &server->config.policy;
    return policy->allows == NULL || policy->allows(policy->ctx, roles, service, reference, fc);
}

bool sdvp_may_use(const sdvp_server_t *server, unsigned roles, sdvp_service_t service)
{
    bool of_association = service == SDVP_ASSOCIATE || service == SDVP_RELEASE || service == SDVP_ABORT;
    for (size_t i = 0; i < server->config.policy.count; i++) {
        const sdvp_access_rule_t *rule = &server->config.policy.rules[i];
        if ((rule->roles & roles) != 0
            && (of_association || (rule->services & SDVP_SERVICE_BIT(service)) != 0)) {
            return custom(server, roles, service, NULL, SDVP_FC_NONE);
        }
    }
    return false;
}

bool sdvp_may(
    const sdvp_server_t *server, unsigned roles, sdvp_service_t service, const char *reference, sdvp_fc_t fc)
{
    for (size_t i = 0; i < server->config.policy.count; i++) {
        const sdvp_access_rule_t *rule = &server->config.policy.rules[i];
        if ((rule->roles & roles) != 0 && (rule->services & SDVP_SERVICE_BIT(service)) != 0
            && (fc == SDVP_FC_NONE || (rule->constraints & SDVP_FC_BIT(fc)) != 0)
            && covers(rule, service, reference)) {
            return custom(server, roles, service, reference, fc);
        }
    }
    return false;
}

const char *sdvp_plain_reference(const char *fcda, char *to)
{
    size_t length = strcspn(fcda, "[");
    length = length > SDVP_REFERENCE_MAX ? SDVP_REFERENCE_MAX : length;
    memcpy(to, fcda, length);
    to[length] = '\0';
    return to;
}

sdvp_fc_t sdvp_fc_in(const char *fcda)
{
    char name[3] = {0};
    const char *open = strchr(fcda, '[');
    return open != NULL && strlen(open) == 4 ? sdvp_fc_of(memcpy(name, open + 1, 2)) : SDVP_FC_NONE;
}

bool sdvp_may_fcda(const sdvp_server_t *server, unsigned roles, sdvp_service_t service, const char *fcda)
{
    char plain[SDVP_REFERENCE_MAX + 1];
    sdvp_fc_t fc = sdvp_fc_in(fcda);
    return fc != SDVP_FC_NONE && sdvp_may(server, roles, service, sdvp_plain_reference(fcda, plain), fc);
}

bool sdvp_may_file(const sdvp_server_t *server, unsigned roles, sdvp_service_t service, const char *file_name)
{
    const sdvp_access_policy_t *policy = &server->config.policy;
    return sdvp_may_use(server, roles, service)
        && (policy->allows_file == NULL || policy->allows_file(policy->ctx, roles, service, file_name));
}
