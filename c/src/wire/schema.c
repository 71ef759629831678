#include "wire/schema.h"

#include <stddef.h>
#include <string.h>

#define MAX_INT8U 255
#define MAX_INT16U 65535
#define MAX_INT32U 4294967295
#define MAX_INDEX 9999

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define AT(type, member) offsetof(type, member)
#define WIDTH(type, member) sizeof(((type *)0)->member)
#define NONE SDVP_NO_OFFSET

/*
 * One line a member: name, tag in compact, place there, type and member in C, flags, and what belongs to the form.
 * ATTR, ELEM: attribute, element.
 */
#define ATTR SDVP_AT_ATTRIBUTE
#define ELEM SDVP_AT_CHILD
#define FIELD(n, t, p, f, type, member, fl)                                                                               \
    .name = n, .tag = t, .place = p, .form = SDVP_FORM_##f, .flags = (fl), .offset = AT(type, member)
#define WHOLE(n, t, p, type, member, fl, flag, low, high)                                                                 \
    {FIELD(n, t, p, WHOLE, type, member, fl), .width = WIDTH(type, member), .has = flag, .range = {low, high}}
#define TRUTH(n, t, p, type, member, fl, flag) {FIELD(n, t, p, TRUTH, type, member, fl), .has = flag}
#define TEXT(n, t, p, type, member, fl, r) {FIELD(n, t, p, TEXT, type, member, fl), .rule = SDVP_RULE_##r, .has = NONE}
#define WORD(n, t, p, type, member, fl, list, low)                                                                        \
    {FIELD(n, t, p, WORD, type, member, fl), .width = WIDTH(type, member), .has = NONE, .words = &(list),                 \
     .range = {low, 0}}
#define SET(n, t, p, type, member, fl, flag, list, shift)                                                                 \
    {FIELD(n, t, p, SET, type, member, fl), .has = flag, .words = &(list), .range = {shift, 0}}
#define LEAF(n, t, p, f, type, member, fl, flag) {FIELD(n, t, p, f, type, member, fl), .has = flag}
#define LIST(n, t, type, member, number, fl, items)                                                                       \
    {FIELD(n, t, ELEM, LIST, type, member, fl), .has = AT(type, number), .layout = &(items)}
#define LAYOUT(name, type) static const sdvp_layout_t name = {name##_FIELDS, COUNT(name##_FIELDS), sizeof(type)}
#define WORDS(array) {array, COUNT(array)}

static const char *const OBJECT_CLASSES[] = {"logical-device", "file"};
static const char *const ACSI_CLASSES[] = {"data-object", "data-set", "brcb", "urcb", "lcb", "log", "sgcb"};
static const char *const OR_CATS[] = {
    "not-supported",  "bay-control",       "station-control",  "remote-control", "automatic-bay",
    "automatic-station", "automatic-remote", "maintenance",      "process",
};
static const sdvp_words_t OBJECT_CLASS = WORDS(OBJECT_CLASSES);
static const sdvp_words_t ACSI_CLASS = WORDS(ACSI_CLASSES);
static const sdvp_words_t OR_CAT = WORDS(OR_CATS);

/* Lists of what is no structure. */
static const sdvp_field_t NAME_ITEM_FIELDS[] = {
    {.tag = "n", .place = ELEM, .form = SDVP_FORM_TEXT, .rule = SDVP_RULE_NAME, .has = NONE}};
LAYOUT(NAME_ITEM, const char *);
static const sdvp_field_t FCDA_ITEM_FIELDS[] = {
    {.tag = "r", .place = ELEM, .form = SDVP_FORM_TEXT, .rule = SDVP_RULE_FCDA, .has = NONE}};
LAYOUT(FCDA_ITEM, const char *);
static const sdvp_field_t VALUE_ITEM_FIELDS[] = {{.place = SDVP_AT_BARE, .form = SDVP_FORM_VALUE, .has = NONE}};
LAYOUT(VALUE_ITEM, sdvp_value_t);
static const sdvp_field_t RESULT_ITEM_FIELDS[] = {
    {.place = SDVP_AT_BARE, .form = SDVP_FORM_RESULT, .flags = SDVP_SERIES, .has = NONE}};
LAYOUT(RESULT_ITEM, sdvp_result_t);
static const sdvp_field_t WRITE_RESULT_ITEM_FIELDS[] = {
    {.place = SDVP_AT_BARE, .form = SDVP_FORM_WRITE_RESULT, .has = NONE}};
LAYOUT(WRITE_RESULT_ITEM, sdvp_error_t);

static const sdvp_layout_t NOTHING = {NULL, 0, 0};

