/* The model of contract, made by "sdvp scl to-c": change what it was made of. */
#include <math.h>
#include <stddef.h>

#include "contract_table.h"

static const sdvp_literal_t literals_BehaviourModeKind[] = {
    {.ordinal = 1, .literal = "on"},
    {.ordinal = 2, .literal = "blocked"},
    {.ordinal = 3, .literal = "test"},
    {.ordinal = 4, .literal = "test/blocked"},
    {.ordinal = 5, .literal = "off"},
};

static const sdvp_node_t in_HP1_LLN0_Beh[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "BehaviourModeKind", .literals = literals_BehaviourModeKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
};

static const sdvp_node_t in_HP1_LLN0_Loc[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
};

static const sdvp_node_t in_HP1_LLN0_NamPlt[] = {
    {.name = "lnNs", .fc = SDVP_FC_EX, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "contract:1", .length = 10}}},
};

static const sdvp_node_t in_HP1_LLN0[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Loc", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_type_member_t members_mag[] = {
    {.name = "f", .type = {.code = SDVP_FLOAT32}},
};

static const sdvp_node_t in_HP1_GGIO1_AnIn1[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 21.5}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 1767225600u, .fraction = 8388609, .quality = 138}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "flow", .length = 4}}},
};

static const sdvp_literal_t literals_OriginatorCategoryKind[] = {
    {.ordinal = 0, .literal = "not-supported"},
    {.ordinal = 1, .literal = "bay-control"},
    {.ordinal = 2, .literal = "station-control"},
    {.ordinal = 3, .literal = "remote-control"},
    {.ordinal = 4, .literal = "automatic-bay"},
    {.ordinal = 5, .literal = "automatic-station"},
    {.ordinal = 6, .literal = "automatic-remote"},
    {.ordinal = 7, .literal = "maintenance"},
    {.ordinal = 8, .literal = "process"},
};

static const sdvp_type_member_t members_origin[] = {
    {.name = "orCat", .type = {.code = SDVP_ENUMERATED, .name = "OriginatorCategoryKind", .literals = literals_OriginatorCategoryKind, .count = 9}},
    {.name = "orIdent", .type = {.code = SDVP_OCTET_STRING}},
};

static const sdvp_literal_t literals_CtlModelKind[] = {
    {.ordinal = 0, .literal = "status-only"},
    {.ordinal = 1, .literal = "direct-with-normal-security"},
    {.ordinal = 2, .literal = "sbo-with-normal-security"},
    {.ordinal = 3, .literal = "direct-with-enhanced-security"},
    {.ordinal = 4, .literal = "sbo-with-enhanced-security"},
};

static const sdvp_node_t in_HP1_GGIO1_SPCSO1[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
};

static const sdvp_node_t in_HP1_GGIO1_SPCSO2[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 0}},
};

static const sdvp_node_t in_HP1_GGIO1_SPCSO3[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 2}},
};

static const sdvp_node_t in_HP1_GGIO1_SPCSO4[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 3}},
};

static const sdvp_node_t in_HP1_GGIO1_ISCSO1[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT32}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "minVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32}, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = 0}},
    {.name = "maxVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32}, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = 27}},
};

static const sdvp_literal_t literals_ContractKind[] = {
    {.ordinal = -1, .literal = "minus"},
    {.ordinal = 0, .literal = "zero"},
    {.ordinal = 1, .literal = "one"},
    {.ordinal = 127, .literal = "all & <every>"},
};

static const sdvp_node_t in_HP1_GGIO1_ENCS1[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "ContractKind", .literals = literals_ContractKind, .count = 4}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
};

