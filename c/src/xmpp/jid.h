/* XMPP addresses (RFC 7622) as far as a client has to look into them; the XMPP server has prepared them. */
#ifndef SDVP_XMPP_JID_H
#define SDVP_XMPP_JID_H

#include "sdvp/xmpp.h"

/* Room for an address with its NUL. */
typedef char sdvp_jid_t[SDVP_JID_MAX + 1];

/* Octets before the slash, or all. */
size_t sdvp_jid_bare_length(const char *jid);
/* Whether it is account and resource, and not too long. */
bool sdvp_jid_is_full(const char *jid);
/* Whether it is local@domain or domain, without resource, and not too long. */
bool sdvp_jid_is_bare(const char *jid);
/* The part behind the @ of an account's address, with its resource. */
const char *sdvp_jid_domain(const char *jid);
/* Copies the part before the slash, in small letters; false if it is too long. */
bool sdvp_jid_bare(const char *jid, sdvp_jid_t to);
/* Whether both are of one account; letters A to Z are as a to z. */
bool sdvp_jid_same_account(const char *a, const char *b);
/* Whether both are the same address; resources compare exactly. */
bool sdvp_jid_same(const char *a, const char *b);

#endif