/* Association */
#define T sdvp_associate_request_t
static const sdvp_field_t ASSOCIATE_REQUEST_FIELDS[] = {
    WHOLE("maxMessageSize", "size", ATTR, T, max_message_size, 0, NONE, 1024, INT32_MAX),
    WHOLE("maxOutstandingCalls", "calls", ATTR, T, max_outstanding_calls, 0, NONE, 1, INT32_MAX),
};
LAYOUT(ASSOCIATE_REQUEST, T);
#undef T
#define T sdvp_associate_response_t
static const sdvp_field_t ASSOCIATE_RESPONSE_FIELDS[] = {
    WHOLE("maxMessageSize", "size", ATTR, T, max_message_size, 0, NONE, 1024, INT32_MAX),
    WHOLE("maxOutstandingCalls", "calls", ATTR, T, max_outstanding_calls, 0, NONE, 1, INT32_MAX),
    LEAF("services", "services", ELEM, SERVICES, T, services, 0, NONE),
};
LAYOUT(ASSOCIATE_RESPONSE, T);
#undef T
static const sdvp_field_t ABORT_FIELDS[] = {TEXT("reason", NULL, SDVP_AT_TEXT, sdvp_abort_t, reason, 0, REMARK)};
LAYOUT(ABORT, sdvp_abort_t);
#define T sdvp_refusal_t
static const sdvp_field_t REFUSAL_FIELDS[] = {
    WORD("error", "e", ATTR, T, error, SDVP_AS_NUMBER, SDVP_ERROR_WORDS, 1),
    WORD("addCause", "c", ATTR, T, add_cause, SDVP_AS_NUMBER | SDVP_OPTIONAL, SDVP_ADD_CAUSE_WORDS, 0),
    TEXT("detail", NULL, SDVP_AT_TEXT, T, detail, 0, REMARK),
};
LAYOUT(REFUSAL, T);
#undef T

/* Directories */
#define T sdvp_get_server_directory_request_t
static const sdvp_field_t SERVER_DIRECTORY_FIELDS[] = {
    WORD("objectClass", "class", ATTR, T, object_class, 0, OBJECT_CLASS, 0),
    TEXT("continueAfter", "after", ELEM, T, continue_after, SDVP_OPTIONAL, NAME),
};
LAYOUT(SERVER_DIRECTORY, T);
#undef T
#define T sdvp_get_logical_device_directory_request_t
static const sdvp_field_t LOGICAL_DEVICE_DIRECTORY_FIELDS[] = {
    TEXT("logicalDevice", "r", ATTR, T, logical_device, 0, DEVICE_NAME),
    TEXT("continueAfter", "after", ELEM, T, continue_after, SDVP_OPTIONAL, NAME),
};
LAYOUT(LOGICAL_DEVICE_DIRECTORY, T);
#undef T
#define T sdvp_get_logical_node_directory_request_t
static const sdvp_field_t LOGICAL_NODE_DIRECTORY_FIELDS[] = {
    TEXT("logicalNode", "r", ATTR, T, logical_node, 0, REFERENCE),
    WORD("acsiClass", "class", ATTR, T, acsi_class, 0, ACSI_CLASS, 0),
    TEXT("continueAfter", "after", ELEM, T, continue_after, SDVP_OPTIONAL, NAME),
};
LAYOUT(LOGICAL_NODE_DIRECTORY, T);
#undef T
#define T sdvp_get_data_directory_request_t
static const sdvp_field_t DATA_DIRECTORY_FIELDS[] = {
    TEXT("data", "r", ATTR, T, data, 0, REFERENCE),
    TEXT("continueAfter", "after", ELEM, T, continue_after, SDVP_OPTIONAL, NAME),
};
LAYOUT(DATA_DIRECTORY, T);
#undef T
#define T sdvp_directory_response_t
static const sdvp_field_t DIRECTORY_RESPONSE_FIELDS[] = {
    LIST("names", "n", T, names.items, names.count, 0, NAME_ITEM),
    TRUTH("moreFollows", "more", ATTR, T, more_follows, SDVP_OMIT_ZERO, NONE),
};
LAYOUT(DIRECTORY_RESPONSE, T);
#undef T
static const sdvp_field_t DATA_DEFINITION_FIELDS[] = {
    TEXT("data", "r", ATTR, sdvp_get_data_definition_request_t, data, 0, REFERENCE)};
LAYOUT(DATA_DEFINITION, sdvp_get_data_definition_request_t);
static const sdvp_field_t DATA_DEFINITION_RESPONSE_FIELDS[] = {
    LEAF("definition", NULL, SDVP_AT_BARE, DEFINITION, sdvp_get_data_definition_response_t, definition, 0, NONE)};
LAYOUT(DATA_DEFINITION_RESPONSE, sdvp_get_data_definition_response_t);

/* Data */
#define T sdvp_write_t
static const sdvp_field_t WRITE_FIELDS[] = {
    TEXT("reference", "r", ATTR, T, reference, 0, FCDA),
    LEAF("value", NULL, SDVP_AT_BARE, VALUE, T, value, 0, NONE),
};
LAYOUT(WRITE, T);
static const sdvp_field_t NAMED_FIELDS[] = {
    TEXT("reference", "r", ATTR, T, reference, 0, REFERENCE),
    LEAF("value", NULL, SDVP_AT_BARE, VALUE, T, value, SDVP_SERIES, NONE),
};
LAYOUT(NAMED, T);
#undef T
#define T sdvp_read_request_t
static const sdvp_field_t READ_FIELDS[] = {
    LIST("references", "r", T, references.items, references.count, SDVP_SOME, FCDA_ITEM)};