static const sdvp_node_t in_HP1_GGIO1_AnOut1[] = {
    {.name = "origin", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .fc = SDVP_FC_MX, .type = {.code = SDVP_INT8U}},
    {.name = "mxVal", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "minVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 10.0}}, .count = 1}}},
    {.name = "maxVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 30.0}}, .count = 1}}},
};

static const sdvp_node_t in_HP1_GGIO1_AnSet1[] = {
    {.name = "setMag", .fc = SDVP_FC_SP, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 20.0}}, .count = 1}}},
    {.name = "minVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 5.0}}, .count = 1}}},
    {.name = "maxVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 60.0}}, .count = 1}}},
};

static const sdvp_node_t in_HP1_GGIO1_IntSet1[] = {
    {.name = "setVal", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT32}, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = 0}},
    {.name = "minVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32}, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = -5}},
    {.name = "maxVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32}, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = 50}},
};

static const sdvp_node_t in_HP1_GGIO1[] = {
    {.name = "AnIn1", .cdc = "MV", .children = in_HP1_GGIO1_AnIn1, .count = 4},
    {.name = "SPCSO1", .cdc = "SPC", .children = in_HP1_GGIO1_SPCSO1, .count = 6},
    {.name = "SPCSO2", .cdc = "SPC", .children = in_HP1_GGIO1_SPCSO2, .count = 6},
    {.name = "SPCSO3", .cdc = "SPC", .children = in_HP1_GGIO1_SPCSO3, .count = 6},
    {.name = "SPCSO4", .cdc = "SPC", .children = in_HP1_GGIO1_SPCSO4, .count = 6},
    {.name = "ISCSO1", .cdc = "INC", .children = in_HP1_GGIO1_ISCSO1, .count = 8},
    {.name = "ENCS1", .cdc = "ENC", .children = in_HP1_GGIO1_ENCS1, .count = 6},
    {.name = "AnOut1", .cdc = "APC", .children = in_HP1_GGIO1_AnOut1, .count = 6},
    {.name = "AnSet1", .cdc = "ASG", .children = in_HP1_GGIO1_AnSet1, .count = 3},
    {.name = "IntSet1", .cdc = "ING", .children = in_HP1_GGIO1_IntSet1, .count = 3},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_node_t in_HP1_GGIO2_Loc[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = true}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
};

static const sdvp_node_t in_HP1_GGIO2[] = {
    {.name = "Loc", .cdc = "SPS", .children = in_HP1_GGIO2_Loc, .count = 3},
    {.name = "SPCSO1", .cdc = "SPC", .children = in_HP1_GGIO1_SPCSO1, .count = 6},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_node_t in_HP1_GGIO3_Beh[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "BehaviourModeKind", .literals = literals_BehaviourModeKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 5}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
};

static const sdvp_node_t in_HP1_GGIO3_Mod[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "BehaviourModeKind", .literals = literals_BehaviourModeKind, .count = 5}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
};

static const sdvp_node_t in_HP1_GGIO3[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_GGIO3_Beh, .count = 3},
    {.name = "Mod", .cdc = "ENC", .children = in_HP1_GGIO3_Mod, .count = 6},
    {.name = "SPCSO1", .cdc = "SPC", .children = in_HP1_GGIO1_SPCSO1, .count = 6},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_node_t in_HP1_GGIO4_Beh[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "BehaviourModeKind", .literals = literals_BehaviourModeKind, .count = 5}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 3}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
};

static const sdvp_node_t in_HP1_GGIO4[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_GGIO4_Beh, .count = 3},
    {.name = "SPCSO1", .cdc = "SPC", .children = in_HP1_GGIO1_SPCSO1, .count = 6},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_literal_t literals_HealthKind[] = {
    {.ordinal = 1, .literal = "Ok"},
    {.ordinal = 2, .literal = "Warning"},
    {.ordinal = 3, .literal = "Alarm"},
};

static const sdvp_node_t in_HP1_GGIO5_Health[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "HealthKind", .literals = literals_HealthKind, .count = 3}, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 3}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
};

static const sdvp_node_t in_HP1_GGIO5[] = {
    {.name = "Health", .cdc = "ENS", .children = in_HP1_GGIO5_Health, .count = 3},
    {.name = "SPCSO1", .cdc = "SPC", .children = in_HP1_GGIO1_SPCSO1, .count = 6},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_node_t in_HP1_GGIO6[] = {
    {.name = "CmdBlk", .cdc = "SPS", .children = in_HP1_GGIO2_Loc, .count = 3},
    {.name = "SPCSO1", .cdc = "SPC", .children = in_HP1_GGIO1_SPCSO1, .count = 6},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_type_member_t members_Oper[] = {
    {.name = "ctlVal", .type = {.code = SDVP_BOOLEAN}},
    {.name = "origin", .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .type = {.code = SDVP_INT8U}},
    {.name = "T", .type = {.code = SDVP_TIMESTAMP}},
    {.name = "Test", .type = {.code = SDVP_BOOLEAN}},
    {.name = "Check", .type = {.code = SDVP_CHECK}},
};

static const sdvp_type_member_t members_Cancel[] = {
    {.name = "ctlVal", .type = {.code = SDVP_BOOLEAN}},
    {.name = "origin", .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .type = {.code = SDVP_INT8U}},
    {.name = "T", .type = {.code = SDVP_TIMESTAMP}},
    {.name = "Test", .type = {.code = SDVP_BOOLEAN}},
};

static const sdvp_node_t in_HP1_GGIO7_Sbo[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}, .has_initial = true, .initial = {.type = SDVP_INT8U, .is.integer = 0}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "stSeld", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "opRcvd", .fc = SDVP_FC_OR, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "opOk", .fc = SDVP_FC_OR, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "tOpOk", .fc = SDVP_FC_OR, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "SBO", .fc = SDVP_FC_CO, .type = {.code = SDVP_OBJECT_REFERENCE}, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "", .length = 0}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "Cancel", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Cancel, .count = 5}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}}, .count = 5}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 2}},
    {.name = "sboTimeout", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 0}},
};

