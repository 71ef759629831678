/* The model of HP1, made by "sdvp scl to-c": change what it was made of. */
#include <math.h>
#include <stddef.h>

#include "heatpump.h"

static const sdvp_literal_t literals_BehaviourModeKind[] = {
    {.ordinal = 1, .literal = "on"},
    {.ordinal = 2, .literal = "blocked"},
    {.ordinal = 3, .literal = "test"},
    {.ordinal = 4, .literal = "test/blocked"},
    {.ordinal = 5, .literal = "off"},
};

static const sdvp_node_t in_HP1_LLN0_Beh[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "BehaviourModeKind", .literals = literals_BehaviourModeKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 0}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
};

static const sdvp_node_t in_HP1_LLN0_NamPlt[] = {
    {.name = "vendor", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "SDVP", .length = 4}}},
    {.name = "swRev", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "0.1", .length = 3}}},
    {.name = "configRev", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "1", .length = 1}}},
    {.name = "ldNs", .fc = SDVP_FC_EX, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "IEC 61850-7-4:2007B", .length = 19}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Name plate of the logical device", .length = 32}}},
};

static const sdvp_literal_t literals_HealthKind[] = {
    {.ordinal = 1, .literal = "Ok"},
    {.ordinal = 2, .literal = "Warning"},
    {.ordinal = 3, .literal = "Alarm"},
};

static const sdvp_node_t in_HP1_LLN0_Health[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "HealthKind", .literals = literals_HealthKind, .count = 3}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 0}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Whether the device works", .length = 24}}},
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

static const sdvp_type_member_t members_Oper[] = {
    {.name = "ctlVal", .type = {.code = SDVP_ENUMERATED, .name = "BehaviourModeKind", .literals = literals_BehaviourModeKind, .count = 5}},
    {.name = "origin", .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .type = {.code = SDVP_INT8U}},
    {.name = "T", .type = {.code = SDVP_TIMESTAMP}},
    {.name = "Test", .type = {.code = SDVP_BOOLEAN}},
    {.name = "Check", .type = {.code = SDVP_CHECK}},
};

static const sdvp_literal_t literals_CtlModelKind[] = {
    {.ordinal = 0, .literal = "status-only"},
    {.ordinal = 1, .literal = "direct-with-normal-security"},
    {.ordinal = 2, .literal = "sbo-with-normal-security"},
    {.ordinal = 3, .literal = "direct-with-enhanced-security"},
    {.ordinal = 4, .literal = "sbo-with-enhanced-security"},
};

static const sdvp_node_t in_HP1_LLN0_Mod[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}, .has_initial = true, .initial = {.type = SDVP_INT8U, .is.integer = 0}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "BehaviourModeKind", .literals = literals_BehaviourModeKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 0}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 1}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Mode of the device", .length = 18}}},
};

static const sdvp_node_t in_HP1_LLN0_Loc[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Local control: commands from afar are locked out", .length = 48}}},
};

static const sdvp_type_member_t members_Oper_2[] = {
    {.name = "ctlVal", .type = {.code = SDVP_BOOLEAN}},
    {.name = "origin", .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .type = {.code = SDVP_INT8U}},
    {.name = "T", .type = {.code = SDVP_TIMESTAMP}},
    {.name = "Test", .type = {.code = SDVP_BOOLEAN}},
    {.name = "Check", .type = {.code = SDVP_CHECK}},
};

static const sdvp_node_t in_HP1_LLN0_LocSta[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}, .has_initial = true, .initial = {.type = SDVP_INT8U, .is.integer = 0}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper_2, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Lock of commands from afar, set by the home owner", .length = 49}}},
};

static const sdvp_node_t in_HP1_LLN0[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_LLN0_NamPlt, .count = 5},
    {.name = "Health", .cdc = "ENS", .children = in_HP1_LLN0_Health, .count = 4},
    {.name = "Mod", .cdc = "ENC", .children = in_HP1_LLN0_Mod, .count = 8},
    {.name = "Loc", .cdc = "SPS", .children = in_HP1_LLN0_Loc, .count = 4},
    {.name = "LocSta", .cdc = "SPC", .children = in_HP1_LLN0_LocSta, .count = 8},
};

static const char *const members_HP1_LLN0_Meas[] = {
    "HP1/MMXN1.Watt[MX]",
    "HP1/MMTR1.TotWh[ST]",
    "HP1/DHTP1.Cop[MX]",
    "HP1/HeatMHET1.HeatOut[MX]",
    "HP1/TankMHET1.HeatOut[MX]",
    "HP1/TapMHET1.HeatOut[MX]",
    "HP1/TotMHET1.AccmHeatOut[MX]",
    "HP1/HeatMFLW1.FlwRte[MX]",
    "HP1/TapMFLW1.FlwRte[MX]",
    "HP1/HeatFwdSTMP1.Tmp[MX]",
    "HP1/HeatRetSTMP1.Tmp[MX]",
    "HP1/TankTopSTMP1.Tmp[MX]",
    "HP1/TankBotSTMP1.Tmp[MX]",
    "HP1/ColdWtrSTMP1.Tmp[MX]",
    "HP1/HotWtrSTMP1.Tmp[MX]",
    "HP1/AccTankSTMP1.Tmp[MX]",
    "HP1/RoomSTMP1.Tmp[MX]",
    "HP1/OutdSTMP1.Tmp[MX]",
};

static const char *const members_HP1_LLN0_Stat[] = {
    "HP1/LLN0.Health[ST]",
    "HP1/LLN0.Mod[ST]",
    "HP1/LLN0.Loc[ST]",
    "HP1/LPHD1.PhyHealth[ST]",
    "HP1/DHTP1.RunSt[ST]",
    "HP1/DHTP1.CmpRun[ST]",
    "HP1/DHTP1.OpModSt[ST]",
    "HP1/DHTP1.StopInhTmm[ST]",
    "HP1/PMRI1.StrInh[ST]",
    "HP1/PMRI1.StrInhTmm[ST]",
    "HP1/KPMP1.OpTmh[ST]",
};

static const char *const members_HP1_LLN0_Spt[] = {
    "HP1/ComfMinFSPT1.SptVal[MX]",
    "HP1/ComfMaxFSPT1.SptVal[MX]",
    "HP1/HotWtrFSPT1.SptVal[MX]",
    "HP1/DHTP1.OpMod[ST]",
    "HP1/KPMP1.OpCtl[ST]",
    "HP1/LLN0.LocSta[ST]",
};

static const char *const members_HP1_LLN0_Mach[] = {
    "HP1/LPHD1.PhyHealth[ST]",
    "HP1/DHTP1.RunSt[ST]",
    "HP1/DHTP1.CmpRun[ST]",
    "HP1/DHTP1.Cop[MX]",
    "HP1/KPMP1.OpTmh[ST]",
    "HP1/KPMP1.OpCntRs[ST]",
    "HP1/PMRI1.StrInh[ST]",
    "HP1/MMXN1.Watt[MX]",
    "HP1/MMTR1.TotWh[ST]",
    "HP1/HeatMHET1.HeatOut[MX]",
    "HP1/TankMHET1.HeatOut[MX]",
    "HP1/TotMHET1.AccmHeatOut[MX]",
    "HP1/HeatFwdSTMP1.Tmp[MX]",
    "HP1/HeatRetSTMP1.Tmp[MX]",
    "HP1/OutdSTMP1.Tmp[MX]",
};

static const sdvp_data_set_t data_sets_HP1_LLN0[] = {
    {.name = "Meas", .members = members_HP1_LLN0_Meas, .count = 18},
    {.name = "Stat", .members = members_HP1_LLN0_Stat, .count = 11},
    {.name = "Spt", .members = members_HP1_LLN0_Spt, .count = 6},
    {.name = "Mach", .members = members_HP1_LLN0_Mach, .count = 15},
};