LAYOUT(READ, T);
static const sdvp_field_t EDIT_READ_FIELDS[] = {
    LIST("references", "r", T, references.items, references.count, 0, FCDA_ITEM)};
LAYOUT(EDIT_READ, T);
#undef T
static const sdvp_field_t READ_RESPONSE_FIELDS[] = {
    LIST("results", NULL, sdvp_read_response_t, results.items, results.count, 0, RESULT_ITEM)};
LAYOUT(READ_RESPONSE, sdvp_read_response_t);
#define T sdvp_write_request_t
static const sdvp_field_t WRITES_FIELDS[] = {LIST("writes", "w", T, writes.items, writes.count, SDVP_SOME, WRITE)};
LAYOUT(WRITES, T);
static const sdvp_field_t EDIT_WRITES_FIELDS[] = {LIST("writes", "w", T, writes.items, writes.count, 0, WRITE)};
LAYOUT(EDIT_WRITES, T);
#undef T
static const sdvp_field_t WRITE_RESPONSE_FIELDS[] = {
    LIST("results", NULL, sdvp_write_response_t, results.items, results.count, 0, WRITE_RESULT_ITEM)};
LAYOUT(WRITE_RESPONSE, sdvp_write_response_t);
#define T sdvp_get_all_data_values_request_t
static const sdvp_field_t ALL_DATA_VALUES_FIELDS[] = {
    TEXT("logicalNode", "r", ATTR, T, logical_node, 0, REFERENCE),
    WORD("fc", "fc", ATTR, T, fc, 0, SDVP_FC_WORDS, SDVP_FC_ST),
    TEXT("continueAfter", "after", ELEM, T, continue_after, SDVP_OPTIONAL, REFERENCE),
};
LAYOUT(ALL_DATA_VALUES, T);
#undef T
#define T sdvp_get_all_data_values_response_t
static const sdvp_field_t ALL_DATA_VALUES_RESPONSE_FIELDS[] = {
    LIST("values", "v", T, values.items, values.count, 0, NAMED),
    TRUTH("moreFollows", "more", ATTR, T, more_follows, SDVP_OMIT_ZERO, NONE),
};
LAYOUT(ALL_DATA_VALUES_RESPONSE, T);
#undef T

/* Data sets */
static const sdvp_field_t DATA_SET_FIELDS[] = {TEXT("dataSet", "r", ATTR, sdvp_data_set_request_t, data_set, 0, DATA_SET)};
LAYOUT(DATA_SET, sdvp_data_set_request_t);
#define T sdvp_set_data_set_values_request_t
static const sdvp_field_t SET_DATA_SET_FIELDS[] = {
    TEXT("dataSet", "r", ATTR, T, data_set, 0, DATA_SET),
    LIST("values", NULL, T, values.items, values.count, 0, VALUE_ITEM),
};
LAYOUT(SET_DATA_SET, T);
#undef T
#define T sdvp_create_data_set_request_t
static const sdvp_field_t CREATE_DATA_SET_FIELDS[] = {
    TEXT("dataSet", "r", ATTR, T, data_set, 0, DATA_SET),
    LIST("members", "r", T, members.items, members.count, 0, FCDA_ITEM),
};
LAYOUT(CREATE_DATA_SET, T);
#undef T
#define T sdvp_get_data_set_directory_request_t
static const sdvp_field_t DATA_SET_DIRECTORY_FIELDS[] = {
    TEXT("dataSet", "r", ATTR, T, data_set, 0, DATA_SET),
    WHOLE("continueAfter", "after", ELEM, T, continue_after, SDVP_OPTIONAL, AT(T, has_continue_after), 0, INT32_MAX),
};
LAYOUT(DATA_SET_DIRECTORY, T);
#undef T
#define T sdvp_get_data_set_directory_response_t
static const sdvp_field_t DATA_SET_DIRECTORY_RESPONSE_FIELDS[] = {
    LIST("members", "r", T, members.items, members.count, 0, FCDA_ITEM),
    TRUTH("deletable", "deletable", ATTR, T, deletable, SDVP_OMIT_ZERO, NONE),
    TRUTH("moreFollows", "more", ATTR, T, more_follows, SDVP_OMIT_ZERO, NONE),
};
LAYOUT(DATA_SET_DIRECTORY_RESPONSE, T);
#undef T

