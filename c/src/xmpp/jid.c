#include "xmpp/jid.h"

#include <string.h>

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

size_t sdvp_jid_bare_length(const char *jid)
{
    return strcspn(jid, "/");
}

bool sdvp_jid_is_full(const char *jid)
{
    size_t bare = sdvp_jid_bare_length(jid);
    return bare > 0 && jid[bare] == '/' && jid[bare + 1] != '\0' && strlen(jid) <= SDVP_JID_MAX;
}

bool sdvp_jid_is_bare(const char *jid)
{
    size_t bare = sdvp_jid_bare_length(jid);
    return bare > 0 && jid[bare] == '\0' && bare <= SDVP_JID_MAX;
}

const char *sdvp_jid_domain(const char *jid)
{
    const char *at = memchr(jid, '@', sdvp_jid_bare_length(jid));
    return at == NULL ? jid : at + 1;
}

bool sdvp_jid_bare(const char *jid, sdvp_jid_t to)
{
    size_t length = sdvp_jid_bare_length(jid);
    if (length > SDVP_JID_MAX) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        to[i] = small(jid[i]);
    }
    to[length] = '\0';
    return true;
}

bool sdvp_jid_same_account(const char *a, const char *b)
{
    size_t length = sdvp_jid_bare_length(a);
    if (length != sdvp_jid_bare_length(b)) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (small(a[i]) != small(b[i])) {
            return false;
        }
    }
    return true;
}

bool sdvp_jid_same(const char *a, const char *b)
{
    return sdvp_jid_same_account(a, b) && strcmp(a + sdvp_jid_bare_length(a), b + sdvp_jid_bare_length(b)) == 0;
}