static const sdvp_report_control_t report_controls_HP1_LLN0[] = {
    {.name = "Meas", .buffered = true, .rpt_id = "", .dat_set = "Meas", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_BUF_OVFL | SDVP_OPT_ENTRY_ID | SDVP_OPT_CONF_REV, .buf_tm = 1000u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_GI, .intg_pd = 0u, .instances = 3, .indexed = true},
    {.name = "Stat", .buffered = true, .rpt_id = "", .dat_set = "Stat", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_BUF_OVFL | SDVP_OPT_ENTRY_ID | SDVP_OPT_CONF_REV, .buf_tm = 0u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_GI, .intg_pd = 0u, .instances = 5, .indexed = true},
    {.name = "Spt", .buffered = true, .rpt_id = "", .dat_set = "Spt", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_BUF_OVFL | SDVP_OPT_ENTRY_ID | SDVP_OPT_CONF_REV, .buf_tm = 0u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_GI, .intg_pd = 0u, .instances = 5, .indexed = true},
    {.name = "Mach", .buffered = true, .rpt_id = "", .dat_set = "Mach", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_BUF_OVFL | SDVP_OPT_ENTRY_ID | SDVP_OPT_CONF_REV, .buf_tm = 1000u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_GI, .intg_pd = 0u, .instances = 2, .indexed = true},
    {.name = "LiveMeas", .buffered = false, .rpt_id = "", .dat_set = "Meas", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_CONF_REV, .buf_tm = 0u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_GI, .intg_pd = 0u, .instances = 5, .indexed = true},
    {.name = "LiveStat", .buffered = false, .rpt_id = "", .dat_set = "Stat", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_CONF_REV, .buf_tm = 0u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_GI, .intg_pd = 0u, .instances = 5, .indexed = true},
    {.name = "LiveSpt", .buffered = false, .rpt_id = "", .dat_set = "Spt", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_CONF_REV, .buf_tm = 0u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_GI, .intg_pd = 0u, .instances = 5, .indexed = true},
    {.name = "LiveMach", .buffered = false, .rpt_id = "", .dat_set = "Mach", .conf_rev = 1u, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_TIME_STAMP | SDVP_OPT_REASON | SDVP_OPT_DATA_SET | SDVP_OPT_CONF_REV, .buf_tm = 0u, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG | SDVP_TRG_GI, .intg_pd = 0u, .instances = 2, .indexed = true},
};

static const sdvp_log_control_t log_controls_HP1_LLN0[] = {
    {.name = "Hist", .dat_set = "Meas", .log = "Hist", .log_ena = true, .reason_code = true, .trg_ops = SDVP_TRG_INTEGRITY, .intg_pd = 300000u},
    {.name = "Event", .dat_set = "Stat", .log = "Event", .log_ena = true, .reason_code = true, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG, .intg_pd = 0u},
    {.name = "Order", .dat_set = "Spt", .log = "Order", .log_ena = true, .reason_code = true, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_QCHG, .intg_pd = 0u},
};

static const char *const logs_HP1_LLN0[] = {
    "Hist",
    "Event",
    "Order",
};

static const sdvp_node_t in_HP1_LPHD1_PhyNam[] = {
    {.name = "vendor", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "", .length = 0}}},
    {.name = "swRev", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "", .length = 0}}},
    {.name = "serNum", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "", .length = 0}}},
    {.name = "model", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "", .length = 0}}},
    {.name = "location", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "", .length = 0}}},
    {.name = "name", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "", .length = 0}}},
    {.name = "owner", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "", .length = 0}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Name plate of the heat pump", .length = 27}}},
};

static const sdvp_node_t in_HP1_LPHD1_PhyHealth[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "HealthKind", .literals = literals_HealthKind, .count = 3}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 0}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Whether the heat pump works", .length = 27}}},
};

static const sdvp_node_t in_HP1_LPHD1_Proxy[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 0}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Whether the device answers for another one", .length = 42}}},
};

static const sdvp_node_t in_HP1_LPHD1[] = {
    {.name = "PhyNam", .cdc = "DPL", .children = in_HP1_LPHD1_PhyNam, .count = 8},
    {.name = "PhyHealth", .cdc = "ENS", .children = in_HP1_LPHD1_PhyHealth, .count = 4},
    {.name = "Proxy", .cdc = "SPS", .children = in_HP1_LPHD1_Proxy, .count = 4},
};

static const sdvp_node_t in_HP1_DHTP1_NamPlt[] = {
    {.name = "vendor", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "SDVP", .length = 4}}},
    {.name = "swRev", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "0.1", .length = 3}}},
    {.name = "lnNs", .fc = SDVP_FC_EX, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "org.sdvp DHTP:2026", .length = 18}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Name plate of the node", .length = 22}}},
};

static const sdvp_literal_t literals_HeatPumpRunKind[] = {
    {.ordinal = 1, .literal = "stopped"},
    {.ordinal = 2, .literal = "standby"},
    {.ordinal = 3, .literal = "waiting"},
    {.ordinal = 4, .literal = "heating"},
    {.ordinal = 5, .literal = "hot-water"},
    {.ordinal = 6, .literal = "heating-rod"},
};

static const sdvp_node_t in_HP1_DHTP1_RunSt[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "HeatPumpRunKind", .literals = literals_HeatPumpRunKind, .count = 6}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Running status", .length = 14}}},
};

static const sdvp_node_t in_HP1_DHTP1_CmpRun[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Compressor runs", .length = 15}}},
};

static const sdvp_literal_t literals_HeatPumpModeKind[] = {
    {.ordinal = 1, .literal = "alwayson"},
    {.ordinal = 2, .literal = "spotprice"},
    {.ordinal = 3, .literal = "windpower"},
    {.ordinal = 4, .literal = "CO2"},
    {.ordinal = 5, .literal = "extern"},
};

static const sdvp_node_t in_HP1_DHTP1_OpModSt[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "HeatPumpModeKind", .literals = literals_HeatPumpModeKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Operational mode the machine is in", .length = 34}}},
};

static const sdvp_type_member_t members_Oper_3[] = {
    {.name = "ctlVal", .type = {.code = SDVP_ENUMERATED, .name = "HeatPumpModeKind", .literals = literals_HeatPumpModeKind, .count = 5}},
    {.name = "origin", .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .type = {.code = SDVP_INT8U}},
    {.name = "T", .type = {.code = SDVP_TIMESTAMP}},
    {.name = "Test", .type = {.code = SDVP_BOOLEAN}},
    {.name = "Check", .type = {.code = SDVP_CHECK}},
};

static const sdvp_node_t in_HP1_DHTP1_OpMod[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}, .has_initial = true, .initial = {.type = SDVP_INT8U, .is.integer = 0}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "HeatPumpModeKind", .literals = literals_HeatPumpModeKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper_3, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 1}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Operational mode wanted", .length = 23}}},
};

static const sdvp_type_member_t members_mag[] = {
    {.name = "f", .type = {.code = SDVP_FLOAT32}},
};

static const sdvp_node_t in_HP1_DHTP1_Cop[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 500}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 10.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Coefficient of performance now: heat by electricity", .length = 51}}},
};