/* Setting groups */
#define T sdvp_setting_group_request_t
static const sdvp_field_t SETTING_GROUP_FIELDS[] = {
    TEXT("sgcb", "r", ATTR, T, sgcb, 0, REFERENCE),
    WHOLE("settingGroup", "sg", ATTR, T, setting_group, 0, NONE, 0, INT32_MAX),
};
LAYOUT(SETTING_GROUP, T);
#undef T
static const sdvp_field_t SGCB_FIELDS[] = {TEXT("sgcb", "r", ATTR, sdvp_sgcb_request_t, sgcb, 0, REFERENCE)};
LAYOUT(SGCB, sdvp_sgcb_request_t);
#define T sdvp_get_sgcb_values_response_t
static const sdvp_field_t SGCB_RESPONSE_FIELDS[] = {
    WHOLE("numOfSG", "numOfSG", ATTR, T, num_of_sg, 0, NONE, 0, INT32_MAX),
    WHOLE("actSG", "actSG", ATTR, T, act_sg, 0, NONE, 0, INT32_MAX),
    WHOLE("editSG", "editSG", ATTR, T, edit_sg, 0, NONE, 0, INT32_MAX),
    TRUTH("cnfEdit", "cnfEdit", ATTR, T, cnf_edit, 0, NONE),
    LEAF("lActTm", NULL, SDVP_AT_BARE, TIMESTAMP, T, l_act_tm, 0, NONE),
    WHOLE("resvTms", "resvTms", ATTR, T, resv_tms, 0, NONE, 0, INT32_MAX),
};
LAYOUT(SGCB_RESPONSE, T);
#undef T

/* Control blocks. `O` stands for a member that may be left out, nothing for one that must be there. */
#define T sdvp_rcb_t
#define O SDVP_OPTIONAL
#define RPT_ID(fl) TEXT("rptId", "rptId", ATTR, T, rpt_id, fl, RPT_ID)
#define RPT_ENA(fl) TRUTH("rptEna", "rptEna", ATTR, T, rpt_ena, fl, AT(T, has_rpt_ena))
#define RESV(fl) TRUTH("resv", "resv", ATTR, T, resv, fl, AT(T, has_resv))
#define DAT_SET(r) TEXT("datSet", "datSet", ATTR, T, dat_set, O, r)
#define CONF_REV WHOLE("confRev", "confRev", ATTR, T, conf_rev, 0, AT(T, has_conf_rev), 0, MAX_INT32U)
#define OPT_FLDS(fl) SET("optFlds", "optFlds", ATTR, T, opt_flds, fl, AT(T, has_opt_flds), SDVP_FIELD_WORDS, 1)
#define BUF_TM(fl) WHOLE("bufTm", "bufTm", ATTR, T, buf_tm, fl, AT(T, has_buf_tm), 0, MAX_INT32U)
#define SQ_NUM(high) WHOLE("sqNum", "sqNum", ATTR, T, sq_num, 0, AT(T, has_sq_num), 0, high)
#define TRG_OPS(fl) SET("trgOps", "trgOps", ATTR, T, trg_ops, fl, AT(T, has_trg_ops), SDVP_TRIGGER_WORDS, 0)
#define INTG_PD(fl) WHOLE("intgPd", "intgPd", ATTR, T, intg_pd, fl, AT(T, has_intg_pd), 0, MAX_INT32U)
#define GI(fl) TRUTH("gi", "gi", ATTR, T, gi, fl, AT(T, has_gi))
#define PURGE_BUF(fl) TRUTH("purgeBuf", "purgeBuf", ATTR, T, purge_buf, fl, AT(T, has_purge_buf))
#define ENTRY_ID(fl) LEAF("entryId", "entryId", ATTR, ENTRY_ID, T, entry_id, fl, AT(T, has_entry_id))
#define RESV_TMS(fl) WHOLE("resvTms", "resvTms", ATTR, T, resv_tms, fl, AT(T, has_resv_tms), INT16_MIN, INT16_MAX)
#define OWNER TEXT("owner", "owner", ELEM, T, owner, O | SDVP_HEXABLE, ANY)
static const sdvp_field_t BRCB_FIELDS[] = {
    RPT_ID(0), RPT_ENA(0), DAT_SET(DATA_SET), CONF_REV,     OPT_FLDS(0),
    BUF_TM(0), SQ_NUM(MAX_INT16U), TRG_OPS(0), INTG_PD(0), GI(0),
    PURGE_BUF(0), ENTRY_ID(0),
    LEAF("timeOfEntry", "timeOfEntry", ATTR, ENTRY_TIME, T, time_of_entry, 0, AT(T, has_time_of_entry)),
    RESV_TMS(O), OWNER,
};
LAYOUT(BRCB, T);
static const sdvp_field_t SET_BRCB_FIELDS[] = {
    TEXT("brcb", "r", ATTR, T, reference, 0, REFERENCE),
    RPT_ID(O),   RPT_ENA(O), DAT_SET(DATA_SET_OR_NONE), OPT_FLDS(O), BUF_TM(O), TRG_OPS(O),
    INTG_PD(O),  GI(O),      PURGE_BUF(O),              ENTRY_ID(O), RESV_TMS(O),
};
LAYOUT(SET_BRCB, T);
static const sdvp_field_t URCB_FIELDS[] = {
    RPT_ID(0), RPT_ENA(0), RESV(0), DAT_SET(DATA_SET), CONF_REV, OPT_FLDS(0),
    BUF_TM(0), SQ_NUM(MAX_INT8U), TRG_OPS(0), INTG_PD(0), GI(0), OWNER,
};
LAYOUT(URCB, T);
static const sdvp_field_t SET_URCB_FIELDS[] = {
    TEXT("urcb", "r", ATTR, T, reference, 0, REFERENCE),
    RPT_ID(O), RPT_ENA(O), RESV(O), DAT_SET(DATA_SET_OR_NONE), OPT_FLDS(O), BUF_TM(O), TRG_OPS(O), INTG_PD(O), GI(O),
};
LAYOUT(SET_URCB, T);
#undef T
#define T sdvp_block_request_t
static const sdvp_field_t GET_BRCB_FIELDS[] = {TEXT("brcb", "r", ATTR, T, reference, 0, REFERENCE)};
LAYOUT(GET_BRCB, T);
static const sdvp_field_t GET_URCB_FIELDS[] = {TEXT("urcb", "r", ATTR, T, reference, 0, REFERENCE)};
LAYOUT(GET_URCB, T);
static const sdvp_field_t GET_LCB_FIELDS[] = {TEXT("lcb", "r", ATTR, T, reference, 0, REFERENCE)};
LAYOUT(GET_LCB, T);
static const sdvp_field_t LOG_STATUS_FIELDS[] = {TEXT("log", "r", ATTR, T, reference, 0, REFERENCE)};
LAYOUT(LOG_STATUS, T);
#undef T
#define T sdvp_lcb_t
#define LOG_ENA(fl) TRUTH("logEna", "logEna", ATTR, T, log_ena, fl, AT(T, has_log_ena))
#define REASON_CODE(fl) TRUTH("reasonCode", "reasonCode", ATTR, T, reason_code, fl, AT(T, has_reason_code))
#define LOG_REF(fl) TEXT("logRef", "logRef", ATTR, T, log_ref, fl, REFERENCE)
static const sdvp_field_t LCB_FIELDS[] = {
    LOG_ENA(0), DAT_SET(DATA_SET), REASON_CODE(0), BUF_TM(0), TRG_OPS(0), INTG_PD(0), LOG_REF(0),
};
LAYOUT(LCB, T);
static const sdvp_field_t SET_LCB_FIELDS[] = {
    TEXT("lcb", "r", ATTR, T, reference, 0, REFERENCE),
    LOG_ENA(O), DAT_SET(DATA_SET_OR_NONE), REASON_CODE(O), BUF_TM(O), TRG_OPS(O), INTG_PD(O), LOG_REF(O),
};
LAYOUT(SET_LCB, T);
#undef T