static const sdvp_node_t in_HP1_GGIO7_DirectEnhanced[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}, .has_initial = true, .initial = {.type = SDVP_INT8U, .is.integer = 0}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "opRcvd", .fc = SDVP_FC_OR, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "opOk", .fc = SDVP_FC_OR, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "tOpOk", .fc = SDVP_FC_OR, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 3}},
    {.name = "operTimeout", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 0}},
};

static const sdvp_node_t in_HP1_GGIO7_SboEnhanced[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}, .has_initial = true, .initial = {.type = SDVP_INT8U, .is.integer = 0}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "stSeld", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "opRcvd", .fc = SDVP_FC_OR, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "opOk", .fc = SDVP_FC_OR, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "tOpOk", .fc = SDVP_FC_OR, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "SBOw", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "Cancel", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Cancel, .count = 5}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}}, .count = 5}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 4}},
    {.name = "sboTimeout", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 0}},
    {.name = "operTimeout", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 0}},
};

static const sdvp_type_member_t members_Oper_2[] = {
    {.name = "ctlVal", .type = {.code = SDVP_BOOLEAN}},
    {.name = "operTm", .type = {.code = SDVP_TIMESTAMP}},
    {.name = "origin", .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .type = {.code = SDVP_INT8U}},
    {.name = "T", .type = {.code = SDVP_TIMESTAMP}},
    {.name = "Test", .type = {.code = SDVP_BOOLEAN}},
    {.name = "Check", .type = {.code = SDVP_CHECK}},
};

static const sdvp_node_t in_HP1_GGIO7_Timed[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper_2, .count = 7}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 7}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
};

static const sdvp_type_member_t members_Oper_3[] = {
    {.name = "ctlVal", .type = {.code = SDVP_INT32}},
    {.name = "origin", .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .type = {.code = SDVP_INT8U}},
    {.name = "T", .type = {.code = SDVP_TIMESTAMP}},
    {.name = "Test", .type = {.code = SDVP_BOOLEAN}},
    {.name = "Check", .type = {.code = SDVP_CHECK}},
};

static const sdvp_node_t in_HP1_GGIO7_Refusing[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT32}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = 0}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper_3, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_INT32, .is.integer = 0}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 3}},
    {.name = "operTimeout", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 0}},
};

static const sdvp_node_t in_HP1_GGIO7[] = {
    {.name = "Sbo", .cdc = "SPC", .children = in_HP1_GGIO7_Sbo, .count = 14},
    {.name = "DirectEnhanced", .cdc = "SPC", .children = in_HP1_GGIO7_DirectEnhanced, .count = 11},
    {.name = "SboEnhanced", .cdc = "SPC", .children = in_HP1_GGIO7_SboEnhanced, .count = 15},
    {.name = "Timed", .cdc = "SPC", .children = in_HP1_GGIO7_Timed, .count = 5},
    {.name = "Refusing", .cdc = "INC", .children = in_HP1_GGIO7_Refusing, .count = 6},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_type_member_t members_cVal[] = {
    {.name = "mag", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "ang", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
};

static const sdvp_node_t in_HP1_MMXU1_A_phsA[] = {
    {.name = "cVal", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_cVal, .count = 2}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32}},
};

