#include <stdio.h>
#include <string.h>

#include "acsi/report.h"
#include "base/memory.h"

enum { VERSION = 1 };

bool sdvp_settings_make_same_entries(const sdvp_rcb_settings_t *one, const sdvp_rcb_settings_t *other)
{
    return strcmp(one->rpt_id, other->rpt_id) == 0 && strcmp(one->dat_set, other->dat_set) == 0
           && one->conf_rev == other->conf_rev && one->buf_tm == other->buf_tm && one->trg_ops == other->trg_ops
           && one->intg_pd == other->intg_pd;
}

void sdvp_block_configured(const sdvp_report_block_t *block, sdvp_rcb_settings_t *to)
{
    const sdvp_report_control_t *control = block->control;
    *to = (sdvp_rcb_settings_t){
        .conf_rev = control->conf_rev, .opt_flds = control->opt_flds, .buf_tm = control->buf_tm,
        .trg_ops = control->trg_ops, .intg_pd = control->intg_pd};
    if (!control->buffered) {
        to->opt_flds &= (sdvp_bits_t)~(SDVP_OPT_BUF_OVFL | SDVP_OPT_ENTRY_ID);
    }
    snprintf(to->rpt_id, sizeof to->rpt_id, "%s", control->rpt_id == NULL ? "" : control->rpt_id);
    if (control->dat_set != NULL) {
        snprintf(
            to->dat_set, sizeof to->dat_set, "%s/%s.%s", block->device->name, block->node->name, control->dat_set);
    }
}

static void pack_settings(
    const sdvp_rcb_settings_t *settings, int32_t resv_tms, const char *owner, sdvp_packer_t *packer)
{
    sdvp_pack_number(packer, VERSION, 1);
    sdvp_pack_text(packer, settings->rpt_id);
    sdvp_pack_text(packer, settings->dat_set);
    sdvp_pack_number(packer, settings->conf_rev, 4);
    sdvp_pack_number(packer, settings->opt_flds, 2);
    sdvp_pack_number(packer, settings->buf_tm, 4);
    sdvp_pack_number(packer, settings->trg_ops, 2);
    sdvp_pack_number(packer, settings->intg_pd, 4);
    sdvp_pack_number(packer, (uint32_t)resv_tms, 4);
    sdvp_pack_text(packer, owner);
}

static bool unpack_settings(
    sdvp_unpacker_t *unpacker, sdvp_arena_t *arena, sdvp_rcb_settings_t *to, int32_t *resv_tms, const char **owner)
{
    if (sdvp_unpack_number(unpacker, 1) != VERSION) {
        return false;
    }
    const char *rpt_id = sdvp_unpack_text(unpacker, arena);
    const char *dat_set = sdvp_unpack_text(unpacker, arena);
    if (strlen(rpt_id) > SDVP_REFERENCE_MAX || strlen(dat_set) > SDVP_REFERENCE_MAX) {
        return false;
    }
    strcpy(to->rpt_id, rpt_id);
    strcpy(to->dat_set, dat_set);
    to->conf_rev = (uint32_t)sdvp_unpack_number(unpacker, 4);
    to->opt_flds = (sdvp_bits_t)sdvp_unpack_number(unpacker, 2);
    to->buf_tm = (uint32_t)sdvp_unpack_number(unpacker, 4);
    to->trg_ops = (sdvp_bits_t)sdvp_unpack_number(unpacker, 2);
    to->intg_pd = (uint32_t)sdvp_unpack_number(unpacker, 4);
    *resv_tms = (int32_t)(uint32_t)sdvp_unpack_number(unpacker, 4);
    *owner = sdvp_unpack_text(unpacker, arena);
    return !unpacker->bad && unpacker->left == 0;
}

/* The name under which settings are kept. */
static void state_name(const sdvp_report_block_t *block, char *to, size_t size)
{
    snprintf(to, size, "brcb.%s", block->reference);
}

static sdvp_error_t remember(sdvp_report_block_t *block, const uint8_t *octets, size_t length)
{
    uint8_t *copy = sdvp_alloc(length);
    if (copy == NULL) {
        return SDVP_NO_MEMORY;
    }
    memcpy(copy, octets, length);
    sdvp_release(block->saved);
    block->saved = copy;
    block->saved_length = length;
    return SDVP_OK;
}

/* Kept settings in a model that may be newer: a data set that is gone gives way to the configured one. */
static void make_usable(const sdvp_report_block_t *block, sdvp_rcb_settings_t *kept)
{
    sdvp_rcb_settings_t configured;
    sdvp_block_configured(block, &configured);
    kept->conf_rev = kept->conf_rev > configured.conf_rev ? kept->conf_rev : configured.conf_rev;
    if (kept->dat_set[0] != '\0' && sdvp_server_find_set(block->all->server, "", kept->dat_set) == NULL) {
        strcpy(kept->dat_set, configured.dat_set);
    }
}

static const char *reserved_for(const sdvp_report_block_t *block)
{
    for (size_t i = 0; i < block->all->config.reserved_count; i++) {
        if (strcmp(block->all->reserved[i].brcb, block->reference) == 0) {
            return block->all->reserved[i].peer;
        }
    }
    return NULL;
}