/* Logs */
#define T sdvp_query_log_by_time_request_t
static const sdvp_field_t LOG_BY_TIME_FIELDS[] = {
    TEXT("log", "r", ATTR, T, log, 0, REFERENCE),
    LEAF("rangeStart", "start", ATTR, ENTRY_TIME, T, range_start, O, AT(T, has_range_start)),
    LEAF("rangeStop", "stop", ATTR, ENTRY_TIME, T, range_stop, O, AT(T, has_range_stop)),
    LEAF("continueAfter", "after", ELEM, ENTRY_ID, T, continue_after, O, AT(T, has_continue_after)),
};
LAYOUT(LOG_BY_TIME, T);
#undef T
#define T sdvp_query_log_after_request_t
static const sdvp_field_t LOG_AFTER_FIELDS[] = {
    TEXT("log", "r", ATTR, T, log, 0, REFERENCE),
    LEAF("entry", "entry", ATTR, ENTRY_ID, T, entry, 0, NONE),
};
LAYOUT(LOG_AFTER, T);
#undef T
#define T sdvp_log_value_t
static const sdvp_field_t LOG_VALUE_FIELDS[] = {
    TEXT("reference", "r", ATTR, T, reference, 0, FCDA),
    LEAF("value", NULL, SDVP_AT_BARE, VALUE, T, value, SDVP_SERIES, NONE),
    SET("reasons", "reason", ATTR, T, reasons, SDVP_SAME_REASONS, NONE, SDVP_TRIGGER_WORDS, 0),
};
LAYOUT(LOG_VALUE, T);
#undef T
#define T sdvp_log_entry_t
static const sdvp_field_t LOG_ENTRY_FIELDS[] = {
    LEAF("entryId", "id", ATTR, ENTRY_ID, T, entry_id, 0, NONE),
    LEAF("timeOfEntry", "t", ATTR, ENTRY_TIME, T, time_of_entry, 0, NONE),
    LIST("values", "m", T, values, count, 0, LOG_VALUE),
};
LAYOUT(LOG_ENTRY, T);
#undef T
#define T sdvp_query_log_response_t
static const sdvp_field_t LOG_RESPONSE_FIELDS[] = {
    LIST("entries", "entry", T, entries, count, 0, LOG_ENTRY),
    TRUTH("moreFollows", "more", ATTR, T, more_follows, SDVP_OMIT_ZERO, NONE),
};
LAYOUT(LOG_RESPONSE, T);
#undef T
#define T sdvp_get_log_status_values_response_t
static const sdvp_field_t LOG_STATUS_RESPONSE_FIELDS[] = {
    LEAF("oldEntrTm", "oldEntrTm", ATTR, ENTRY_TIME, T, old_entr_tm, 0, NONE),
    LEAF("newEntrTm", "newEntrTm", ATTR, ENTRY_TIME, T, new_entr_tm, 0, NONE),
    LEAF("oldEntr", "oldEntr", ATTR, ENTRY_ID, T, old_entr, 0, NONE),
    LEAF("newEntr", "newEntr", ATTR, ENTRY_ID, T, new_entr, 0, NONE),
};
LAYOUT(LOG_STATUS_RESPONSE, T);
#undef T