static const sdvp_node_t in_HP1_MMXU1_A[] = {
    {.name = "phsA", .cdc = "CMV", .children = in_HP1_MMXU1_A_phsA, .count = 3},
    {.name = "angRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "ContractKind", .literals = literals_ContractKind, .count = 4}},
};

static const sdvp_node_t in_HP1_MMXU1[] = {
    {.name = "A", .cdc = "WYE", .children = in_HP1_MMXU1_A, .count = 2},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_node_t in_HP1_GAPC1[] = {
    {.name = "Ind000", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind001", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind002", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind003", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind004", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind005", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind006", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind007", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind008", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind009", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind010", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind011", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind012", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind013", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind014", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind015", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind016", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind017", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind018", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind019", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind020", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind021", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind022", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind023", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind024", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind025", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind026", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind027", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind028", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind029", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind030", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind031", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind032", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind033", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind034", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind035", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind036", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind037", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind038", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind039", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind040", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind041", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind042", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind043", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind044", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind045", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind046", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind047", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind048", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind049", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind050", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind051", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind052", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind053", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind054", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind055", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind056", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind057", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind058", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind059", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind060", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind061", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind062", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind063", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind064", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind065", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind066", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind067", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind068", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind069", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind070", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind071", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind072", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind073", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind074", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind075", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind076", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind077", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind078", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind079", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind080", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind081", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind082", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind083", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind084", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind085", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind086", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind087", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind088", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind089", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind090", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind091", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind092", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind093", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind094", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind095", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind096", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind097", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind098", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind099", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind100", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind101", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind102", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind103", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind104", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind105", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind106", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind107", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind108", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind109", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind110", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind111", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind112", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind113", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind114", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind115", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind116", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind117", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind118", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "Ind119", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 3},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_type_member_t element_vArray[] = {
    {.type = {.code = SDVP_ENUMERATED, .name = "ContractKind", .literals = literals_ContractKind, .count = 4}},
};

static const sdvp_node_t in_HP1_ZTYP1_All[] = {
    {.name = "vBoolean", .fc = SDVP_FC_SP, .type = {.code = SDVP_BOOLEAN}},
    {.name = "vInt8", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT8}},
    {.name = "vInt16", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT16}},
    {.name = "vInt32", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT32}},
    {.name = "vInt64", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT64}},
    {.name = "vInt8u", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT8U}},
    {.name = "vInt16u", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT16U}},
    {.name = "vInt32u", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT32U}},
    {.name = "vFloat32", .fc = SDVP_FC_SP, .type = {.code = SDVP_FLOAT32}},
    {.name = "vFloat64", .fc = SDVP_FC_SP, .type = {.code = SDVP_FLOAT64}},
    {.name = "vEnumerated", .fc = SDVP_FC_SP, .type = {.code = SDVP_ENUMERATED, .name = "ContractKind", .literals = literals_ContractKind, .count = 4}},
    {.name = "vOctetString", .fc = SDVP_FC_SP, .type = {.code = SDVP_OCTET_STRING}},
    {.name = "vVisibleString", .fc = SDVP_FC_SP, .type = {.code = SDVP_VISIBLE_STRING}},
    {.name = "vUnicodeString", .fc = SDVP_FC_SP, .type = {.code = SDVP_UNICODE_STRING}},
    {.name = "vObjectReference", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}},
    {.name = "vCurrency", .fc = SDVP_FC_SP, .type = {.code = SDVP_CURRENCY}},
    {.name = "vEntryId", .fc = SDVP_FC_SP, .type = {.code = SDVP_ENTRY_ID}},
    {.name = "vEntryTime", .fc = SDVP_FC_SP, .type = {.code = SDVP_ENTRY_TIME}},
    {.name = "vTimestamp", .fc = SDVP_FC_SP, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "vQuality", .fc = SDVP_FC_SP, .type = {.code = SDVP_QUALITY}},
    {.name = "vDbpos", .fc = SDVP_FC_SP, .type = {.code = SDVP_DBPOS}},
    {.name = "vTcmd", .fc = SDVP_FC_SP, .type = {.code = SDVP_TCMD}},
    {.name = "vCheck", .fc = SDVP_FC_SP, .type = {.code = SDVP_CHECK}},
    {.name = "vTrgOps", .fc = SDVP_FC_SP, .type = {.code = SDVP_TRG_OPS}},
    {.name = "vOptFlds", .fc = SDVP_FC_SP, .type = {.code = SDVP_OPT_FLDS}},
    {.name = "vStructure", .fc = SDVP_FC_SP, .type = {.code = SDVP_STRUCTURE, .members = members_cVal, .count = 2}},
    {.name = "vArray", .fc = SDVP_FC_SP, .type = {.code = SDVP_ARRAY, .members = element_vArray, .count = 3}},
};