static const sdvp_literal_t literals_SIUnitKind[] = {
    {.ordinal = 1, .literal = ""},
    {.ordinal = 2, .literal = "m"},
    {.ordinal = 3, .literal = "kg"},
    {.ordinal = 4, .literal = "s"},
    {.ordinal = 5, .literal = "A"},
    {.ordinal = 6, .literal = "K"},
    {.ordinal = 7, .literal = "mol"},
    {.ordinal = 8, .literal = "cd"},
    {.ordinal = 9, .literal = "deg"},
    {.ordinal = 10, .literal = "rad"},
    {.ordinal = 11, .literal = "sr"},
    {.ordinal = 21, .literal = "Gy"},
    {.ordinal = 22, .literal = "Bq"},
    {.ordinal = 23, .literal = "\302\260C"},
    {.ordinal = 24, .literal = "Sv"},
    {.ordinal = 25, .literal = "F"},
    {.ordinal = 26, .literal = "C"},
    {.ordinal = 27, .literal = "S"},
    {.ordinal = 28, .literal = "H"},
    {.ordinal = 29, .literal = "V"},
    {.ordinal = 30, .literal = "ohm"},
    {.ordinal = 31, .literal = "J"},
    {.ordinal = 32, .literal = "N"},
    {.ordinal = 33, .literal = "Hz"},
    {.ordinal = 34, .literal = "lx"},
    {.ordinal = 35, .literal = "Lm"},
    {.ordinal = 36, .literal = "Wb"},
    {.ordinal = 37, .literal = "T"},
    {.ordinal = 38, .literal = "W"},
    {.ordinal = 39, .literal = "Pa"},
    {.ordinal = 41, .literal = "m\302\262"},
    {.ordinal = 42, .literal = "m\302\263"},
    {.ordinal = 43, .literal = "m/s"},
    {.ordinal = 44, .literal = "m/s\302\262"},
    {.ordinal = 45, .literal = "m\302\263/s"},
    {.ordinal = 46, .literal = "m/m\302\263"},
    {.ordinal = 47, .literal = "M"},
    {.ordinal = 48, .literal = "kg/m\302\263"},
    {.ordinal = 49, .literal = "m\302\262/s"},
    {.ordinal = 50, .literal = "W/m K"},
    {.ordinal = 51, .literal = "J/K"},
    {.ordinal = 52, .literal = "ppm"},
    {.ordinal = 53, .literal = "1/s"},
    {.ordinal = 54, .literal = "rad/s"},
    {.ordinal = 55, .literal = "W/m\302\262"},
    {.ordinal = 56, .literal = "J/m\302\262"},
    {.ordinal = 57, .literal = "S/m"},
    {.ordinal = 58, .literal = "K/s"},
    {.ordinal = 59, .literal = "Pa/s"},
    {.ordinal = 60, .literal = "J/kg K"},
    {.ordinal = 61, .literal = "VA"},
    {.ordinal = 62, .literal = "Watts"},
    {.ordinal = 63, .literal = "VAr"},
    {.ordinal = 64, .literal = "phi"},
    {.ordinal = 65, .literal = "cos(phi)"},
    {.ordinal = 66, .literal = "Vs"},
    {.ordinal = 67, .literal = "V\302\262"},
    {.ordinal = 68, .literal = "As"},
    {.ordinal = 69, .literal = "A\302\262"},
    {.ordinal = 70, .literal = "A\302\262t"},
    {.ordinal = 71, .literal = "VAh"},
    {.ordinal = 72, .literal = "Wh"},
    {.ordinal = 73, .literal = "VArh"},
    {.ordinal = 74, .literal = "V/Hz"},
    {.ordinal = 75, .literal = "Hz/s"},
    {.ordinal = 76, .literal = "char"},
    {.ordinal = 77, .literal = "char/s"},
    {.ordinal = 78, .literal = "kgm\302\262"},
    {.ordinal = 79, .literal = "dB"},
    {.ordinal = 80, .literal = "J/Wh"},
    {.ordinal = 81, .literal = "W/s"},
    {.ordinal = 82, .literal = "l/s"},
    {.ordinal = 83, .literal = "dBm"},
    {.ordinal = 84, .literal = "h"},
    {.ordinal = 85, .literal = "min"},
    {.ordinal = 86, .literal = "Ohm/m"},
    {.ordinal = 87, .literal = "percent/s"},
    {.ordinal = 88, .literal = "A/V"},
    {.ordinal = 89, .literal = "A/Vs"},
};

static const sdvp_literal_t literals_MultiplierKind[] = {
    {.ordinal = -24, .literal = "y"},
    {.ordinal = -21, .literal = "z"},
    {.ordinal = -18, .literal = "a"},
    {.ordinal = -15, .literal = "f"},
    {.ordinal = -12, .literal = "p"},
    {.ordinal = -9, .literal = "n"},
    {.ordinal = -6, .literal = "\302\265"},
    {.ordinal = -3, .literal = "m"},
    {.ordinal = -2, .literal = "c"},
    {.ordinal = -1, .literal = "d"},
    {.ordinal = 0, .literal = ""},
    {.ordinal = 1, .literal = "da"},
    {.ordinal = 2, .literal = "h"},
    {.ordinal = 3, .literal = "k"},
    {.ordinal = 6, .literal = "M"},
    {.ordinal = 9, .literal = "G"},
    {.ordinal = 12, .literal = "T"},
    {.ordinal = 15, .literal = "P"},
    {.ordinal = 18, .literal = "E"},
    {.ordinal = 21, .literal = "Z"},
    {.ordinal = 24, .literal = "Y"},
};

static const sdvp_type_member_t members_units[] = {
    {.name = "SIUnit", .type = {.code = SDVP_ENUMERATED, .name = "SIUnitKind", .literals = literals_SIUnitKind, .count = 79}},
    {.name = "multiplier", .type = {.code = SDVP_ENUMERATED, .name = "MultiplierKind", .literals = literals_MultiplierKind, .count = 21}},
};

static const sdvp_node_t in_HP1_DHTP1_StopInhTmm[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT32}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = 0}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 85}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Rest of the minimum run time", .length = 28}}},
};

static const sdvp_node_t in_HP1_DHTP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "NamPlt", .cdc = "LPL", .children = in_HP1_DHTP1_NamPlt, .count = 4},
    {.name = "RunSt", .cdc = "ENS", .children = in_HP1_DHTP1_RunSt, .count = 4},
    {.name = "CmpRun", .cdc = "SPS", .children = in_HP1_DHTP1_CmpRun, .count = 4},
    {.name = "OpModSt", .cdc = "ENS", .children = in_HP1_DHTP1_OpModSt, .count = 4},
    {.name = "OpMod", .cdc = "ENC", .children = in_HP1_DHTP1_OpMod, .count = 8},
    {.name = "Cop", .cdc = "MV", .children = in_HP1_DHTP1_Cop, .count = 6},
    {.name = "StopInhTmm", .cdc = "INS", .children = in_HP1_DHTP1_StopInhTmm, .count = 5},
};

static const sdvp_node_t in_HP1_KPMP1_OpCtl[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}, .has_initial = true, .initial = {.type = SDVP_INT8U, .is.integer = 0}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper_2, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Run permitted (true) or stopped (false)", .length = 39}}},
};

static const sdvp_node_t in_HP1_KPMP1_OpTmh[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT32}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = 0}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 84}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Running time of the compressor", .length = 30}}},
};

static const sdvp_node_t in_HP1_KPMP1_OpCntRs[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT32}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = 0}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Starts of the compressor", .length = 24}}},
};

static const sdvp_node_t in_HP1_KPMP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "OpCtl", .cdc = "SPC", .children = in_HP1_KPMP1_OpCtl, .count = 8},
    {.name = "OpTmh", .cdc = "INS", .children = in_HP1_KPMP1_OpTmh, .count = 5},
    {.name = "OpCntRs", .cdc = "INC", .children = in_HP1_KPMP1_OpCntRs, .count = 5},
};

static const sdvp_node_t in_HP1_PMRI1_StrInh[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = false}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Start inhibited: the minimum off time is not over", .length = 49}}},
};

static const sdvp_node_t in_HP1_PMRI1_StrInhTmm[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT32}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = 0}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 85}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Rest of the minimum off time", .length = 28}}},
};

static const sdvp_node_t in_HP1_PMRI1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "StrInh", .cdc = "SPS", .children = in_HP1_PMRI1_StrInh, .count = 4},
    {.name = "StrInhTmm", .cdc = "INS", .children = in_HP1_PMRI1_StrInhTmm, .count = 5},
};

static const sdvp_type_member_t members_Oper_4[] = {
    {.name = "ctlVal", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "origin", .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}},
    {.name = "ctlNum", .type = {.code = SDVP_INT8U}},
    {.name = "T", .type = {.code = SDVP_TIMESTAMP}},
    {.name = "Test", .type = {.code = SDVP_BOOLEAN}},
    {.name = "Check", .type = {.code = SDVP_CHECK}},
};

static const sdvp_node_t in_HP1_ComfMinFSPT1_SptVal[] = {
    {.name = "origin", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_MX, .type = {.code = SDVP_INT8U}, .has_initial = true, .initial = {.type = SDVP_INT8U, .is.integer = 0}},
    {.name = "mxVal", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper_4, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "minVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 10.0}}, .count = 1}}},
    {.name = "maxVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 28.0}}, .count = 1}}},
    {.name = "stepSize", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.10000000149011612}}, .count = 1}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Set point: lowest room temperature", .length = 34}}},
};

static const sdvp_node_t in_HP1_ComfMinFSPT1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "SptVal", .cdc = "APC", .children = in_HP1_ComfMinFSPT1_SptVal, .count = 12},
};

static const sdvp_node_t in_HP1_ComfMaxFSPT1_SptVal[] = {
    {.name = "origin", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_MX, .type = {.code = SDVP_INT8U}, .has_initial = true, .initial = {.type = SDVP_INT8U, .is.integer = 0}},
    {.name = "mxVal", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper_4, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "minVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 10.0}}, .count = 1}}},
    {.name = "maxVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 28.0}}, .count = 1}}},
    {.name = "stepSize", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.10000000149011612}}, .count = 1}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Set point: highest room temperature", .length = 35}}},
};

