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
};

static const sdvp_logical_device_t devices[] = {
    {.name = "HP1", .nodes = nodes_HP1, .count = 25},
};

const sdvp_model_t heatpump = {.name = "HP1", .devices = devices, .count = 1};