static const sdvp_type_member_t members_crvPts[] = {
    {.name = "xVal", .type = {.code = SDVP_FLOAT32}},
    {.name = "yVal", .type = {.code = SDVP_FLOAT32}},
};

static const sdvp_type_member_t element_crvPts[] = {
    {.type = {.code = SDVP_STRUCTURE, .members = members_crvPts, .count = 2}},
};

static const sdvp_node_t in_HP1_ZTYP1_Curve[] = {
    {.name = "crvPts", .fc = SDVP_FC_SP, .type = {.code = SDVP_ARRAY, .members = element_crvPts, .count = 10}},
    {.name = "numPts", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT16U}},
};

static const sdvp_node_t in_HP1_ZTYP1[] = {
    {.name = "All", .cdc = "TYP", .children = in_HP1_ZTYP1_All, .count = 27},
    {.name = "Curve", .cdc = "CSG", .children = in_HP1_ZTYP1_Curve, .count = 2},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const sdvp_logical_node_t nodes_HP1[] = {
    {.name = "LLN0", .objects = in_HP1_LLN0, .object_count = 3},
    {.name = "GGIO1", .objects = in_HP1_GGIO1, .object_count = 11},
    {.name = "GGIO2", .objects = in_HP1_GGIO2, .object_count = 3},
    {.name = "GGIO3", .objects = in_HP1_GGIO3, .object_count = 4},
    {.name = "GGIO4", .objects = in_HP1_GGIO4, .object_count = 3},
    {.name = "GGIO5", .objects = in_HP1_GGIO5, .object_count = 3},
    {.name = "GGIO6", .objects = in_HP1_GGIO6, .object_count = 3},
    {.name = "GGIO7", .objects = in_HP1_GGIO7, .object_count = 6},
    {.name = "MMXU1", .objects = in_HP1_MMXU1, .object_count = 2},
    {.name = "GAPC1", .objects = in_HP1_GAPC1, .object_count = 121},
    {.name = "ZTYP1", .objects = in_HP1_ZTYP1, .object_count = 3},
};

static const sdvp_node_t in_HP2_LLN0[] = {
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 1},
};

static const char *const members_HP2_LLN0_Count[] = {
    "HP2/GGIO1.Cnt00[ST]",
    "HP2/GGIO1.Cnt01[ST]",
    "HP2/GGIO1.Cnt02[ST]",
    "HP2/GGIO1.Cnt03[ST]",
    "HP2/GGIO1.Cnt04[ST]",
    "HP2/GGIO1.Cnt05[ST]",
    "HP2/GGIO1.Cnt06[ST]",
    "HP2/GGIO1.Cnt07[ST]",
    "HP2/GGIO1.Cnt08[ST]",
    "HP2/GGIO1.Cnt09[ST]",
    "HP2/GGIO1.Cnt10[ST]",
    "HP2/GGIO1.Cnt11[ST]",
    "HP2/GGIO1.Cnt12[ST]",
    "HP2/GGIO1.Cnt13[ST]",
    "HP2/GGIO1.Cnt14[ST]",
    "HP2/GGIO1.Cnt15[ST]",
    "HP2/GGIO1.Cnt16[ST]",
    "HP2/GGIO1.Cnt17[ST]",
    "HP2/GGIO1.Cnt18[ST]",
    "HP2/GGIO1.Cnt19[ST]",
};

static const char *const members_HP2_LLN0_Types[] = {
    "HP1/ZTYP1.All[SP]",
    "HP2/GGIO1.Cnt00.d[DC]",
};

static const sdvp_data_set_t data_sets_HP2_LLN0[] = {
    {.name = "Count", .members = members_HP2_LLN0_Count, .count = 20},
    {.name = "Types", .members = members_HP2_LLN0_Types, .count = 2},
};