static const sdvp_node_t in_HP1_ComfMaxFSPT1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "SptVal", .cdc = "APC", .children = in_HP1_ComfMaxFSPT1_SptVal, .count = 12},
};

static const sdvp_node_t in_HP1_HotWtrFSPT1_SptVal[] = {
    {.name = "origin", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_MX, .type = {.code = SDVP_INT8U}, .has_initial = true, .initial = {.type = SDVP_INT8U, .is.integer = 0}},
    {.name = "mxVal", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper_4, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "minVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 40.0}}, .count = 1}}},
    {.name = "maxVal", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 58.0}}, .count = 1}}},
    {.name = "stepSize", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.10000000149011612}}, .count = 1}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Set point: hot water in the tank", .length = 32}}},
};

static const sdvp_node_t in_HP1_HotWtrFSPT1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "SptVal", .cdc = "APC", .children = in_HP1_HotWtrFSPT1_SptVal, .count = 12},
};

static const sdvp_node_t in_HP1_HeatMHET1_HeatOut[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 38}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 200}},
    {.name = "zeroDb", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 50}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 10000.0}},
    {.name = "zeroDbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 10000.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Heat power to the house", .length = 23}}},
};

static const sdvp_literal_t literals_MaterialKind[] = {
    {.ordinal = 1, .literal = "Air"},
    {.ordinal = 2, .literal = "Water"},
    {.ordinal = 3, .literal = "Steam"},
    {.ordinal = 4, .literal = "Oil"},
    {.ordinal = 5, .literal = "Hydrogen"},
    {.ordinal = 6, .literal = "Natural gas"},
    {.ordinal = 7, .literal = "Butane"},
    {.ordinal = 8, .literal = "Propane"},
    {.ordinal = 9, .literal = "Waste gas"},
    {.ordinal = 98, .literal = "Not applicable / Unknown"},
    {.ordinal = 99, .literal = "Other"},
};

static const sdvp_node_t in_HP1_HeatMHET1_MatTyp[] = {
    {.name = "setVal", .fc = SDVP_FC_SP, .type = {.code = SDVP_ENUMERATED, .name = "MaterialKind", .literals = literals_MaterialKind, .count = 11}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 2}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Material that carries the heat", .length = 30}}},
};

static const sdvp_node_t in_HP1_HeatMHET1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "HeatOut", .cdc = "MV", .children = in_HP1_HeatMHET1_HeatOut, .count = 9},
    {.name = "MatTyp", .cdc = "ENG", .children = in_HP1_HeatMHET1_MatTyp, .count = 2},
};

static const sdvp_node_t in_HP1_TankMHET1_HeatOut[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 38}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 200}},
    {.name = "zeroDb", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 50}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 10000.0}},
    {.name = "zeroDbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 10000.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Heat power to the hot-water tank", .length = 32}}},
};

static const sdvp_node_t in_HP1_TankMHET1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "HeatOut", .cdc = "MV", .children = in_HP1_TankMHET1_HeatOut, .count = 9},
    {.name = "MatTyp", .cdc = "ENG", .children = in_HP1_HeatMHET1_MatTyp, .count = 2},
};

static const sdvp_node_t in_HP1_TapMHET1_HeatOut[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 38}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 200}},
    {.name = "zeroDb", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 50}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 10000.0}},
    {.name = "zeroDbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 10000.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Heat power drawn from the hot-water tank", .length = 40}}},
};

static const sdvp_node_t in_HP1_TapMHET1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "HeatOut", .cdc = "MV", .children = in_HP1_TapMHET1_HeatOut, .count = 9},
    {.name = "MatTyp", .cdc = "ENG", .children = in_HP1_HeatMHET1_MatTyp, .count = 2},
};

static const sdvp_node_t in_HP1_TotMHET1_AccmHeatOut[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 72}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 1000}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 1000.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Heat delivered since the meter was mounted", .length = 42}}},
};

static const sdvp_node_t in_HP1_TotMHET1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "AccmHeatOut", .cdc = "MV", .children = in_HP1_TotMHET1_AccmHeatOut, .count = 7},
    {.name = "MatTyp", .cdc = "ENG", .children = in_HP1_HeatMHET1_MatTyp, .count = 2},
};

static const sdvp_node_t in_HP1_HeatMFLW1_FlwRte[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 45}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 500}},
    {.name = "zeroDb", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 0.0010000000474974513}},
    {.name = "zeroDbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 0.0010000000474974513}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Flow of heating water to the house", .length = 34}}},
};

static const sdvp_node_t in_HP1_HeatMFLW1_MatTyp[] = {
    {.name = "setVal", .fc = SDVP_FC_SP, .type = {.code = SDVP_ENUMERATED, .name = "MaterialKind", .literals = literals_MaterialKind, .count = 11}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 2}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Material that flows", .length = 19}}},
};

static const sdvp_literal_t literals_MaterialStateKind[] = {
    {.ordinal = 1, .literal = "Gaseous"},
    {.ordinal = 2, .literal = "Liquid"},
    {.ordinal = 3, .literal = "Solid"},
    {.ordinal = 98, .literal = "Not applicable / Unknown"},
    {.ordinal = 99, .literal = "Other"},
};

static const sdvp_node_t in_HP1_HeatMFLW1_MatSt[] = {
    {.name = "setVal", .fc = SDVP_FC_SP, .type = {.code = SDVP_ENUMERATED, .name = "MaterialStateKind", .literals = literals_MaterialStateKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 2}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "State of the material", .length = 21}}},
};

static const sdvp_node_t in_HP1_HeatMFLW1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "FlwRte", .cdc = "MV", .children = in_HP1_HeatMFLW1_FlwRte, .count = 9},
    {.name = "MatTyp", .cdc = "ENG", .children = in_HP1_HeatMFLW1_MatTyp, .count = 2},
    {.name = "MatSt", .cdc = "ENG", .children = in_HP1_HeatMFLW1_MatSt, .count = 2},
};

static const sdvp_node_t in_HP1_TapMFLW1_FlwRte[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 45}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 500}},
    {.name = "zeroDb", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 0.0010000000474974513}},
    {.name = "zeroDbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 0.0010000000474974513}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Flow of domestic water", .length = 22}}},
};

static const sdvp_node_t in_HP1_TapMFLW1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "FlwRte", .cdc = "MV", .children = in_HP1_TapMFLW1_FlwRte, .count = 9},
    {.name = "MatTyp", .cdc = "ENG", .children = in_HP1_HeatMFLW1_MatTyp, .count = 2},
    {.name = "MatSt", .cdc = "ENG", .children = in_HP1_HeatMFLW1_MatSt, .count = 2},
};

static const sdvp_literal_t literals_RangeKind[] = {
    {.ordinal = 0, .literal = "normal"},
    {.ordinal = 1, .literal = "high"},
    {.ordinal = 2, .literal = "low"},
    {.ordinal = 3, .literal = "high-high"},
    {.ordinal = 4, .literal = "low-low"},
};

static const sdvp_type_member_t members_rangeC[] = {
    {.name = "hhLim", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "hLim", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "llLim", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "min", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "max", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "limDb", .type = {.code = SDVP_INT32U}},
};

static const sdvp_node_t in_HP1_HeatFwdSTMP1_Tmp[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "range", .fc = SDVP_FC_MX, .type = {.code = SDVP_ENUMERATED, .name = "RangeKind", .literals = literals_RangeKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 0}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "rangeC", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_rangeC, .count = 6}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 65.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 55.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 5.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = -30.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 110.0}}, .count = 1}}, {.type = SDVP_INT32U, .is.integer = 500}}, .count = 6}}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 100.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Temperature of the water sent to the heating", .length = 44}}},
};

static const sdvp_node_t in_HP1_HeatFwdSTMP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Tmp", .cdc = "MV", .children = in_HP1_HeatFwdSTMP1_Tmp, .count = 9},
};

static const sdvp_node_t in_HP1_HeatRetSTMP1_Tmp[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 100.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Temperature of the water that comes back from the heating", .length = 57}}},
};

static const sdvp_node_t in_HP1_HeatRetSTMP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Tmp", .cdc = "MV", .children = in_HP1_HeatRetSTMP1_Tmp, .count = 7},
};

static const sdvp_type_member_t members_rangeC_2[] = {
    {.name = "hhLim", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "hLim", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "lLim", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "llLim", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "min", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "max", .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}},
    {.name = "limDb", .type = {.code = SDVP_INT32U}},
};