/* Control */
#define T sdvp_command_t
static const sdvp_field_t ORIGIN_FIELDS[] = {
    WORD("orCat", "orCat", ATTR, T, or_cat, SDVP_AS_NUMBER, OR_CAT, 0),
    LEAF("orIdent", NULL, SDVP_AT_TEXT, IDENT, T, or_ident, SDVP_HEXABLE, AT(T, or_ident_length)),
};
static const sdvp_layout_t ORIGIN = {ORIGIN_FIELDS, COUNT(ORIGIN_FIELDS), 0};
#define CONTROL TEXT("control", "r", ATTR, T, control, 0, REFERENCE)
#define PARAMETERS                                                                                                        \
    LEAF("ctlVal", "ctlVal", SDVP_AT_WRAPPED, VALUE, T, ctl_val, 0, NONE),                                                \
        {.name = "origin", .tag = "origin", .place = ELEM, .form = SDVP_FORM_STRUCT, .has = NONE, .layout = &ORIGIN},     \
        WHOLE("ctlNum", "ctlNum", ATTR, T, ctl_num, 0, NONE, 0, 255),                                                     \
        LEAF("t", NULL, SDVP_AT_BARE, TIMESTAMP, T, t, 0, NONE),                                                          \
        TRUTH("test", "test", ATTR, T, test, SDVP_OMIT_ZERO, NONE),                                                       \
        LEAF("check", "check", ATTR, CHECK, T, check, SDVP_OMIT_ZERO, NONE)
static const sdvp_field_t SELECT_FIELDS[] = {CONTROL};
LAYOUT(SELECT, T);
static const sdvp_field_t COMMAND_FIELDS[] = {CONTROL, PARAMETERS};
LAYOUT(COMMAND, T);
static const sdvp_field_t TIMED_COMMAND_FIELDS[] = {
    CONTROL, PARAMETERS, LEAF("operTm", "operTm", SDVP_AT_WRAPPED, TIMESTAMP, T, oper_tm, 0, NONE)};
LAYOUT(TIMED_COMMAND, T);
static const sdvp_field_t TERMINATION_FIELDS[] = {
    CONTROL, PARAMETERS, WORD("addCause", "c", ATTR, T, add_cause, SDVP_AS_NUMBER | O, SDVP_ADD_CAUSE_WORDS, 0)};
LAYOUT(TERMINATION, T);
#undef T

