/* Prints dumped_model, a table made by "sdvp scl to-c", line by line; ModelDump in Java prints the same of the model itself. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "sdvp/model.h"

extern const sdvp_model_t dumped_model;

static void octets(const void *from, size_t length)
{
    const unsigned char *at = from;
    putchar('\'');
    for (size_t i = 0; i < length; i++) {
        printf("%02x", at[i]);
    }
    putchar('\'');
}

static void line(const char *what, const char *name)
{
    printf("%s ", what);
    if (name == NULL) {
        printf("none");
    } else {
        octets(name, strlen(name));
    }
    putchar('\n');
}

static void value(const sdvp_value_t *v)
{
    uint64_t bits;
    printf("value %d ", (int)v->type);
    switch (v->type) {
    case SDVP_BOOLEAN:
        printf("%d\n", v->is.boolean);
        break;
    case SDVP_FLOAT32:
    case SDVP_FLOAT64:
        memcpy(&bits, &v->is.real, sizeof bits);
        /* Which of the many NaN it is, C cannot say in a constant. */
        v->is.real == v->is.real ? printf("%016" PRIx64 "\n", bits) : printf("NaN\n");
        break;
    case SDVP_OCTET_STRING:
        octets(v->is.octets.octets, v->is.octets.length);
        putchar('\n');
        break;
    case SDVP_VISIBLE_STRING:
    case SDVP_UNICODE_STRING:
    case SDVP_OBJECT_REFERENCE:
    case SDVP_CURRENCY:
        octets(v->is.text.text, v->is.text.length);
        printf(" %d\n", v->is.text.text[v->is.text.length]);
        break;
    case SDVP_ENTRY_ID:
        printf("%016" PRIx64 "\n", v->is.entry_id);
        break;
    case SDVP_ENTRY_TIME:
        printf("%u %" PRIu32 "\n", v->is.entry_time.days, v->is.entry_time.milliseconds);
        break;
    case SDVP_TIMESTAMP:
        printf("%" PRIu32 " %" PRIu32 " %u\n", v->is.timestamp.seconds, v->is.timestamp.fraction, v->is.timestamp.quality);
        break;
    case SDVP_QUALITY:
    case SDVP_DBPOS:
    case SDVP_TCMD:
    case SDVP_CHECK:
    case SDVP_TRG_OPS:
    case SDVP_OPT_FLDS:
        printf("%u\n", v->is.bits);
        break;
    case SDVP_STRUCTURE:
    case SDVP_ARRAY:
        printf("%zu\n", v->is.list.count);
        for (size_t i = 0; i < v->is.list.count; i++) {
            value(&v->is.list.items[i]);
        }
        break;
    default:
        printf("%" PRId64 "\n", v->is.integer);
    }
}

static void type(const sdvp_type_t *t)
{
    printf("type %d %" PRIu32 "\n", (int)t->code, t->count);
    if (t->code == SDVP_ENUMERATED) {
        line("enumeration", t->name);
        for (uint32_t i = 0; i < t->count; i++) {
            printf("%" PRId32 " ", t->literals[i].ordinal);
            line("literal", t->literals[i].literal);
        }
    }
    uint32_t members = t->code == SDVP_STRUCTURE ? t->count : t->code == SDVP_ARRAY ? 1 : 0;
    for (uint32_t i = 0; i < members; i++) {
        line("member", t->members[i].name);
        type(&t->members[i].type);
    }
}

static void nodes(const sdvp_node_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const sdvp_node_t *node = &list[i];
        if (node->cdc != NULL) {
            line("object", node->name);
            line("cdc", node->cdc);
            nodes(node->children, node->count);
            line("end", node->name);
            continue;
        }
        line("attribute", node->name);
        printf("fc %d triggers %u\n", (int)node->fc, node->trg_ops);
        type(&node->type);
        if (node->has_initial) {
            value(&node->initial);
        }
    }
}

static void blocks(const sdvp_logical_node_t *node)
{
    for (size_t i = 0; i < node->data_set_count; i++) {
        const sdvp_data_set_t *set = &node->data_sets[i];
        line("dataset", set->name);
        for (size_t k = 0; k < set->count; k++) {
            line("fcda", set->members[k]);
        }
    }
    for (size_t i = 0; i < node->report_control_count; i++) {
        const sdvp_report_control_t *rcb = &node->report_controls[i];
        line(rcb->buffered ? "brcb" : "urcb", rcb->name);
        line("rptid", rcb->rpt_id);
        line("datset", rcb->dat_set);
        printf("%" PRIu32 " %u %" PRIu32 " %u %" PRIu32 " %u %d\n", rcb->conf_rev, rcb->opt_flds, rcb->buf_tm, rcb->trg_ops,
            rcb->intg_pd, rcb->instances, rcb->indexed);
    }
    for (size_t i = 0; i < node->log_control_count; i++) {
        const sdvp_log_control_t *lcb = &node->log_controls[i];
        line("lcb", lcb->name);
        line("datset", lcb->dat_set);
        line("log", lcb->log);
        printf("%d %d %u %" PRIu32 "\n", lcb->log_ena, lcb->reason_code, lcb->trg_ops, lcb->intg_pd);
    }
    for (size_t i = 0; i < node->log_count; i++) {
        line("logname", node->logs[i]);
    }
    if (node->setting_control != NULL) {
        printf("sgcb %u %u %u\n", node->setting_control->num_of_sg, node->setting_control->act_sg,
            node->setting_control->resv_tms);
    }
}

int main(void)
{
    line("model", dumped_model.name);
    for (size_t i = 0; i < dumped_model.count; i++) {
        const sdvp_logical_device_t *device = &dumped_model.devices[i];
        line("device", device->name);
        for (size_t k = 0; k < device->count; k++) {
            line("node", device->nodes[k].name);
            nodes(device->nodes[k].objects, device->nodes[k].object_count);
            blocks(&device->nodes[k]);
        }
    }
    return 0;
}