static const sdvp_node_t in_HP1_TankTopSTMP1_Tmp[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "range", .fc = SDVP_FC_MX, .type = {.code = SDVP_ENUMERATED, .name = "RangeKind", .literals = literals_RangeKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 0}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "rangeC", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_rangeC_2, .count = 7}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 70.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 62.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 40.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 30.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = -10.0}}, .count = 1}}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 110.0}}, .count = 1}}, {.type = SDVP_INT32U, .is.integer = 500}}, .count = 7}}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 100.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Temperature of the water at the top of the hot-water tank", .length = 57}}},
};

static const sdvp_node_t in_HP1_TankTopSTMP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Tmp", .cdc = "MV", .children = in_HP1_TankTopSTMP1_Tmp, .count = 9},
};

static const sdvp_node_t in_HP1_TankBotSTMP1_Tmp[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 100.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Temperature of the water at the bottom of the hot-water tank", .length = 60}}},
};

static const sdvp_node_t in_HP1_TankBotSTMP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Tmp", .cdc = "MV", .children = in_HP1_TankBotSTMP1_Tmp, .count = 7},
};

static const sdvp_node_t in_HP1_ColdWtrSTMP1_Tmp[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 100.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Temperature of the water that enters the hot-water tank", .length = 55}}},
};

static const sdvp_node_t in_HP1_ColdWtrSTMP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Tmp", .cdc = "MV", .children = in_HP1_ColdWtrSTMP1_Tmp, .count = 7},
};

static const sdvp_node_t in_HP1_HotWtrSTMP1_Tmp[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 100.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Temperature of the water that leaves the hot-water tank", .length = 55}}},
};

static const sdvp_node_t in_HP1_HotWtrSTMP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Tmp", .cdc = "MV", .children = in_HP1_HotWtrSTMP1_Tmp, .count = 7},
};

static const sdvp_node_t in_HP1_AccTankSTMP1_Tmp[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 100.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Temperature of the water in the accumulating tank", .length = 49}}},
};

static const sdvp_node_t in_HP1_AccTankSTMP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Tmp", .cdc = "MV", .children = in_HP1_AccTankSTMP1_Tmp, .count = 7},
};

static const sdvp_node_t in_HP1_RoomSTMP1_Tmp[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 100.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Indoor temperature", .length = 18}}},
};

static const sdvp_node_t in_HP1_RoomSTMP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Tmp", .cdc = "MV", .children = in_HP1_RoomSTMP1_Tmp, .count = 7},
};

static const sdvp_node_t in_HP1_OutdSTMP1_Tmp[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 100}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 100.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Outdoor temperature", .length = 19}}},
};

static const sdvp_node_t in_HP1_OutdSTMP1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Tmp", .cdc = "MV", .children = in_HP1_OutdSTMP1_Tmp, .count = 7},
};

static const sdvp_node_t in_HP1_MMTR1_TotWh[] = {
    {.name = "actVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT64}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT64, .is.integer = 0}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 72}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "pulsQty", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 1.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Electric energy since the meter was mounted", .length = 43}}},
};

static const sdvp_node_t in_HP1_MMTR1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "TotWh", .cdc = "BCR", .children = in_HP1_MMTR1_TotWh, .count = 6},
};

static const sdvp_node_t in_HP1_MMXN1_Watt[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_FLOAT32, .is.real = 0.0}}, .count = 1}}},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}, .has_initial = true, .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 62}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "db", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 200}},
    {.name = "zeroDb", .fc = SDVP_FC_CF, .type = {.code = SDVP_INT32U}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32U, .is.integer = 50}},
    {.name = "dbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 10000.0}},
    {.name = "zeroDbRef", .fc = SDVP_FC_CF, .type = {.code = SDVP_FLOAT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_FLOAT32, .is.real = 10000.0}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Electric power of the heat pump", .length = 31}}},
};

static const sdvp_node_t in_HP1_MMXN1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_LLN0_Beh, .count = 3},
    {.name = "Watt", .cdc = "MV", .children = in_HP1_MMXN1_Watt, .count = 9},
};

static const sdvp_node_t in_HP1_ComfMinFSCC1_Beh[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "BehaviourModeKind", .literals = literals_BehaviourModeKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
};

static const sdvp_node_t in_HP1_ComfMinFSCC1_Health[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "HealthKind", .literals = literals_HealthKind, .count = 3}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Whether what is controlled takes what the schedule says", .length = 55}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCC1_ActSchdRef[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "The schedule in force", .length = 21}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCC1_ValMV[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "The value in force", .length = 18}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCC1_CtlEnt[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/ComfMinFSPT1.SptVal", .length = 23}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "What is controlled", .length = 18}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCC1_Schd01[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/ComfMinFSCH1", .length = 16}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "A schedule that may be in force", .length = 31}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCC1_Schd02[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/ComfMinFSCH2", .length = 16}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "A schedule that may be in force", .length = 31}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCC1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Beh, .count = 3},
    {.name = "Health", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Health, .count = 4},
    {.name = "ActSchdRef", .cdc = "ORS", .children = in_HP1_ComfMinFSCC1_ActSchdRef, .count = 4},
    {.name = "ValMV", .cdc = "MV", .children = in_HP1_ComfMinFSCC1_ValMV, .count = 5},
    {.name = "CtlEnt", .cdc = "ORG", .children = in_HP1_ComfMinFSCC1_CtlEnt, .count = 2},
    {.name = "Schd01", .cdc = "ORG", .children = in_HP1_ComfMinFSCC1_Schd01, .count = 2},
    {.name = "Schd02", .cdc = "ORG", .children = in_HP1_ComfMinFSCC1_Schd02, .count = 2},
};

static const sdvp_node_t in_HP1_ComfMaxFSCC1_CtlEnt[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/ComfMaxFSPT1.SptVal", .length = 23}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "What is controlled", .length = 18}}},
};

static const sdvp_node_t in_HP1_ComfMaxFSCC1_Schd01[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/ComfMaxFSCH1", .length = 16}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "A schedule that may be in force", .length = 31}}},
};

static const sdvp_node_t in_HP1_ComfMaxFSCC1_Schd02[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/ComfMaxFSCH2", .length = 16}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "A schedule that may be in force", .length = 31}}},
};

static const sdvp_node_t in_HP1_ComfMaxFSCC1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Beh, .count = 3},
    {.name = "Health", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Health, .count = 4},
    {.name = "ActSchdRef", .cdc = "ORS", .children = in_HP1_ComfMinFSCC1_ActSchdRef, .count = 4},
    {.name = "ValMV", .cdc = "MV", .children = in_HP1_ComfMinFSCC1_ValMV, .count = 5},
    {.name = "CtlEnt", .cdc = "ORG", .children = in_HP1_ComfMaxFSCC1_CtlEnt, .count = 2},
    {.name = "Schd01", .cdc = "ORG", .children = in_HP1_ComfMaxFSCC1_Schd01, .count = 2},
    {.name = "Schd02", .cdc = "ORG", .children = in_HP1_ComfMaxFSCC1_Schd02, .count = 2},
};

static const sdvp_node_t in_HP1_OpModFSCC1_ValENS[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "HeatPumpModeKind", .literals = literals_HeatPumpModeKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "The value in force", .length = 18}}},
};

static const sdvp_node_t in_HP1_OpModFSCC1_CtlEnt[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/DHTP1.OpMod", .length = 15}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "What is controlled", .length = 18}}},
};

static const sdvp_node_t in_HP1_OpModFSCC1_Schd01[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/OpModFSCH1", .length = 14}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "A schedule that may be in force", .length = 31}}},
};

static const sdvp_node_t in_HP1_OpModFSCC1_Schd02[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/OpModFSCH2", .length = 14}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "A schedule that may be in force", .length = 31}}},
};

static const sdvp_node_t in_HP1_OpModFSCC1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Beh, .count = 3},
    {.name = "Health", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Health, .count = 4},
    {.name = "ActSchdRef", .cdc = "ORS", .children = in_HP1_ComfMinFSCC1_ActSchdRef, .count = 4},
    {.name = "ValENS", .cdc = "ENS", .children = in_HP1_OpModFSCC1_ValENS, .count = 4},
    {.name = "CtlEnt", .cdc = "ORG", .children = in_HP1_OpModFSCC1_CtlEnt, .count = 2},
    {.name = "Schd01", .cdc = "ORG", .children = in_HP1_OpModFSCC1_Schd01, .count = 2},
    {.name = "Schd02", .cdc = "ORG", .children = in_HP1_OpModFSCC1_Schd02, .count = 2},
};

