#include "offline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <string.h>

sdvp_connection_t *offline_link(const char *jid)
{
    const sdvp_connection_settings_t settings = {.jid = jid, .password = "x"};
    sdvp_connection_t *c = sdvp_connection_new(&settings, NULL);
    assert_non_null(c);
    c->state = SDVP_LINK_SUSPENDED;
    return c;
}

void offline_hear(sdvp_connection_t *c, const char *xml)
{
    xmpp_stanza_t *parsed = xmpp_stanza_new_from_string(c->strophe, xml);
    assert_non_null(parsed);
    sdvp_stanza_t stanza = sdvp_stanza_of(parsed);
    sdvp_link_dispatch(c, &stanza);
    xmpp_stanza_release(parsed);
}

const char *offline_sent(const sdvp_connection_t *c, const char *words)
{
    const char *found = NULL;
    for (const sdvp_outgoing_t *stanza = c->first; stanza != NULL; stanza = stanza->next) {
        found = strstr(stanza->xml, words) != NULL ? stanza->xml : found;
    }
    return found;
}

void offline_id(const sdvp_connection_t *c, const char *words, char to[64])
{
    const char *xml = offline_sent(c, words);
    const char *id = xml == NULL ? NULL : strstr(xml, " id='");
    if (id == NULL) {
        fail_msg("nothing was sent with %s", words);
        return;
    }
    (void)snprintf(to, 64, "%.*s", (int)strcspn(id + 5, "'"), id + 5);
}
