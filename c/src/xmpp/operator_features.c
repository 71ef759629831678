/* What a device speaks, as it says itself (XEP-0030). */
#include <stdio.h>
#include <string.h>

#include "xmpp/operator.h"

static const uint32_t FEATURES_MS = 20000;

/* All that waited for the format of a device go out in the next run. */
static void release_held(sdvp_device_t *device)
{
    for (sdvp_outcall_t *call = device->client->calls; call != NULL; call = call->next) {
        if (call->device == device && call->question == 0 && call->due == SDVP_NEVER) {
            call->due = sdvp_link_now(device->client->connection);
        }
    }
}

static bool has_feature(const sdvp_stanza_t *answer, const char *feature)
{
    xmpp_stanza_t *each = answer->payload == NULL ? NULL : xmpp_stanza_get_children(answer->payload);
    for (; each != NULL; each = xmpp_stanza_get_next(each)) {
        if (sdvp_tag_is(each, "feature", SDVP_NS_DISCO_INFO) && strcmp(sdvp_tag_attribute(each, "var"), feature) == 0) {
            return true;
        }
    }
    return false;
}

static const sdvp_format_t *format_of(const sdvp_formats_t *formats, const sdvp_stanza_t *answer)
{
    for (size_t i = 0; i < formats->count; i++) {
        bool all = true;
        for (const char *const *feature = formats->each[i]->features; *feature != NULL; feature++) {
            all &= has_feature(answer, *feature);
        }
        if (all) {
            return formats->each[i];
        }
    }
    return NULL;
}

static void features_came(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    sdvp_device_t *device = ctx;
    sdvp_xmpp_client_t *client = device->client;
    device->question = 0;
    device->is_metered = error == SDVP_OK && has_feature(answer, SDVP_METERED);
    if (device->is_metered) {
        sdvp_peer_watch_rarely(client->connection, device->jid);
    }
    if (device->format != NULL) {
        return;
    }
    device->format = error == SDVP_OK ? format_of(&client->formats, answer) : NULL;
    if (device->format != NULL) {
        release_held(device);
    } else {
        bool gone = error != SDVP_OK;
        char words[SDVP_JID_MAX + 128];
        (void)snprintf(words, sizeof words, "%s %s", device->jid,
                       gone ? "does not answer: it is offline, or the own account is not in its roster"
                            : "speaks none of the wire formats of this client");
        sdvp_operator_gone(device, words);
    }
}

bool sdvp_operator_ask_features(sdvp_device_t *device)
{
    sdvp_connection_t *c = device->client->connection;
    if (!device->is_asked) {
        sdvp_text_add(sdvp_iq_begin(c, "get", device->jid), "<query xmlns='" SDVP_NS_DISCO_INFO "'/>");
        device->is_asked =
            sdvp_iq_send(c, device->jid, FEATURES_MS, features_came, device, &device->question) == SDVP_OK;
    }
    return device->is_asked;
}