static const sdvp_node_t in_HP1_OpCtlFSCC1_ValSPS[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "The value in force", .length = 18}}},
};

static const sdvp_node_t in_HP1_OpCtlFSCC1_CtlEnt[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/KPMP1.OpCtl", .length = 15}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "What is controlled", .length = 18}}},
};

static const sdvp_node_t in_HP1_OpCtlFSCC1_Schd01[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/OpCtlFSCH1", .length = 14}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "A schedule that may be in force", .length = 31}}},
};

static const sdvp_node_t in_HP1_OpCtlFSCC1_Schd02[] = {
    {.name = "setSrcRef", .fc = SDVP_FC_SP, .type = {.code = SDVP_OBJECT_REFERENCE}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_OBJECT_REFERENCE, .is.text = {.text = "HP1/OpCtlFSCH2", .length = 14}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "A schedule that may be in force", .length = 31}}},
};

static const sdvp_node_t in_HP1_OpCtlFSCC1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Beh, .count = 3},
    {.name = "Health", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Health, .count = 4},
    {.name = "ActSchdRef", .cdc = "ORS", .children = in_HP1_ComfMinFSCC1_ActSchdRef, .count = 4},
    {.name = "ValSPS", .cdc = "SPS", .children = in_HP1_OpCtlFSCC1_ValSPS, .count = 4},
    {.name = "CtlEnt", .cdc = "ORG", .children = in_HP1_OpCtlFSCC1_CtlEnt, .count = 2},
    {.name = "Schd01", .cdc = "ORG", .children = in_HP1_OpCtlFSCC1_Schd01, .count = 2},
    {.name = "Schd02", .cdc = "ORG", .children = in_HP1_OpCtlFSCC1_Schd02, .count = 2},
};

static const sdvp_literal_t literals_ScheduleStateKind[] = {
    {.ordinal = 1, .literal = "Not ready"},
    {.ordinal = 2, .literal = "Start Time required"},
    {.ordinal = 3, .literal = "Ready"},
    {.ordinal = 4, .literal = "Running"},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_SchdSt[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "ScheduleStateKind", .literals = literals_ScheduleStateKind, .count = 4}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "State of the schedule", .length = 21}}},
};

static const sdvp_literal_t literals_ScheduleEnablingErrorKind[] = {
    {.ordinal = 1, .literal = "None"},
    {.ordinal = 2, .literal = "Missing valid NumEntr"},
    {.ordinal = 3, .literal = "Missing valid SchdIntv"},
    {.ordinal = 4, .literal = "Missing valid schedule values"},
    {.ordinal = 5, .literal = "Inconsistent values CDC"},
    {.ordinal = 6, .literal = "Missing valid StrTm"},
    {.ordinal = 99, .literal = "Other"},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_SchdEnaErr[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "ScheduleEnablingErrorKind", .literals = literals_ScheduleEnablingErrorKind, .count = 7}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "What keeps it from being enabled", .length = 32}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_NxtStrTm[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "When it starts next", .length = 19}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_ActStrTm[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "When it has started", .length = 19}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_SchdEntr[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT32}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Number of the entry in force, 0 while it does not run", .length = 53}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_ValMV[] = {
    {.name = "mag", .fc = SDVP_FC_MX, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD},
    {.name = "q", .fc = SDVP_FC_MX, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_MX, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 23}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Value of the entry in force", .length = 27}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_EnaReq[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper_2, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Enables it (true)", .length = 17}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_DsaReq[] = {
    {.name = "origin", .fc = SDVP_FC_ST, .type = {.code = SDVP_STRUCTURE, .members = members_origin, .count = 2}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}},
    {.name = "ctlNum", .fc = SDVP_FC_ST, .type = {.code = SDVP_INT8U}},
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "Oper", .fc = SDVP_FC_CO, .type = {.code = SDVP_STRUCTURE, .members = members_Oper_2, .count = 6}, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_OCTET_STRING, .is.octets = {.octets = NULL, .length = 0}}}, .count = 2}}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_TIMESTAMP, .is.timestamp = {.seconds = 0u, .fraction = 0, .quality = 10}}, {.type = SDVP_BOOLEAN, .is.boolean = false}, {.type = SDVP_CHECK, .is.bits = 0}}, .count = 6}}},
    {.name = "ctlModel", .fc = SDVP_FC_CF, .type = {.code = SDVP_ENUMERATED, .name = "CtlModelKind", .literals = literals_CtlModelKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Disables it (true)", .length = 18}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_NumEntr[] = {
    {.name = "setVal", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT32}, .trg_ops = SDVP_TRG_DCHG},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Number of entries used", .length = 22}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_SchdIntv[] = {
    {.name = "setVal", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT32}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = 900}},
    {.name = "units", .fc = SDVP_FC_CF, .type = {.code = SDVP_STRUCTURE, .members = members_units, .count = 2}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_ENUMERATED, .is.integer = 4}, {.type = SDVP_ENUMERATED, .is.integer = 0}}, .count = 2}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "How long an entry lasts", .length = 23}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_SchdPrio[] = {
    {.name = "setVal", .fc = SDVP_FC_SP, .type = {.code = SDVP_INT32}, .trg_ops = SDVP_TRG_DCHG},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Priority: the highest of those that run is in force", .length = 51}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_SchdReuse[] = {
    {.name = "setVal", .fc = SDVP_FC_SP, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Whether it is ready again after its end", .length = 39}}},
};

static const sdvp_literal_t literals_OccurrenceKind[] = {
    {.ordinal = 0, .literal = "Time"},
    {.ordinal = 1, .literal = "WeekDay"},
    {.ordinal = 2, .literal = "WeekOfYear"},
    {.ordinal = 3, .literal = "DayOfMonth"},
    {.ordinal = 4, .literal = "DayOfYear"},
    {.ordinal = 5, .literal = "NONE"},
};

static const sdvp_literal_t literals_PeriodKind[] = {
    {.ordinal = 0, .literal = "Hour"},
    {.ordinal = 1, .literal = "Day"},
    {.ordinal = 2, .literal = "Week"},
    {.ordinal = 3, .literal = "Month"},
    {.ordinal = 4, .literal = "Year"},
};

static const sdvp_literal_t literals_WeekdayKind[] = {
    {.ordinal = 0, .literal = "reserved"},
    {.ordinal = 1, .literal = "Monday"},
    {.ordinal = 2, .literal = "Tuesday"},
    {.ordinal = 3, .literal = "Wednesday"},
    {.ordinal = 4, .literal = "Thursday"},
    {.ordinal = 5, .literal = "Friday"},
    {.ordinal = 6, .literal = "Saturday"},
    {.ordinal = 7, .literal = "Sunday"},
};

static const sdvp_literal_t literals_MonthKind[] = {
    {.ordinal = 0, .literal = "reserved"},
    {.ordinal = 1, .literal = "January"},
    {.ordinal = 2, .literal = "February"},
    {.ordinal = 3, .literal = "March"},
    {.ordinal = 4, .literal = "April"},
    {.ordinal = 5, .literal = "May"},
    {.ordinal = 6, .literal = "June"},
    {.ordinal = 7, .literal = "July"},
    {.ordinal = 8, .literal = "August"},
    {.ordinal = 9, .literal = "September"},
    {.ordinal = 10, .literal = "October"},
    {.ordinal = 11, .literal = "November"},
    {.ordinal = 12, .literal = "December"},
};

static const sdvp_type_member_t members_setCal[] = {
    {.name = "occ", .type = {.code = SDVP_INT16U}},
    {.name = "occType", .type = {.code = SDVP_ENUMERATED, .name = "OccurrenceKind", .literals = literals_OccurrenceKind, .count = 6}},
    {.name = "occPer", .type = {.code = SDVP_ENUMERATED, .name = "PeriodKind", .literals = literals_PeriodKind, .count = 5}},
    {.name = "weekDay", .type = {.code = SDVP_ENUMERATED, .name = "WeekdayKind", .literals = literals_WeekdayKind, .count = 8}},
    {.name = "month", .type = {.code = SDVP_ENUMERATED, .name = "MonthKind", .literals = literals_MonthKind, .count = 13}},
    {.name = "day", .type = {.code = SDVP_INT8U}},
    {.name = "hr", .type = {.code = SDVP_INT8U}},
    {.name = "mn", .type = {.code = SDVP_INT8U}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_StrTm1[] = {
    {.name = "setTm", .fc = SDVP_FC_SP, .type = {.code = SDVP_TIMESTAMP}, .trg_ops = SDVP_TRG_DCHG},
    {.name = "setCal", .fc = SDVP_FC_SP, .type = {.code = SDVP_STRUCTURE, .members = members_setCal, .count = 8}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_STRUCTURE, .is.list = {.items = (const sdvp_value_t[]){{.type = SDVP_INT16U, .is.integer = 0}, {.type = SDVP_ENUMERATED, .is.integer = 5}, {.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_ENUMERATED, .is.integer = 0}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_INT8U, .is.integer = 0}, {.type = SDVP_INT8U, .is.integer = 0}}, .count = 8}}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "A start in UTC: once at setTm, or again and again by setCal, from setTm on", .length = 74}}},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1_ValASG001[] = {
    {.name = "setMag", .fc = SDVP_FC_SP, .type = {.code = SDVP_STRUCTURE, .members = members_mag, .count = 1}, .trg_ops = SDVP_TRG_DCHG},
};

