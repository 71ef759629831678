#include "contract_model.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define BASIC(c) {.code = SDVP_##c}
#define STRUCTURE(m) {.code = SDVP_STRUCTURE, .members = m, .count = COUNT(m)}
#define ENUMERATION(n, l) {.code = SDVP_ENUMERATED, .name = n, .literals = l, .count = COUNT(l)}
#define ATTRIBUTE(n, f, ...) {.name = n, .fc = SDVP_FC_##f, .type = __VA_ARGS__}
#define ORDINAL(n, f, v, ...) \
    {.name = n, .fc = SDVP_FC_##f, .type = __VA_ARGS__, .has_initial = true, .initial = {.type = SDVP_ENUMERATED, .is.integer = v}}
#define TRUTH(n, f, v) \
    {.name = n, .fc = SDVP_FC_##f, .type = BASIC(BOOLEAN), .has_initial = true, .initial = {.type = SDVP_BOOLEAN, .is.boolean = v}}
#define BOUND(n, v) \
    {.name = n, .fc = SDVP_FC_CF, .type = BASIC(INT32), .has_initial = true, .initial = {.type = SDVP_INT32, .is.integer = v}}
#define VISIBLE(n, f, v) \
    {.name = n, .fc = SDVP_FC_##f, .type = BASIC(VISIBLE_STRING), .has_initial = true, \
     .initial = {.type = SDVP_VISIBLE_STRING, .is.text = {v, sizeof v - 1}}}
#define ANALOGUE_IS(n, f, v) \
    {.name = n, .fc = SDVP_FC_##f, .type = STRUCTURE(ANALOGUE), .has_initial = true, \
     .initial = {.type = SDVP_STRUCTURE, .is.list = {v, 1}}}
#define OBJECT(n, c, k) {.name = n, .cdc = c, .children = k, .count = COUNT(k)}
#define NODE(n, o) {.name = n, .objects = o, .object_count = COUNT(o)}

static const sdvp_literal_t CONTRACT_KIND[] = {{-1, "minus"}, {0, "zero"}, {1, "one"}, {127, "all & <every>"}};
static const sdvp_literal_t BEHAVIOUR[] = {{1, "on"}, {2, "blocked"}, {3, "test"}, {4, "test/blocked"}, {5, "off"}};
static const sdvp_literal_t HEALTH[] = {{1, "Ok"}, {2, "Warning"}, {3, "Alarm"}};
static const sdvp_literal_t CTL_MODEL[] = {
    {0, "status-only"},
    {1, "direct-with-normal-security"},
    {2, "sbo-with-normal-security"},
    {3, "direct-with-enhanced-security"},
    {4, "sbo-with-enhanced-security"}};
static const sdvp_literal_t OR_CAT[] = {
    {0, "not-supported"}, {1, "bay-control"}, {2, "station-control"}, {3, "remote-control"}, {4, "automatic-bay"},
    {5, "automatic-station"}, {6, "automatic-remote"}, {7, "maintenance"}, {8, "process"}};

static const sdvp_type_member_t ANALOGUE[] = {{"f", BASIC(FLOAT32)}};
static const sdvp_type_member_t VECTOR[] = {{"mag", STRUCTURE(ANALOGUE)}, {"ang", STRUCTURE(ANALOGUE)}};
static const sdvp_type_member_t POINT[] = {{"xVal", BASIC(FLOAT32)}, {"yVal", BASIC(FLOAT32)}};
static const sdvp_type_member_t POINT_ELEMENT[] = {{NULL, STRUCTURE(POINT)}};
static const sdvp_type_member_t KIND_ELEMENT[] = {{NULL, ENUMERATION("ContractKind", CONTRACT_KIND)}};
static const sdvp_type_member_t ORIGIN[] = {
    {"orCat", ENUMERATION("OriginatorCategoryKind", OR_CAT)}, {"orIdent", BASIC(OCTET_STRING)}};
static const sdvp_type_member_t OPER[] = {
    {"ctlVal", BASIC(BOOLEAN)},   {"operTm", BASIC(TIMESTAMP)}, {"origin", STRUCTURE(ORIGIN)}, {"ctlNum", BASIC(INT8U)},
    {"T", BASIC(TIMESTAMP)},      {"Test", BASIC(BOOLEAN)},     {"Check", BASIC(CHECK)}};

#define FLOAT(v) {.type = SDVP_FLOAT32, .is.real = v}
static const sdvp_value_t F5[] = {FLOAT(5)};
static const sdvp_value_t F10[] = {FLOAT(10)};
static const sdvp_value_t F20[] = {FLOAT(20)};
static const sdvp_value_t F30[] = {FLOAT(30)};
static const sdvp_value_t F60[] = {FLOAT(60)};
static const sdvp_value_t F0[] = {FLOAT(0)};
static const sdvp_value_t F100[] = {FLOAT(100)};
static const sdvp_value_t F21_5[] = {FLOAT(21.5)};

static const sdvp_node_t NAME_PLATE[] = {VISIBLE("lnNs", EX, "contract:1")};

#define STATUS(v) v, ATTRIBUTE("q", ST, BASIC(QUALITY)), ATTRIBUTE("t", ST, BASIC(TIMESTAMP))
static const sdvp_node_t BEH_ON[] = {STATUS(ORDINAL("stVal", ST, 1, ENUMERATION("BehaviourModeKind", BEHAVIOUR)))};
static const sdvp_node_t BEH_TEST[] = {STATUS(ORDINAL("stVal", ST, 3, ENUMERATION("BehaviourModeKind", BEHAVIOUR)))};
static const sdvp_node_t BEH_OFF[] = {STATUS(ORDINAL("stVal", ST, 5, ENUMERATION("BehaviourModeKind", BEHAVIOUR)))};
static const sdvp_node_t HEALTH_ALARM[] = {STATUS(ORDINAL("stVal", ST, 3, ENUMERATION("HealthKind", HEALTH)))};
static const sdvp_node_t NOT_SET[] = {STATUS(TRUTH("stVal", ST, false))};
static const sdvp_node_t SET[] = {STATUS(TRUTH("stVal", ST, true))};

#define CONTROL(m, ...) \
    ATTRIBUTE("origin", ST, STRUCTURE(ORIGIN)), ATTRIBUTE("ctlNum", ST, BASIC(INT8U)), \
        ATTRIBUTE("stVal", ST, __VA_ARGS__), ATTRIBUTE("q", ST, BASIC(QUALITY)), ATTRIBUTE("t", ST, BASIC(TIMESTAMP)), \
        ORDINAL("ctlModel", CF, m, ENUMERATION("CtlModelKind", CTL_MODEL))
static const sdvp_node_t ON_OFF_0[] = {CONTROL(0, BASIC(BOOLEAN))};
static const sdvp_node_t ON_OFF_1[] = {CONTROL(1, BASIC(BOOLEAN))};
static const sdvp_node_t ON_OFF_2[] = {CONTROL(2, BASIC(BOOLEAN))};
static const sdvp_node_t ON_OFF_3[] = {CONTROL(3, BASIC(BOOLEAN))};
static const sdvp_node_t INTEGER[] = {CONTROL(1, BASIC(INT32)), BOUND("minVal", 0), BOUND("maxVal", 27)};
static const sdvp_node_t KIND[] = {CONTROL(1, ENUMERATION("ContractKind", CONTRACT_KIND))};
static const sdvp_node_t MOD[] = {CONTROL(1, ENUMERATION("BehaviourModeKind", BEHAVIOUR))};
static const sdvp_node_t SET_POINT[] = {
    ATTRIBUTE("origin", MX, STRUCTURE(ORIGIN)),
    ATTRIBUTE("ctlNum", MX, BASIC(INT8U)),
    ATTRIBUTE("mxVal", MX, STRUCTURE(ANALOGUE)),
    ORDINAL("ctlModel", CF, 1, ENUMERATION("CtlModelKind", CTL_MODEL)),
    ANALOGUE_IS("minVal", CF, F10),
    ANALOGUE_IS("maxVal", CF, F30)};
static const sdvp_node_t MEASUREMENT[] = {
    ANALOGUE_IS("mag", MX, F21_5),
    ATTRIBUTE("q", MX, BASIC(QUALITY)),
    {.name = "t",
     .fc = SDVP_FC_MX,
     .type = BASIC(TIMESTAMP),
     .has_initial = true,
     .initial = {.type = SDVP_TIMESTAMP, .is.timestamp = {1767225600, 0x800001, 0x8a}}},
    VISIBLE("d", DC, "flow")};
static const sdvp_node_t AN_SET[] = {
    ANALOGUE_IS("setMag", SP, F20), ANALOGUE_IS("minVal", CF, F5), ANALOGUE_IS("maxVal", CF, F60)};
static const sdvp_node_t INT_SET[] = {ATTRIBUTE("setVal", SP, BASIC(INT32)), BOUND("minVal", -5), BOUND("maxVal", 50)};

static const sdvp_node_t HP1_LLN0[] = {
    OBJECT("Beh", "ENS", BEH_ON), OBJECT("Loc", "SPS", NOT_SET), OBJECT("NamPlt", "LPL", NAME_PLATE)};
static const sdvp_node_t HP1_GGIO1[] = {
    OBJECT("AnIn1", "MV", MEASUREMENT), OBJECT("SPCSO1", "SPC", ON_OFF_1), OBJECT("SPCSO2", "SPC", ON_OFF_0),
    OBJECT("SPCSO3", "SPC", ON_OFF_2),  OBJECT("SPCSO4", "SPC", ON_OFF_3), OBJECT("ISCSO1", "INC", INTEGER),
    OBJECT("ENCS1", "ENC", KIND),       OBJECT("AnOut1", "APC", SET_POINT), OBJECT("AnSet1", "ASG", AN_SET),
    OBJECT("IntSet1", "ING", INT_SET),  OBJECT("NamPlt", "LPL", NAME_PLATE)};
static const sdvp_node_t HP1_GGIO2[] = {
    OBJECT("Loc", "SPS", SET), OBJECT("SPCSO1", "SPC", ON_OFF_1), OBJECT("NamPlt", "LPL", NAME_PLATE)};
static const sdvp_node_t HP1_GGIO3[] = {
    OBJECT("Beh", "ENS", BEH_OFF), OBJECT("Mod", "ENC", MOD), OBJECT("SPCSO1", "SPC", ON_OFF_1),
    OBJECT("NamPlt", "LPL", NAME_PLATE)};
static const sdvp_node_t HP1_GGIO4[] = {
    OBJECT("Beh", "ENS", BEH_TEST), OBJECT("SPCSO1", "SPC", ON_OFF_1), OBJECT("NamPlt", "LPL", NAME_PLATE)};
static const sdvp_node_t HP1_GGIO5[] = {
    OBJECT("Health", "ENS", HEALTH_ALARM), OBJECT("SPCSO1", "SPC", ON_OFF_1), OBJECT("NamPlt", "LPL", NAME_PLATE)};
static const sdvp_node_t HP1_GGIO6[] = {
    OBJECT("CmdBlk", "SPS", SET), OBJECT("SPCSO1", "SPC", ON_OFF_1), OBJECT("NamPlt", "LPL", NAME_PLATE)};

#define SWITCH(m) \
    ATTRIBUTE("origin", ST, STRUCTURE(ORIGIN)), ATTRIBUTE("ctlNum", ST, BASIC(INT8U)), TRUTH("stVal", ST, false), \
        ATTRIBUTE("q", ST, BASIC(QUALITY)), ATTRIBUTE("t", ST, BASIC(TIMESTAMP)), TRUTH("stSeld", ST, false), \
        TRUTH("opRcvd", OR, false), TRUTH("opOk", OR, false), ATTRIBUTE("tOpOk", OR, BASIC(TIMESTAMP)), \
        ORDINAL("ctlModel", CF, m, ENUMERATION("CtlModelKind", CTL_MODEL))
static const sdvp_node_t SBO[] = {SWITCH(2)};
static const sdvp_node_t DIRECT_ENHANCED[] = {SWITCH(3)};
static const sdvp_node_t SBO_ENHANCED[] = {SWITCH(4)};
static const sdvp_node_t TIMED[] = {SWITCH(1), ATTRIBUTE("Oper", CO, STRUCTURE(OPER))};
static const sdvp_node_t REFUSING[] = {CONTROL(3, BASIC(INT32))};
static const sdvp_node_t HP1_GGIO7[] = {
    OBJECT("Sbo", "SPC", SBO), OBJECT("DirectEnhanced", "SPC", DIRECT_ENHANCED),
    OBJECT("SboEnhanced", "SPC", SBO_ENHANCED), OBJECT("Timed", "SPC", TIMED), OBJECT("Refusing", "INC", REFUSING),
    OBJECT("NamPlt", "LPL", NAME_PLATE)};

static const sdvp_node_t PHASE[] = {
    ATTRIBUTE("cVal", MX, STRUCTURE(VECTOR)), ATTRIBUTE("q", MX, BASIC(QUALITY)), ATTRIBUTE("units", CF, BASIC(INT32))};
static const sdvp_node_t CURRENT[] = {
    OBJECT("phsA", "CMV", PHASE), ATTRIBUTE("angRef", CF, ENUMERATION("ContractKind", CONTRACT_KIND))};
static const sdvp_node_t HP1_MMXU1[] = {OBJECT("A", "WYE", CURRENT), OBJECT("NamPlt", "LPL", NAME_PLATE)};

static const sdvp_node_t HP1_GAPC1[] = {
    OBJECT("Ind000", "SPS", NOT_SET),
    OBJECT("Ind001", "SPS", NOT_SET),
    OBJECT("Ind002", "SPS", NOT_SET),
    OBJECT("Ind003", "SPS", NOT_SET),
    OBJECT("Ind004", "SPS", NOT_SET),
    OBJECT("Ind005", "SPS", NOT_SET),
    OBJECT("Ind006", "SPS", NOT_SET),
    OBJECT("Ind007", "SPS", NOT_SET),
    OBJECT("Ind008", "SPS", NOT_SET),
    OBJECT("Ind009", "SPS", NOT_SET),
    OBJECT("Ind010", "SPS", NOT_SET),
    OBJECT("Ind011", "SPS", NOT_SET),
    OBJECT("Ind012", "SPS", NOT_SET),
    OBJECT("Ind013", "SPS", NOT_SET),
    OBJECT("Ind014", "SPS", NOT_SET),
    OBJECT("Ind015", "SPS", NOT_SET),
    OBJECT("Ind016", "SPS", NOT_SET),
    OBJECT("Ind017", "SPS", NOT_SET),
    OBJECT("Ind018", "SPS", NOT_SET),
    OBJECT("Ind019", "SPS", NOT_SET),
    OBJECT("Ind020", "SPS", NOT_SET),
    OBJECT("Ind021", "SPS", NOT_SET),
    OBJECT("Ind022", "SPS", NOT_SET),
    OBJECT("Ind023", "SPS", NOT_SET),
    OBJECT("Ind024", "SPS", NOT_SET),
    OBJECT("Ind025", "SPS", NOT_SET),
    OBJECT("Ind026", "SPS", NOT_SET),
    OBJECT("Ind027", "SPS", NOT_SET),
    OBJECT("Ind028", "SPS", NOT_SET),
    OBJECT("Ind029", "SPS", NOT_SET),
    OBJECT("Ind030", "SPS", NOT_SET),
    OBJECT("Ind031", "SPS", NOT_SET),
    OBJECT("Ind032", "SPS", NOT_SET),
    OBJECT("Ind033", "SPS", NOT_SET),
    OBJECT("Ind034", "SPS", NOT_SET),
    OBJECT("Ind035", "SPS", NOT_SET),
    OBJECT("Ind036", "SPS", NOT_SET),
    OBJECT("Ind037", "SPS", NOT_SET),
    OBJECT("Ind038", "SPS", NOT_SET),
    OBJECT("Ind039", "SPS", NOT_SET),
    OBJECT("Ind040", "SPS", NOT_SET),
    OBJECT("Ind041", "SPS", NOT_SET),
    OBJECT("Ind042", "SPS", NOT_SET),
    OBJECT("Ind043", "SPS", NOT_SET),
    OBJECT("Ind044", "SPS", NOT_SET),
    OBJECT("Ind045", "SPS", NOT_SET),
    OBJECT("Ind046", "SPS", NOT_SET),
    OBJECT("Ind047", "SPS", NOT_SET),
    OBJECT("Ind048", "SPS", NOT_SET),
    OBJECT("Ind049", "SPS", NOT_SET),
    OBJECT("Ind050", "SPS", NOT_SET),
    OBJECT("Ind051", "SPS", NOT_SET),
    OBJECT("Ind052", "SPS", NOT_SET),
    OBJECT("Ind053", "SPS", NOT_SET),
    OBJECT("Ind054", "SPS", NOT_SET),
    OBJECT("Ind055", "SPS", NOT_SET),
    OBJECT("Ind056", "SPS", NOT_SET),
    OBJECT("Ind057", "SPS", NOT_SET),
    OBJECT("Ind058", "SPS", NOT_SET),
    OBJECT("Ind059", "SPS", NOT_SET),
    OBJECT("Ind060", "SPS", NOT_SET),
    OBJECT("Ind061", "SPS", NOT_SET),
    OBJECT("Ind062", "SPS", NOT_SET),
    OBJECT("Ind063", "SPS", NOT_SET),
    OBJECT("Ind064", "SPS", NOT_SET),
    OBJECT("Ind065", "SPS", NOT_SET),
    OBJECT("Ind066", "SPS", NOT_SET),
    OBJECT("Ind067", "SPS", NOT_SET),
    OBJECT("Ind068", "SPS", NOT_SET),
    OBJECT("Ind069", "SPS", NOT_SET),
    OBJECT("Ind070", "SPS", NOT_SET),
    OBJECT("Ind071", "SPS", NOT_SET),
    OBJECT("Ind072", "SPS", NOT_SET),
    OBJECT("Ind073", "SPS", NOT_SET),
    OBJECT("Ind074", "SPS", NOT_SET),
    OBJECT("Ind075", "SPS", NOT_SET),
    OBJECT("Ind076", "SPS", NOT_SET),
    OBJECT("Ind077", "SPS", NOT_SET),
    OBJECT("Ind078", "SPS", NOT_SET),
    OBJECT("Ind079", "SPS", NOT_SET),
    OBJECT("Ind080", "SPS", NOT_SET),
    OBJECT("Ind081", "SPS", NOT_SET),
    OBJECT("Ind082", "SPS", NOT_SET),
    OBJECT("Ind083", "SPS", NOT_SET),
    OBJECT("Ind084", "SPS", NOT_SET),
    OBJECT("Ind085", "SPS", NOT_SET),
    OBJECT("Ind086", "SPS", NOT_SET),
    OBJECT("Ind087", "SPS", NOT_SET),
    OBJECT("Ind088", "SPS", NOT_SET),
    OBJECT("Ind089", "SPS", NOT_SET),
    OBJECT("Ind090", "SPS", NOT_SET),
    OBJECT("Ind091", "SPS", NOT_SET),
    OBJECT("Ind092", "SPS", NOT_SET),
    OBJECT("Ind093", "SPS", NOT_SET),
    OBJECT("Ind094", "SPS", NOT_SET),
    OBJECT("Ind095", "SPS", NOT_SET),
    OBJECT("Ind096", "SPS", NOT_SET),
    OBJECT("Ind097", "SPS", NOT_SET),
    OBJECT("Ind098", "SPS", NOT_SET),
    OBJECT("Ind099", "SPS", NOT_SET),
    OBJECT("Ind100", "SPS", NOT_SET),
    OBJECT("Ind101", "SPS", NOT_SET),
    OBJECT("Ind102", "SPS", NOT_SET),
    OBJECT("Ind103", "SPS", NOT_SET),
    OBJECT("Ind104", "SPS", NOT_SET),
    OBJECT("Ind105", "SPS", NOT_SET),
    OBJECT("Ind106", "SPS", NOT_SET),
    OBJECT("Ind107", "SPS", NOT_SET),
    OBJECT("Ind108", "SPS", NOT_SET),
    OBJECT("Ind109", "SPS", NOT_SET),
    OBJECT("Ind110", "SPS", NOT_SET),
    OBJECT("Ind111", "SPS", NOT_SET),
    OBJECT("Ind112", "SPS", NOT_SET),
    OBJECT("Ind113", "SPS", NOT_SET),
    OBJECT("Ind114", "SPS", NOT_SET),
    OBJECT("Ind115", "SPS", NOT_SET),
    OBJECT("Ind116", "SPS", NOT_SET),
    OBJECT("Ind117", "SPS", NOT_SET),
    OBJECT("Ind118", "SPS", NOT_SET),
    OBJECT("Ind119", "SPS", NOT_SET),
    OBJECT("NamPlt", "LPL", NAME_PLATE)};

static const sdvp_node_t ALL[] = {
    ATTRIBUTE("vBoolean", SP, BASIC(BOOLEAN)),
    ATTRIBUTE("vInt8", SP, BASIC(INT8)),
    ATTRIBUTE("vInt16", SP, BASIC(INT16)),
    ATTRIBUTE("vInt32", SP, BASIC(INT32)),
    ATTRIBUTE("vInt64", SP, BASIC(INT64)),
    ATTRIBUTE("vInt8u", SP, BASIC(INT8U)),
    ATTRIBUTE("vInt16u", SP, BASIC(INT16U)),
    ATTRIBUTE("vInt32u", SP, BASIC(INT32U)),
    ATTRIBUTE("vFloat32", SP, BASIC(FLOAT32)),
    ATTRIBUTE("vFloat64", SP, BASIC(FLOAT64)),
    ATTRIBUTE("vEnumerated", SP, ENUMERATION("ContractKind", CONTRACT_KIND)),
    ATTRIBUTE("vOctetString", SP, BASIC(OCTET_STRING)),
    ATTRIBUTE("vVisibleString", SP, BASIC(VISIBLE_STRING)),
    ATTRIBUTE("vUnicodeString", SP, BASIC(UNICODE_STRING)),
    ATTRIBUTE("vObjectReference", SP, BASIC(OBJECT_REFERENCE)),
    ATTRIBUTE("vCurrency", SP, BASIC(CURRENCY)),
    ATTRIBUTE("vEntryId", SP, BASIC(ENTRY_ID)),
    ATTRIBUTE("vEntryTime", SP, BASIC(ENTRY_TIME)),
    ATTRIBUTE("vTimestamp", SP, BASIC(TIMESTAMP)),
    ATTRIBUTE("vQuality", SP, BASIC(QUALITY)),
    ATTRIBUTE("vDbpos", SP, BASIC(DBPOS)),
    ATTRIBUTE("vTcmd", SP, BASIC(TCMD)),
    ATTRIBUTE("vCheck", SP, BASIC(CHECK)),
    ATTRIBUTE("vTrgOps", SP, BASIC(TRG_OPS)),
    ATTRIBUTE("vOptFlds", SP, BASIC(OPT_FLDS)),
    ATTRIBUTE("vStructure", SP, STRUCTURE(VECTOR)),
    ATTRIBUTE("vArray", SP, {.code = SDVP_ARRAY, .members = KIND_ELEMENT, .count = 3}),
};
static const sdvp_node_t CURVE[] = {
    ATTRIBUTE("crvPts", SP, {.code = SDVP_ARRAY, .members = POINT_ELEMENT, .count = POINTS}),
    ATTRIBUTE("numPts", SP, BASIC(INT16U))};
static const sdvp_node_t HP1_ZTYP1[] = {
    OBJECT("All", "TYP", ALL), OBJECT("Curve", "CSG", CURVE), OBJECT("NamPlt", "LPL", NAME_PLATE)};

static const sdvp_logical_node_t HP1[] = {
    NODE("LLN0", HP1_LLN0),   NODE("GGIO1", HP1_GGIO1), NODE("GGIO2", HP1_GGIO2), NODE("GGIO3", HP1_GGIO3),
    NODE("GGIO4", HP1_GGIO4), NODE("GGIO5", HP1_GGIO5), NODE("GGIO6", HP1_GGIO6), NODE("GGIO7", HP1_GGIO7),
    NODE("MMXU1", HP1_MMXU1), NODE("GAPC1", HP1_GAPC1), NODE("ZTYP1", HP1_ZTYP1)};

static const sdvp_node_t COUNTER[] = {
    {.name = "stVal", .fc = SDVP_FC_ST, .trg_ops = SDVP_TRG_DCHG | SDVP_TRG_DUPD, .type = BASIC(INT32)},
    {.name = "q", .fc = SDVP_FC_ST, .trg_ops = SDVP_TRG_QCHG, .type = BASIC(QUALITY)},
    ATTRIBUTE("t", ST, BASIC(TIMESTAMP)),
    ATTRIBUTE("d", DC, BASIC(VISIBLE_STRING))};
static const sdvp_node_t HP2_GGIO1[] = {
    OBJECT("Cnt00", "INS", COUNTER),
    OBJECT("Cnt01", "INS", COUNTER),
    OBJECT("Cnt02", "INS", COUNTER),
    OBJECT("Cnt03", "INS", COUNTER),
    OBJECT("Cnt04", "INS", COUNTER),
    OBJECT("Cnt05", "INS", COUNTER),
    OBJECT("Cnt06", "INS", COUNTER),
    OBJECT("Cnt07", "INS", COUNTER),
    OBJECT("Cnt08", "INS", COUNTER),
    OBJECT("Cnt09", "INS", COUNTER),
    OBJECT("Cnt10", "INS", COUNTER),
    OBJECT("Cnt11", "INS", COUNTER),
    OBJECT("Cnt12", "INS", COUNTER),
    OBJECT("Cnt13", "INS", COUNTER),
    OBJECT("Cnt14", "INS", COUNTER),
    OBJECT("Cnt15", "INS", COUNTER),
    OBJECT("Cnt16", "INS", COUNTER),
    OBJECT("Cnt17", "INS", COUNTER),
    OBJECT("Cnt18", "INS", COUNTER),
    OBJECT("Cnt19", "INS", COUNTER),
};
static const char *const COUNT_MEMBERS[] = {
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
static const char *const TYPES_MEMBERS[] = {"HP1/ZTYP1.All[SP]", "HP2/GGIO1.Cnt00.d[DC]"};
static const sdvp_data_set_t DATA_SETS[] = {
    {"Count", COUNT_MEMBERS, COUNT(COUNT_MEMBERS)}, {"Types", TYPES_MEMBERS, COUNT(TYPES_MEMBERS)}};
#define ALL_FIELDS 0x1fe
#define ALL_TRIGGERS 0x1f
static const sdvp_report_control_t REPORTS[] = {
    {"Meas", true, "", "Count", 1, ALL_FIELDS, 0, ALL_TRIGGERS, 0, INSTANCES, true},
    {"Live", false, "", "Count", 1, ALL_FIELDS, 0, ALL_TRIGGERS, 0, INSTANCES, true},
    {"Types", true, "", "Types", 1, ALL_FIELDS, 0, ALL_TRIGGERS, 0, 1, true}};
static const char *const LOGS[] = {"Log01", "Log02", "Log03", "Log04", "Log05", "Log06", "Log07", "Log08"};
#define LOG_TRIGGERS 0x1e
static const sdvp_log_control_t LOG_CONTROLS[] = {
    {"Hist01", "Count", "Log01", false, true, LOG_TRIGGERS, 0},
    {"Hist02", "Count", "Log02", false, true, LOG_TRIGGERS, 0},
    {"Hist03", "Count", "Log03", false, true, LOG_TRIGGERS, 0},
    {"Hist04", "Count", "Log04", false, true, LOG_TRIGGERS, 0},
    {"Hist05", "Count", "Log05", false, true, LOG_TRIGGERS, 0},
    {"Hist06", "Count", "Log06", false, true, LOG_TRIGGERS, 0},
    {"Hist07", "Count", "Log07", false, true, LOG_TRIGGERS, 0},
    {"Hist08", "Count", "Log08", false, true, LOG_TRIGGERS, 0},};
static const sdvp_node_t HP2_LLN0[] = {OBJECT("NamPlt", "LPL", NAME_PLATE)};
static const sdvp_logical_node_t HP2[] = {
    {.name = "LLN0",
     .objects = HP2_LLN0,
     .object_count = COUNT(HP2_LLN0),
     .data_sets = DATA_SETS,
     .data_set_count = COUNT(DATA_SETS),
     .report_controls = REPORTS,
     .report_control_count = COUNT(REPORTS),
     .log_controls = LOG_CONTROLS,
     .log_control_count = COUNT(LOG_CONTROLS),
     .logs = LOGS,
     .log_count = COUNT(LOGS)},
    NODE("GGIO1", HP2_GGIO1)};

static const sdvp_node_t LIMIT[] = {
    ATTRIBUTE("setMag", SG, STRUCTURE(ANALOGUE)), ANALOGUE_IS("minVal", CF, F0), ANALOGUE_IS("maxVal", CF, F100)};
static const sdvp_node_t HP3_GGIO1[] = {OBJECT("Lim", "ASG", LIMIT)};
static const sdvp_setting_control_t GROUPS = {3, 2, 30};
static const sdvp_logical_node_t HP3[] = {
    {.name = "LLN0", .setting_control = &GROUPS}, NODE("GGIO1", HP3_GGIO1)};

static const sdvp_logical_device_t DEVICES[] = {
    {"HP1", HP1, COUNT(HP1)}, {"HP2", HP2, COUNT(HP2)}, {"HP3", HP3, COUNT(HP3)}};

const sdvp_model_t *contract_model(void)
{
    static const sdvp_model_t MODEL = {"contract", DEVICES, COUNT(DEVICES)};
    return &MODEL;
}