static const sdvp_report_control_t report_controls_HP2_LLN0[] = {
    {.name = "Meas", .buffered = true, .rpt_id = "", .dat_set = "Count", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_DATA_REF | SDVP_OPT_BUF_OVFL | SDVP_OPT_ENTRY_ID | SDVP_OPT_CONF_REV, .buf_tm = 0u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY | SDVP_TRG_GI, .intg_pd = 0u, .instances = 20, .indexed = true},
    {.name = "Live", .buffered = false, .rpt_id = "", .dat_set = "Count", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_DATA_REF | SDVP_OPT_CONF_REV, .buf_tm = 0u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY | SDVP_TRG_GI, .intg_pd = 0u, .instances = 20, .indexed = true},
    {.name = "Types", .buffered = true, .rpt_id = "", .dat_set = "Types", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_DATA_REF | SDVP_OPT_BUF_OVFL | SDVP_OPT_ENTRY_ID | SDVP_OPT_CONF_REV, .buf_tm = 0u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY | SDVP_TRG_GI, .intg_pd = 0u, .instances = 1, .indexed = true},
};

static const sdvp_log_control_t log_controls_HP2_LLN0[] = {
    {.name = "Hist01", .dat_set = "Count", .log = "Log01", .log_ena = false, .reason_code = true, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY, .intg_pd = 0u},
    {.name = "Hist02", .dat_set = "Count", .log = "Log02", .log_ena = false, .reason_code = true, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY, .intg_pd = 0u},
    {.name = "Hist03", .dat_set = "Count", .log = "Log03", .log_ena = false, .reason_code = true, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY, .intg_pd = 0u},
    {.name = "Hist04", .dat_set = "Count", .log = "Log04", .log_ena = false, .reason_code = true, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY, .intg_pd = 0u},
    {.name = "Hist05", .dat_set = "Count", .log = "Log05", .log_ena = false, .reason_code = true, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY, .intg_pd = 0u},
    {.name = "Hist06", .dat_set = "Count", .log = "Log06", .log_ena = false, .reason_code = true, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY, .intg_pd = 0u},
    {.name = "Hist07", .dat_set = "Count", .log = "Log07", .log_ena = false, .reason_code = true, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY, .intg_pd = 0u},
    {.name = "Hist08", .dat_set = "Count", .log = "Log08", .log_ena = false, .reason_code = true, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_DUPD | SDVP_TRG_INTEGRITY, .intg_pd = 0u},
};

static const char *const logs_HP2_LLN0[] = {
    "Log01",
    "Log02",
    "Log03",
    "Log04",
    "Log05",
    "Log06",
    "Log07",
    "Log08",
};

static const sdvp_node_t in_HP2_GGIO1_Cnt00[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT32}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}},
};

static const sdvp_node_t in_HP2_GGIO1[] = {
    {.name = "Cnt00", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt01", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt02", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt03", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt04", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt05", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt06", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt07", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt08", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt09", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt10", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt11", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt12", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt13", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt14", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt15", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt16", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt17", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt18", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
    {.name = "Cnt19", .cdc = "INS", .children = in_HP2_GGIO1_Cnt00, .count = 4},
};

static const sdvp_logical_node_t nodes_HP2[] = {
    {.name = "LLN0", .objects = in_HP2_LLN0, .object_count = 1, .data_sets = data_sets_HP2_LLN0, .data_set_count = 2, .report_controls = report_controls_HP2_LLN0, .report_control_count = 3, .log_controls = log_controls_HP2_LLN0, .log_control_count = 8, .logs = logs_HP2_LLN0, .log_count = 8},
    {.name = "GGIO1", .objects = in_HP2_GGIO1, .object_count = 20},
};

static const sdvp_setting_control_t setting_control_HP3_LLN0[] = {
    {.num_of_sg = 3, .act_sg = 2, .resv_tms = 30},
};

static const sdvp_node_t in_HP3_GGIO1_Lim[] = {
    {.name = "setMag", .fc = SDVP_FC_SG, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "minVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "maxVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 100.0}}, .count = 1}}},
};

static const sdvp_node_t in_HP3_GGIO1[] = {
    {.name = "Lim", .cdc = "ASG", .children = in_HP3_GGIO1_Lim, .count = 3},
};

static const sdvp_logical_node_t nodes_HP3[] = {
    {.name = "LLN0", .setting_control = setting_control_HP3_LLN0},
    {.name = "GGIO1", .objects = in_HP3_GGIO1, .object_count = 1},
};

static const sdvp_logical_device_t devices[] = {
    {.name = "HP1", .nodes = nodes_HP1, .count = 11},
    {.name = "HP2", .nodes = nodes_HP2, .count = 2},
    {.name = "HP3", .nodes = nodes_HP3, .count = 2},
};

const sdvp_model_t contract_table = {.name = "contract", .devices = devices, .count = 3};