sdvp_error_t sdvp_block_load(sdvp_report_block_t *block)
{
    const sdvp_state_store_t *store = block->all->config.states;
    char name[SDVP_BLOCK_NAME + 8];
    uint8_t octets[SDVP_STATE_ROOM];
    size_t length;
    sdvp_rcb_settings_t kept;
    int32_t resv_tms = 0;
    const char *owner = "";
    sdvp_block_configured(block, &block->settings);
    state_name(block, name, sizeof name);
    sdvp_arena_reset(block->all->arena);
    if (store->load(store->ctx, name, octets, sizeof octets, &length) == SDVP_OK) {
        sdvp_unpacker_t unpacker = {octets, length, false};
        if (unpack_settings(&unpacker, block->all->arena, &kept, &resv_tms, &owner)) {
            make_usable(block, &kept);
            block->settings = kept;
        } else {
            resv_tms = 0;
        }
    }
    const char *reserved = reserved_for(block);
    if (reserved != NULL) {
        resv_tms = -1;
        owner = reserved;
    } else if (resv_tms < 0) {
        resv_tms = 0;
    }
    if (resv_tms != 0 && owner[0] != '\0') {
        block->reservation.owner = sdvp_copy_text(owner);
        block->reservation.asked = true;
        block->reservation.resv_tms = resv_tms;
        if (block->reservation.owner == NULL) {
            return SDVP_NO_MEMORY;
        }
    }
    sdvp_packer_t packer = {octets, sizeof octets, 0};
    pack_settings(&block->settings, block->reservation.resv_tms, block->reservation.owner, &packer);
    return packer.used > packer.size ? SDVP_NO_MEMORY : remember(block, octets, packer.used);
}

sdvp_error_t sdvp_block_save(
    sdvp_report_block_t *block, const sdvp_rcb_settings_t *settings, int32_t resv_tms, const char *owner)
{
    const sdvp_state_store_t *store = block->all->config.states;
    char name[SDVP_BLOCK_NAME + 8];
    uint8_t octets[SDVP_STATE_ROOM];
    sdvp_packer_t packer = {octets, sizeof octets, 0};
    pack_settings(settings, resv_tms, owner, &packer);
    if (packer.used > packer.size) {
        return SDVP_STORAGE;
    }
    if (packer.used == block->saved_length && memcmp(octets, block->saved, packer.used) == 0) {
        return SDVP_OK;
    }
    state_name(block, name, sizeof name);
    sdvp_error_t error = store->save(store->ctx, name, octets, packer.used);
    return error != SDVP_OK ? error : remember(block, octets, packer.used);
}

/* FNV-1a twice, from different beginnings: nobody gains by two settings that look alike, who could set either. */
typedef struct hash {
    uint64_t one;
    uint64_t other;
} hash_t;

static void hash_octets(hash_t *hash, const void *octets, size_t length)
{
    const uint8_t *from = octets;
    for (size_t i = 0; i < length; i++) {
        /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): all of `length` has been written */
        hash->one = (hash->one ^ from[i]) * UINT64_C(0x100000001b3);
        hash->other = (hash->other ^ (uint8_t)~from[i]) * UINT64_C(0x100000001b3);
    }
}

static void hash_text(hash_t *hash, const char *text)
{
    hash_octets(hash, text, strlen(text) + 1);
}

static void hash_type(hash_t *hash, const sdvp_type_t *type)
{
    uint8_t code = (uint8_t)type->code;
    hash_octets(hash, &code, 1);
    if (type->code == SDVP_STRUCTURE || type->code == SDVP_ARRAY) {
        uint32_t members = type->code == SDVP_ARRAY ? 1 : type->count;
        hash_octets(hash, &type->count, sizeof type->count);
        for (uint32_t i = 0; i < members; i++) {
            hash_text(hash, type->members[i].name == NULL ? "" : type->members[i].name);
            hash_type(hash, &type->members[i].type);
        }
    }
}

static void hash_node(hash_t *hash, const sdvp_node_t *node, sdvp_fc_t fc)
{
    if (!sdvp_node_concerns(node, fc)) {
        return;
    }
    hash_text(hash, node->name);
    if (node->cdc == NULL) {
        hash_type(hash, &node->type);
    }
    for (uint16_t i = 0; node->cdc != NULL && i < node->count; i++) {
        hash_node(hash, &node->children[i], fc);
    }
}

void sdvp_block_fingerprint(const sdvp_report_block_t *block, char to[65])
{
    hash_t hash = {UINT64_C(0xcbf29ce484222325), UINT64_C(0x84222325cbf29ce4)};
    if (block->set != NULL) {
        const sdvp_rcb_settings_t *settings = &block->settings;
        const uint32_t numbers[4] = {settings->conf_rev, settings->buf_tm, settings->intg_pd, settings->trg_ops};
        hash_text(&hash, settings->rpt_id);
        hash_octets(&hash, numbers, sizeof numbers);
        hash_text(&hash, block->set->name);
        for (size_t i = 0; i < block->set->count; i++) {
            const sdvp_set_member_t *member = &block->set->members[i];
            hash_text(&hash, member->fcda);
            if (member->selection.type != NULL) {
                hash_type(&hash, member->selection.type);
            } else {
                hash_node(&hash, member->selection.place.object, member->selection.fc);
            }
        }
    }
    snprintf(to, 65, "%016llx%016llx", (unsigned long long)hash.one, (unsigned long long)hash.other);
}
