/* ReportControl, LogControl, Log and SettingControl (IEC 61850-6 clauses 9.3.8 to 9.3.12). */
#include <string.h>

#include "data/scl.h"

enum { MAX_INSTANCES = 99, MAX_NAME = 32, MAX_RPT_ID = 129 };

/* Attributes of TrgOps and OptFields, the bits they are, and whether the field is of buffered reports only. */
typedef struct option {
    const char *name;
    sdvp_bits_t bit;
    bool usual, buffered;
} option_t;

static const option_t TRIGGERS[] = {
    {"dchg", SDVP_TRG_DCHG, false, false}, {"qchg", SDVP_TRG_QCHG, false, false},
    {"dupd", SDVP_TRG_DUPD, false, false}, {"period", SDVP_TRG_INTEGRITY, false, false},
    {"gi", SDVP_TRG_GI, true, false},      {NULL, 0, false, false},
};
static const option_t FIELDS[] = {
    {"seqNum", SDVP_OPT_SEQ_NUM, false, false},     {"timeStamp", SDVP_OPT_TIME_STAMP, false, false},
    {"reasonCode", SDVP_OPT_REASON, false, false},  {"dataSet", SDVP_OPT_DATA_SET, false, false},
    {"dataRef", SDVP_OPT_DATA_REF, false, false},   {"bufOvfl", SDVP_OPT_BUF_OVFL, true, true},
    {"entryID", SDVP_OPT_ENTRY_ID, false, true},    {"configRef", SDVP_OPT_CONF_REV, false, false},
    {NULL, 0, false, false},
};

static sdvp_bits_t bits(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, const option_t *options, bool buffered)
{
    unsigned found = 0;
    for (; options->name != NULL; options++) {
        bool on = element == NULL ? options->usual : sdvp_scl_flag(reading, element, options->name, options->usual);
        found |= on && (buffered || !options->buffered) ? options->bit : 0u;
    }
    return (sdvp_bits_t)found;
}

static bool check_name(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, const char *name)
{
    return sdvp_scl_is_name(name, MAX_NAME)
        || sdvp_scl_fail(
               reading, at, SDVP_BAD_VALUE,
               "expected a name of %s that is a letter, then letters, digits and underscores, %d at most, but got \"%.64s\"",
               at->name, MAX_NAME, name);
}

/* Name of a control block, which no other of its kind has. */
static const char *block_name(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, sdvp_scl_map_t *names)
{
    const char *name = sdvp_scl_required(reading, at, "name");
    if (name == NULL || !check_name(reading, at, name)) {
        return NULL;
    }
    if (!sdvp_scl_map_add(names, name, NULL)) {
        sdvp_scl_fail(
            reading, at, SDVP_BAD_VALUE, "there are two %s named %s in one logical node; rename one", at->name, name);
        return NULL;
    }
    return sdvp_scl_keep(reading, name);
}

/* The data set a control block names, if its logical node has it. */
static const char *data_set(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, const sdvp_logical_node_t *node)
{
    const char *name = sdvp_scl_or(at, "datSet", NULL);
    for (uint16_t i = 0; name != NULL && i < node->data_set_count; i++) {
        if (strcmp(node->data_sets[i].name, name) == 0) {
            return node->data_sets[i].name;
        }
    }
    if (name != NULL) {
        sdvp_scl_warn(
            reading, at, "%s %.64s names the data set %.64s, which its logical node has not; it begins without one",
            at->name, sdvp_scl_or(at, "name", ""), name);
    }
    return NULL;
}

static uint8_t instances(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, bool indexed)
{
    const sdvp_scl_element_t *enabled = sdvp_scl_child(at, "RptEnabled");
    int64_t most = enabled == NULL ? 1 : sdvp_scl_number(reading, enabled, "max", 1, MAX_INSTANCES);
    if (most == 0 || (most > 1 && !indexed)) {
        sdvp_scl_warn(
            reading, enabled, "expected max of RptEnabled to be 1 or more, and 1 where it is not indexed, but got %d; took 1",
            (int)most);
        most = 1;
    }
    return (uint8_t)most;
}