/* Files */
#define FILE_NAME(n, t, type, member, fl) TEXT(n, t, ELEM, type, member, SDVP_HEXABLE | (fl), FILE_NAME)
#define T sdvp_get_file_request_t
static const sdvp_field_t GET_FILE_FIELDS[] = {
    FILE_NAME("fileName", "n", T, file_name, 0),
    WHOLE("offset", "offset", ATTR, T, offset, 0, NONE, 0, INT64_MAX),
    WHOLE("maxLength", "length", ATTR, T, max_length, 0, NONE, 0, INT32_MAX),
};
LAYOUT(GET_FILE, T);
#undef T
#define T sdvp_get_file_response_t
static const sdvp_field_t GET_FILE_RESPONSE_FIELDS[] = {
    LEAF("content", "data", ELEM, CONTENT, T, content, 0, AT(T, length)),
    WHOLE("fileSize", "size", ATTR, T, file_size, 0, NONE, 0, INT64_MAX),
};
LAYOUT(GET_FILE_RESPONSE, T);
#undef T
#define T sdvp_set_file_request_t
static const sdvp_field_t SET_FILE_FIELDS[] = {
    FILE_NAME("fileName", "n", T, file_name, 0),
    WHOLE("offset", "offset", ATTR, T, offset, 0, NONE, 0, INT64_MAX),
    LEAF("content", "data", ELEM, CONTENT, T, content, 0, AT(T, length)),
    TRUTH("last", "last", ATTR, T, last, SDVP_OMIT_ZERO, NONE),
};
LAYOUT(SET_FILE, T);
#undef T
static const sdvp_field_t DELETE_FILE_FIELDS[] = {FILE_NAME("fileName", "n", sdvp_delete_file_request_t, file_name, 0)};
LAYOUT(DELETE_FILE, sdvp_delete_file_request_t);
#define T sdvp_get_file_attribute_values_request_t
static const sdvp_field_t FILE_ATTRIBUTES_FIELDS[] = {
    FILE_NAME("path", "n", T, path, 0),
    FILE_NAME("continueAfter", "after", T, continue_after, O),
};
LAYOUT(FILE_ATTRIBUTES, T);
#undef T
#define T sdvp_file_entry_t
static const sdvp_field_t FILE_ENTRY_FIELDS[] = {
    FILE_NAME("fileName", "n", T, file_name, 0),
    WHOLE("fileSize", "size", ATTR, T, file_size, 0, NONE, 0, INT64_MAX),
    LEAF("lastModified", NULL, SDVP_AT_BARE, TIMESTAMP, T, last_modified, 0, NONE),
};
LAYOUT(FILE_ENTRY, T);
#undef T
#define T sdvp_get_file_attribute_values_response_t
static const sdvp_field_t FILE_ATTRIBUTES_RESPONSE_FIELDS[] = {
    LIST("files", "file", T, files, count, 0, FILE_ENTRY),
    TRUTH("moreFollows", "more", ATTR, T, more_follows, SDVP_OMIT_ZERO, NONE),
};
LAYOUT(FILE_ATTRIBUTES_RESPONSE, T);
#undef T

/* Reports */
#define T sdvp_report_member_t
static const sdvp_field_t REPORT_MEMBER_FIELDS[] = {
    WHOLE("index", "i", ATTR, T, index, SDVP_NEXT_INDEX, NONE, 0, MAX_INDEX),
    TEXT("dataRef", "r", ATTR, T, data_ref, O, FCDA),
    LEAF("value", NULL, SDVP_AT_BARE, VALUE, T, value, SDVP_SERIES, NONE),
    SET("reasons", "reason", ATTR, T, reasons, SDVP_SAME_REASONS, NONE, SDVP_TRIGGER_WORDS, 0),
};
LAYOUT(REPORT_MEMBER, T);
#undef T
#define T sdvp_report_t
static const sdvp_field_t REPORT_FIELDS[] = {
    RPT_ID(0),
    WHOLE("sqNum", "sqNum", ATTR, T, sq_num, O, AT(T, has_sq_num), 0, MAX_INT16U),
    WHOLE("subSqNum", "subSqNum", ATTR, T, sub_sq_num, SDVP_OMIT_ZERO, NONE, 0, MAX_INT16U),
    TRUTH("moreSegmentsFollow", "more", ATTR, T, more_segments_follow, SDVP_OMIT_ZERO, NONE),
    TEXT("dataSet", "dataSet", ATTR, T, data_set, O, DATA_SET),
    TRUTH("bufOvfl", "bufOvfl", ATTR, T, buf_ovfl, O, AT(T, has_buf_ovfl)),
    WHOLE("confRev", "confRev", ATTR, T, conf_rev, O, AT(T, has_conf_rev), 0, MAX_INT32U),
    LEAF("timeOfEntry", "timeOfEntry", ATTR, ENTRY_TIME, T, time_of_entry, O, AT(T, has_time_of_entry)),
    LEAF("entryId", "entryId", ATTR, ENTRY_ID, T, entry_id, O, AT(T, has_entry_id)),
    LIST("members", "m", T, members, count, 0, REPORT_MEMBER),
};
LAYOUT(REPORT, T);
#undef T

typedef struct layouts {
    const sdvp_layout_t *request;
    const sdvp_layout_t *response;
    const sdvp_layout_t *unconfirmed;
} layouts_t;