static const sdvp_node_t in_HP1_ComfMinFSCH1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Beh, .count = 3},
    {.name = "SchdSt", .cdc = "ENS", .children = in_HP1_ComfMinFSCH1_SchdSt, .count = 4},
    {.name = "SchdEnaErr", .cdc = "ENS", .children = in_HP1_ComfMinFSCH1_SchdEnaErr, .count = 4},
    {.name = "NxtStrTm", .cdc = "TCS", .children = in_HP1_ComfMinFSCH1_NxtStrTm, .count = 4},
    {.name = "ActStrTm", .cdc = "TCS", .children = in_HP1_ComfMinFSCH1_ActStrTm, .count = 4},
    {.name = "SchdEntr", .cdc = "INS", .children = in_HP1_ComfMinFSCH1_SchdEntr, .count = 4},
    {.name = "ValMV", .cdc = "MV", .children = in_HP1_ComfMinFSCH1_ValMV, .count = 5},
    {.name = "EnaReq", .cdc = "SPC", .children = in_HP1_ComfMinFSCH1_EnaReq, .count = 8},
    {.name = "DsaReq", .cdc = "SPC", .children = in_HP1_ComfMinFSCH1_DsaReq, .count = 8},
    {.name = "NumEntr", .cdc = "ING", .children = in_HP1_ComfMinFSCH1_NumEntr, .count = 2},
    {.name = "SchdIntv", .cdc = "ING", .children = in_HP1_ComfMinFSCH1_SchdIntv, .count = 3},
    {.name = "SchdPrio", .cdc = "ING", .children = in_HP1_ComfMinFSCH1_SchdPrio, .count = 2},
    {.name = "SchdReuse", .cdc = "SPG", .children = in_HP1_ComfMinFSCH1_SchdReuse, .count = 2},
    {.name = "StrTm1", .cdc = "TSG", .children = in_HP1_ComfMinFSCH1_StrTm1, .count = 3},
    {.name = "StrTm2", .cdc = "TSG", .children = in_HP1_ComfMinFSCH1_StrTm1, .count = 3},
    {.name = "ValASG001", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG002", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG003", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG004", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG005", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG006", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG007", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG008", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG009", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG010", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG011", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG012", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG013", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG014", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG015", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG016", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG017", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG018", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG019", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG020", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG021", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG022", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG023", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG024", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG025", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG026", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG027", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG028", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG029", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG030", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG031", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG032", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG033", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG034", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG035", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG036", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG037", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG038", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG039", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG040", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG041", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG042", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG043", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG044", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG045", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG046", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG047", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG048", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG049", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG050", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG051", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG052", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG053", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG054", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG055", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG056", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG057", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG058", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG059", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG060", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG061", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG062", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG063", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG064", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG065", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG066", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG067", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG068", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG069", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG070", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG071", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG072", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG073", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG074", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG075", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG076", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG077", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG078", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG079", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG080", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG081", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG082", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG083", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG084", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG085", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG086", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG087", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG088", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG089", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG090", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG091", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG092", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG093", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG094", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG095", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
    {.name = "ValASG096", .cdc = "ASG", .children = in_HP1_ComfMinFSCH1_ValASG001, .count = 1},
};

static const sdvp_node_t in_HP1_OpModFSCH1_ValENS[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_ENUMERATED, .name = "HeatPumpModeKind", .literals = literals_HeatPumpModeKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Value of the entry in force", .length = 27}}},
};

static const sdvp_node_t in_HP1_OpModFSCH1_ValENG001[] = {
    {.name = "setVal", .fc = SDVP_FC_SP, .type = {.code = SDVP_ENUMERATED, .name = "HeatPumpModeKind", .literals = literals_HeatPumpModeKind, .count = 5}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = 1}},
};

static const sdvp_node_t in_HP1_OpModFSCH1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Beh, .count = 3},
    {.name = "SchdSt", .cdc = "ENS", .children = in_HP1_ComfMinFSCH1_SchdSt, .count = 4},
    {.name = "SchdEnaErr", .cdc = "ENS", .children = in_HP1_ComfMinFSCH1_SchdEnaErr, .count = 4},
    {.name = "NxtStrTm", .cdc = "TCS", .children = in_HP1_ComfMinFSCH1_NxtStrTm, .count = 4},
    {.name = "ActStrTm", .cdc = "TCS", .children = in_HP1_ComfMinFSCH1_ActStrTm, .count = 4},
    {.name = "SchdEntr", .cdc = "INS", .children = in_HP1_ComfMinFSCH1_SchdEntr, .count = 4},
    {.name = "ValENS", .cdc = "ENS", .children = in_HP1_OpModFSCH1_ValENS, .count = 4},
    {.name = "EnaReq", .cdc = "SPC", .children = in_HP1_ComfMinFSCH1_EnaReq, .count = 8},
    {.name = "DsaReq", .cdc = "SPC", .children = in_HP1_ComfMinFSCH1_DsaReq, .count = 8},
    {.name = "NumEntr", .cdc = "ING", .children = in_HP1_ComfMinFSCH1_NumEntr, .count = 2},
    {.name = "SchdIntv", .cdc = "ING", .children = in_HP1_ComfMinFSCH1_SchdIntv, .count = 3},
    {.name = "SchdPrio", .cdc = "ING", .children = in_HP1_ComfMinFSCH1_SchdPrio, .count = 2},
    {.name = "SchdReuse", .cdc = "SPG", .children = in_HP1_ComfMinFSCH1_SchdReuse, .count = 2},
    {.name = "StrTm1", .cdc = "TSG", .children = in_HP1_ComfMinFSCH1_StrTm1, .count = 3},
    {.name = "StrTm2", .cdc = "TSG", .children = in_HP1_ComfMinFSCH1_StrTm1, .count = 3},
    {.name = "ValENG001", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG002", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG003", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG004", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG005", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG006", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG007", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG008", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG009", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG010", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG011", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG012", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG013", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG014", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG015", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG016", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG017", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG018", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG019", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG020", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG021", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG022", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG023", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG024", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG025", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG026", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG027", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG028", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG029", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG030", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG031", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG032", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG033", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG034", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG035", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG036", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG037", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG038", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG039", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG040", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG041", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG042", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG043", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG044", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG045", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG046", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG047", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG048", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG049", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG050", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG051", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG052", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG053", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG054", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG055", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG056", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG057", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG058", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG059", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG060", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG061", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG062", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG063", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG064", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG065", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG066", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG067", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG068", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG069", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG070", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG071", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG072", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG073", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG074", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG075", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG076", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG077", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG078", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG079", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG080", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG081", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG082", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG083", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG084", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG085", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG086", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG087", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG088", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG089", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG090", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG091", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG092", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG093", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG094", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG095", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
    {.name = "ValENG096", .cdc = "ENG", .children = in_HP1_OpModFSCH1_ValENG001, .count = 1},
};

static const sdvp_node_t in_HP1_OpCtlFSCH1_ValSPS[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG},
    {.name = "q", .fc = SDVP_FC_ST, .type = {.code = SDVP_QUALITY}, .trg_ops = SDVP_TRG_QCHG, .has_initial = true, .initial = {.type = SDVP_QUALITY, .is.bits = 2048}},
    {.name = "t", .fc = SDVP_FC_ST, .type = {.code = SDVP_TIMESTAMP}},
    {.name = "d", .fc = SDVP_FC_DC, .type = {.code = SDVP_VISIBLE_STRING}, .has_initial = true, .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {.text = "Value of the entry in force", .length = 27}}},
};