static bool is_printable(const char *text, size_t most)
{
    size_t length = 0;
    while (text[length] >= ' ' && text[length] <= '~') {
        length++;
    }
    return text[length] == '\0' && length <= most;
}

static bool report(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, sdvp_logical_node_t *node, sdvp_scl_map_t *names,
    sdvp_report_control_t *to)
{
    const char *id = sdvp_scl_or(at, "rptID", "");
    if (sdvp_scl_or(at, "confRev", NULL) == NULL) {
        sdvp_scl_warn(reading, at, "expected the attribute confRev in ReportControl; took 1");
    }
    if (!is_printable(id, MAX_RPT_ID)) {
        return sdvp_scl_fail(
            reading, at, SDVP_BAD_VALUE, "expected a rptID of at most %d printable ASCII characters, but got \"%.80s\"",
            MAX_RPT_ID, id);
    }
    to->name = block_name(reading, at, names);
    to->buffered = sdvp_scl_flag(reading, at, "buffered", false);
    to->rpt_id = sdvp_scl_keep(reading, id);
    to->dat_set = data_set(reading, at, node);
    to->conf_rev = (uint32_t)sdvp_scl_number(reading, at, "confRev", 1, UINT32_MAX);
    to->opt_flds = bits(reading, sdvp_scl_child(at, "OptFields"), FIELDS, to->buffered);
    to->buf_tm = (uint32_t)sdvp_scl_number(reading, at, "bufTime", 0, UINT32_MAX);
    to->trg_ops = bits(reading, sdvp_scl_child(at, "TrgOps"), TRIGGERS, true);
    to->intg_pd = (uint32_t)sdvp_scl_number(reading, at, "intgPd", 0, UINT32_MAX);
    to->indexed = sdvp_scl_flag(reading, at, "indexed", true);
    to->instances = instances(reading, at, to->indexed);
    return to->name != NULL && to->rpt_id != NULL;
}

/* The log of a name among those of the node; NULL: none. */
static const char *known_log(const sdvp_logical_node_t *node, const char *name)
{
    for (uint16_t i = 0; i < node->log_count; i++) {
        if (strcmp(node->logs[i], name) == 0) {
            return node->logs[i];
        }
    }
    return NULL;
}

static bool log_control(
    sdvp_scl_reading_t *reading, const char *device, const sdvp_scl_element_t *at, sdvp_logical_node_t *node,
    sdvp_log_control_t *to)
{
    const char *named = sdvp_scl_or(at, "logName", NULL);
    const char *name = named != NULL ? named : node->log_count > 0 ? node->logs[0] : device;
    if (named == NULL) {
        sdvp_scl_warn(reading, at, "expected the attribute logName in LogControl; took %.64s", name);
    }
    to->log = known_log(node, name);
    if (to->log == NULL) {
        sdvp_scl_warn(
            reading, at, "LogControl names the log %.64s, which its logical node has not; it is kept there all the same", name);
        to->log = sdvp_scl_keep(reading, name);
        const char **logs = (const char **)(uintptr_t)node->logs; /* room for one of each log control */
        logs[node->log_count++] = to->log;
    }
    to->dat_set = data_set(reading, at, node);
    to->log_ena = sdvp_scl_flag(reading, at, "logEna", true);
    to->reason_code = sdvp_scl_flag(reading, at, "reasonCode", true);
    to->trg_ops = (sdvp_bits_t)(bits(reading, sdvp_scl_child(at, "TrgOps"), TRIGGERS, true) & ~(unsigned)SDVP_TRG_GI);
    to->intg_pd = (uint32_t)sdvp_scl_number(reading, at, "intgPd", 0, UINT32_MAX);
    return to->log != NULL && check_name(reading, at, name);
}