static const layouts_t LAYOUTS[SDVP_SERVICE_LIMIT] = {
    [SDVP_ASSOCIATE] = {&ASSOCIATE_REQUEST, &ASSOCIATE_RESPONSE, NULL},
    [SDVP_ABORT] = {NULL, NULL, &ABORT},
    [SDVP_RELEASE] = {&NOTHING, &NOTHING, NULL},
    [SDVP_GET_SERVER_DIRECTORY] = {&SERVER_DIRECTORY, &DIRECTORY_RESPONSE, NULL},
    [SDVP_GET_LOGICAL_DEVICE_DIRECTORY] = {&LOGICAL_DEVICE_DIRECTORY, &DIRECTORY_RESPONSE, NULL},
    [SDVP_GET_LOGICAL_NODE_DIRECTORY] = {&LOGICAL_NODE_DIRECTORY, &DIRECTORY_RESPONSE, NULL},
    [SDVP_GET_DATA_DIRECTORY] = {&DATA_DIRECTORY, &DIRECTORY_RESPONSE, NULL},
    [SDVP_GET_DATA_DEFINITION] = {&DATA_DEFINITION, &DATA_DEFINITION_RESPONSE, NULL},
    [SDVP_GET_DATA_VALUES] = {&READ, &READ_RESPONSE, NULL},
    [SDVP_SET_DATA_VALUES] = {&WRITES, &WRITE_RESPONSE, NULL},
    [SDVP_GET_ALL_DATA_VALUES] = {&ALL_DATA_VALUES, &ALL_DATA_VALUES_RESPONSE, NULL},
    [SDVP_GET_DATA_SET_VALUES] = {&DATA_SET, &READ_RESPONSE, NULL},
    [SDVP_SET_DATA_SET_VALUES] = {&SET_DATA_SET, &WRITE_RESPONSE, NULL},
    [SDVP_CREATE_DATA_SET] = {&CREATE_DATA_SET, &NOTHING, NULL},
    [SDVP_DELETE_DATA_SET] = {&DATA_SET, &NOTHING, NULL},
    [SDVP_GET_DATA_SET_DIRECTORY] = {&DATA_SET_DIRECTORY, &DATA_SET_DIRECTORY_RESPONSE, NULL},
    [SDVP_SELECT_ACTIVE_SG] = {&SETTING_GROUP, &NOTHING, NULL},
    [SDVP_SELECT_EDIT_SG] = {&SETTING_GROUP, &NOTHING, NULL},
    [SDVP_SET_EDIT_SG_VALUE] = {&EDIT_WRITES, &WRITE_RESPONSE, NULL},
    [SDVP_CONFIRM_EDIT_SG_VALUES] = {&SGCB, &NOTHING, NULL},
    [SDVP_GET_EDIT_SG_VALUE] = {&EDIT_READ, &READ_RESPONSE, NULL},
    [SDVP_GET_SGCB_VALUES] = {&SGCB, &SGCB_RESPONSE, NULL},
    [SDVP_REPORT] = {NULL, NULL, &REPORT},
    [SDVP_GET_BRCB_VALUES] = {&GET_BRCB, &BRCB, NULL},
    [SDVP_SET_BRCB_VALUES] = {&SET_BRCB, &NOTHING, NULL},
    [SDVP_GET_URCB_VALUES] = {&GET_URCB, &URCB, NULL},
    [SDVP_SET_URCB_VALUES] = {&SET_URCB, &NOTHING, NULL},
    [SDVP_GET_LCB_VALUES] = {&GET_LCB, &LCB, NULL},
    [SDVP_SET_LCB_VALUES] = {&SET_LCB, &NOTHING, NULL},
    [SDVP_QUERY_LOG_BY_TIME] = {&LOG_BY_TIME, &LOG_RESPONSE, NULL},
    [SDVP_QUERY_LOG_AFTER] = {&LOG_AFTER, &LOG_RESPONSE, NULL},
    [SDVP_GET_LOG_STATUS_VALUES] = {&LOG_STATUS, &LOG_STATUS_RESPONSE, NULL},
    [SDVP_SELECT] = {&SELECT, &NOTHING, NULL},
    [SDVP_SELECT_WITH_VALUE] = {&COMMAND, &NOTHING, NULL},
    [SDVP_CANCEL] = {&COMMAND, &NOTHING, NULL},
    [SDVP_OPERATE] = {&COMMAND, &NOTHING, NULL},
    [SDVP_COMMAND_TERMINATION] = {NULL, NULL, &TERMINATION},
    [SDVP_TIME_ACTIVATED_OPERATE] = {&TIMED_COMMAND, &NOTHING, NULL},
    [SDVP_GET_FILE] = {&GET_FILE, &GET_FILE_RESPONSE, NULL},
    [SDVP_SET_FILE] = {&SET_FILE, &NOTHING, NULL},
    [SDVP_DELETE_FILE] = {&DELETE_FILE, &NOTHING, NULL},
    [SDVP_GET_FILE_ATTRIBUTE_VALUES] = {&FILE_ATTRIBUTES, &FILE_ATTRIBUTES_RESPONSE, NULL},
};

const sdvp_layout_t *sdvp_layout_of(sdvp_pdu_t pdu, sdvp_service_t service)
{
    if ((size_t)service >= SDVP_SERVICE_LIMIT) {
        return NULL;
    }
    const layouts_t *layouts = &LAYOUTS[service];
    return pdu == SDVP_REQUEST ? layouts->request : pdu == SDVP_RESPONSE ? layouts->response : layouts->unconfirmed;
}

const sdvp_layout_t *sdvp_refusal_layout(void)
{
    return &REFUSAL;
}

bool sdvp_service_reads(sdvp_service_t service)
{
    const char *name = sdvp_service_name(service);
    return name != NULL && (strncmp(name, "Get", 3) == 0 || strncmp(name, "QueryLog", 8) == 0);
}

bool sdvp_service_is_unconfirmed(sdvp_service_t service)
{
    return sdvp_layout_of(SDVP_UNCONFIRMED, service) != NULL;
}