static const sdvp_node_t in_HP1_OpCtlFSCH1_ValSPG001[] = {
    {.name = "setVal", .fc = SDVP_FC_SP, .type = {.code = SDVP_BOOLEAN}, .trg_ops = SDVP_TRG_DCHG, .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = true}},
};

static const sdvp_node_t in_HP1_OpCtlFSCH1[] = {
    {.name = "Beh", .cdc = "ENS", .children = in_HP1_ComfMinFSCC1_Beh, .count = 3},
    {.name = "SchdSt", .cdc = "ENS", .children = in_HP1_ComfMinFSCH1_SchdSt, .count = 4},
    {.name = "SchdEnaErr", .cdc = "ENS", .children = in_HP1_ComfMinFSCH1_SchdEnaErr, .count = 4},
    {.name = "NxtStrTm", .cdc = "TCS", .children = in_HP1_ComfMinFSCH1_NxtStrTm, .count = 4},
    {.name = "ActStrTm", .cdc = "TCS", .children = in_HP1_ComfMinFSCH1_ActStrTm, .count = 4},
    {.name = "SchdEntr", .cdc = "INS", .children = in_HP1_ComfMinFSCH1_SchdEntr, .count = 4},
    {.name = "ValSPS", .cdc = "SPS", .children = in_HP1_OpCtlFSCH1_ValSPS, .count = 4},
    {.name = "EnaReq", .cdc = "SPC", .children = in_HP1_ComfMinFSCH1_EnaReq, .count = 8},
    {.name = "DsaReq", .cdc = "SPC", .children = in_HP1_ComfMinFSCH1_DsaReq, .count = 8},
    {.name = "NumEntr", .cdc = "ING", .children = in_HP1_ComfMinFSCH1_NumEntr, .count = 2},
    {.name = "SchdIntv", .cdc = "ING", .children = in_HP1_ComfMinFSCH1_SchdIntv, .count = 3},
    {.name = "SchdPrio", .cdc = "ING", .children = in_HP1_ComfMinFSCH1_SchdPrio, .count = 2},
    {.name = "SchdReuse", .cdc = "SPG", .children = in_HP1_ComfMinFSCH1_SchdReuse, .count = 2},
    {.name = "StrTm1", .cdc = "TSG", .children = in_HP1_ComfMinFSCH1_StrTm1, .count = 3},
    {.name = "StrTm2", .cdc = "TSG", .children = in_HP1_ComfMinFSCH1_StrTm1, .count = 3},
    {.name = "ValSPG001", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG002", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG003", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG004", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG005", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG006", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG007", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG008", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG009", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG010", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG011", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG012", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG013", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG014", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG015", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG016", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG017", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG018", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG019", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG020", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG021", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG022", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG023", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG024", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG025", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG026", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG027", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG028", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG029", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG030", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG031", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG032", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG033", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG034", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG035", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG036", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG037", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG038", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG039", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG040", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG041", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG042", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG043", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG044", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG045", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG046", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG047", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG048", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG049", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG050", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG051", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG052", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG053", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG054", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG055", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG056", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG057", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG058", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG059", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG060", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG061", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG062", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG063", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG064", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG065", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG066", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG067", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG068", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG069", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG070", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG071", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG072", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG073", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG074", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG075", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG076", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG077", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG078", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG079", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG080", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG081", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG082", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG083", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG084", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG085", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG086", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG087", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG088", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG089", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG090", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG091", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG092", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG093", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG094", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG095", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
    {.name = "ValSPG096", .cdc = "SPG", .children = in_HP1_OpCtlFSCH1_ValSPG001, .count = 1},
};

static const sdvp_logical_node_t nodes_HP1[] = {
    {.name = "LLN0", .objects = in_HP1_LLN0, .object_count = 6, .data_sets = data_sets_HP1_LLN0, .data_set_count = 4, .report_controls = report_controls_HP1_LLN0, .report_control_count = 8, .log_controls = log_controls_HP1_LLN0, .log_control_count = 3, .logs = logs_HP1_LLN0, .log_count = 3},
    {.name = "LPHD1", .objects = in_HP1_LPHD1, .object_count = 3},
    {.name = "DHTP1", .objects = in_HP1_DHTP1, .object_count = 8},
    {.name = "KPMP1", .objects = in_HP1_KPMP1, .object_count = 4},
    {.name = "PMRI1", .objects = in_HP1_PMRI1, .object_count = 3},
    {.name = "ComfMinFSPT1", .objects = in_HP1_ComfMinFSPT1, .object_count = 2},
    {.name = "ComfMaxFSPT1", .objects = in_HP1_ComfMaxFSPT1, .object_count = 2},
    {.name = "HotWtrFSPT1", .objects = in_HP1_HotWtrFSPT1, .object_count = 2},
    {.name = "HeatMHET1", .objects = in_HP1_HeatMHET1, .object_count = 3},
    {.name = "TankMHET1", .objects = in_HP1_TankMHET1, .object_count = 3},
    {.name = "TapMHET1", .objects = in_HP1_TapMHET1, .object_count = 3},
    {.name = "TotMHET1", .objects = in_HP1_TotMHET1, .object_count = 3},
    {.name = "HeatMFLW1", .objects = in_HP1_HeatMFLW1, .object_count = 4},
    {.name = "TapMFLW1", .objects = in_HP1_TapMFLW1, .object_count = 4},
    {.name = "HeatFwdSTMP1", .objects = in_HP1_HeatFwdSTMP1, .object_count = 2},
    {.name = "HeatRetSTMP1", .objects = in_HP1_HeatRetSTMP1, .object_count = 2},
    {.name = "TankTopSTMP1", .objects = in_HP1_TankTopSTMP1, .object_count = 2},
    {.name = "TankBotSTMP1", .objects = in_HP1_TankBotSTMP1, .object_count = 2},
    {.name = "ColdWtrSTMP1", .objects = in_HP1_ColdWtrSTMP1, .object_count = 2},
    {.name = "HotWtrSTMP1", .objects = in_HP1_HotWtrSTMP1, .object_count = 2},
    {.name = "AccTankSTMP1", .objects = in_HP1_AccTankSTMP1, .object_count = 2},
    {.name = "RoomSTMP1", .objects = in_HP1_RoomSTMP1, .object_count = 2},
    {.name = "OutdSTMP1", .objects = in_HP1_OutdSTMP1, .object_count = 2},
    {.name = "MMTR1", .objects = in_HP1_MMTR1, .object_count = 2},
    {.name = "MMXN1", .objects = in_HP1_MMXN1, .object_count = 2},
    {.name = "ComfMinFSCC1", .objects = in_HP1_ComfMinFSCC1, .object_count = 7},
    {.name = "ComfMaxFSCC1", .objects = in_HP1_ComfMaxFSCC1, .object_count = 7},
    {.name = "OpModFSCC1", .objects = in_HP1_OpModFSCC1, .object_count = 7},
    {.name = "OpCtlFSCC1", .objects = in_HP1_OpCtlFSCC1, .object_count = 7},
    {.name = "ComfMinFSCH1", .objects = in_HP1_ComfMinFSCH1, .object_count = 111},
    {.name = "ComfMinFSCH2", .objects = in_HP1_ComfMinFSCH1, .object_count = 111},
    {.name = "ComfMaxFSCH1", .objects = in_HP1_ComfMinFSCH1, .object_count = 111},
    {.name = "ComfMaxFSCH2", .objects = in_HP1_ComfMinFSCH1, .object_count = 111},
    {.name = "OpModFSCH1", .objects = in_HP1_OpModFSCH1, .object_count = 111},
    {.name = "OpModFSCH2", .objects = in_HP1_OpModFSCH1, .object_count = 111},
    {.name = "OpCtlFSCH1", .objects = in_HP1_OpCtlFSCH1, .object_count = 111},
    {.name = "OpCtlFSCH2", .objects = in_HP1_OpCtlFSCH1, .object_count = 111},
};

static const sdvp_logical_device_t devices[] = {
    {.name = "HP1", .nodes = nodes_HP1, .count = 37},
};

const sdvp_model_t heatpump = {.name = "HP1", .devices = devices, .count = 1};