static bool reports(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, sdvp_logical_node_t *node)
{
    size_t count = sdvp_scl_count(element, "ReportControl");
    sdvp_report_control_t *all = sdvp_scl_room(reading, reading->out, count, sizeof *all);
    const sdvp_scl_element_t *each = sdvp_scl_child(element, "ReportControl");
    sdvp_scl_map_t names;
    if (all == NULL || !sdvp_scl_map_make(reading, &names, count)) {
        return false;
    }
    for (size_t i = 0; i < count; i++, each = sdvp_scl_next(each->next, "ReportControl")) {
        if (!report(reading, each, node, &names, &all[i])) {
            return false;
        }
    }
    node->report_controls = all;
    node->report_control_count = (uint16_t)count;
    return true;
}

static bool logs(
    sdvp_scl_reading_t *reading, const char *device, const sdvp_scl_element_t *element, sdvp_logical_node_t *node)
{
    size_t count = sdvp_scl_count(element, "LogControl");
    const char **own = sdvp_scl_room(reading, reading->out, count + sdvp_scl_count(element, "Log"), sizeof *own);
    sdvp_log_control_t *all = sdvp_scl_room(reading, reading->out, count, sizeof *all);
    sdvp_scl_map_t names;
    if (own == NULL || all == NULL || !sdvp_scl_map_make(reading, &names, count)) {
        return false;
    }
    node->logs = own;
    const sdvp_scl_element_t *each = element->first;
    for (; (each = sdvp_scl_next(each, "Log")) != NULL; each = each->next) {
        const char *name = sdvp_scl_or(each, "name", device);
        if (known_log(node, name) != NULL) {
            return sdvp_scl_fail(
                reading, each, SDVP_BAD_VALUE, "there are two logs %.64s in one logical node; rename one", name);
        }
        own[node->log_count] = sdvp_scl_keep(reading, name);
        if (own[node->log_count++] == NULL) {
            return false;
        }
    }
    each = sdvp_scl_child(element, "LogControl");
    for (size_t i = 0; i < count; i++, each = sdvp_scl_next(each->next, "LogControl")) {
        all[i].name = block_name(reading, each, &names);
        if (all[i].name == NULL || !log_control(reading, device, each, node, &all[i])) {
            return false;
        }
    }
    node->log_controls = all;
    node->log_control_count = (uint16_t)count;
    return true;
}

static bool setting(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, sdvp_logical_node_t *node)
{
    const sdvp_scl_element_t *at = sdvp_scl_child(element, "SettingControl");
    if (at == NULL) {
        return true;
    }
    int64_t groups = sdvp_scl_number(reading, at, "numOfSGs", 1, INT32_MAX);
    int64_t active = sdvp_scl_number(reading, at, "actSG", 1, INT32_MAX);
    int64_t seconds = sdvp_scl_number(reading, at, "resvTms", 0, UINT16_MAX);
    if (groups < 1 || groups > UINT8_MAX || active < 1 || active > groups) {
        return sdvp_scl_fail(
            reading, at, SDVP_BAD_VALUE,
            "expected numOfSGs of 1 to 255 and actSG of 1 to numOfSGs, but got %lld and %lld", (long long)groups,
            (long long)active);
    }
    sdvp_setting_control_t *control = sdvp_scl_room(reading, reading->out, 1, sizeof *control);
    if (control != NULL) {
        *control = (sdvp_setting_control_t){(uint8_t)groups, (uint8_t)active, (uint16_t)seconds};
    }
    node->setting_control = control;
    return control != NULL;
}

bool sdvp_scl_blocks(
    sdvp_scl_reading_t *reading, const sdvp_logical_device_t *device, const sdvp_scl_element_t *element,
    sdvp_logical_node_t *node)
{
    size_t all = sdvp_scl_count(element, "ReportControl") + sdvp_scl_count(element, "LogControl")
        + sdvp_scl_count(element, "Log");
    if (all > UINT16_MAX) {
        return sdvp_scl_fail(
            reading, element, SDVP_LIMIT_EXCEEDED, "expected at most %d control blocks and logs", UINT16_MAX);
    }
    return reports(reading, element, node) && logs(reading, device->name, element, node)
        && setting(reading, element, node);
}
