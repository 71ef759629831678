/* What an agent of a heat pump knows about its model: what is where, and who may do what. */
#ifndef SDVP_TOOL_TABLES_H
#define SDVP_TOOL_TABLES_H

#include "heatpump/pump.h"
#include "sdvp.h"

/* What of the pump is where in the model. `step`: how much a value must change to be written; 0: at all. */
typedef struct row {
    const char *object;
    const char *value; /* attribute, with [FC] */
    size_t place;      /* in pump_t */
    double step;
    bool control;      /* Operate changes it */
} row_t;

#define MEASURED(object, field, step) {object, "mag.f[MX]", offsetof(pump_t, field), step, false}
#define STATUS(object, field) {object, "stVal[ST]", offsetof(pump_t, field), 0, false}
#define SET_POINT(object, field) {object, "mxVal.f[MX]", offsetof(pump_t, field), 0, true}
#define SWITCH(object, field) {object, "stVal[ST]", offsetof(pump_t, field), 0, true}

static const row_t ROWS[] = {
    MEASURED("HP1/OutdSTMP1.Tmp", outdoor, 0.1), MEASURED("HP1/RoomSTMP1.Tmp", room, 0.1),
    MEASURED("HP1/HeatFwdSTMP1.Tmp", forward, 0.1), MEASURED("HP1/HeatRetSTMP1.Tmp", back, 0.1),
    MEASURED("HP1/TankTopSTMP1.Tmp", tank_top, 0.1), MEASURED("HP1/TankBotSTMP1.Tmp", tank_bottom, 0.1),
    MEASURED("HP1/ColdWtrSTMP1.Tmp", cold, 0.1), MEASURED("HP1/HotWtrSTMP1.Tmp", hot, 0.1),
    MEASURED("HP1/AccTankSTMP1.Tmp", accumulation, 0.1), MEASURED("HP1/HeatMFLW1.FlwRte", flow, 5e-6),
    MEASURED("HP1/TapMFLW1.FlwRte", tap_flow, 5e-6), MEASURED("HP1/HeatMHET1.HeatOut", heat_power, 20),
    MEASURED("HP1/TankMHET1.HeatOut", tank_power, 20), MEASURED("HP1/TapMHET1.HeatOut", tap_power, 20),
    MEASURED("HP1/TotMHET1.AccmHeatOut", heat_energy, 10), MEASURED("HP1/MMXN1.Watt", electric_power, 20),
    MEASURED("HP1/DHTP1.Cop", cop, 0.05),
    {"HP1/MMTR1.TotWh", "actVal[ST]", offsetof(pump_t, electric_energy), 10, false},
    STATUS("HP1/DHTP1.RunSt", run_state), STATUS("HP1/DHTP1.CmpRun", running), STATUS("HP1/DHTP1.OpModSt", mode),
    STATUS("HP1/DHTP1.StopInhTmm", stop_inhibit_minutes), STATUS("HP1/KPMP1.OpTmh", run_hours),
    STATUS("HP1/KPMP1.OpCntRs", starts), STATUS("HP1/PMRI1.StrInh", start_inhibited),
    STATUS("HP1/PMRI1.StrInhTmm", start_inhibit_minutes), STATUS("HP1/LLN0.Loc", local),
    SWITCH("HP1/LLN0.LocSta", local), SWITCH("HP1/DHTP1.OpMod", mode), SWITCH("HP1/KPMP1.OpCtl", permitted),
    SET_POINT("HP1/ComfMinFSPT1.SptVal", comfort_min), SET_POINT("HP1/ComfMaxFSPT1.SptVal", comfort_max),
    SET_POINT("HP1/HotWtrFSPT1.SptVal", hot_water)};

/* Who may do what. */
#define BIT(service) SDVP_SERVICE_BIT(SDVP_##service)
#define BROWSE (BIT(GET_SERVER_DIRECTORY) | BIT(GET_LOGICAL_DEVICE_DIRECTORY) | BIT(GET_LOGICAL_NODE_DIRECTORY) \
        | BIT(GET_DATA_DIRECTORY) | BIT(GET_DATA_DEFINITION) | BIT(GET_DATA_VALUES) | BIT(GET_ALL_DATA_VALUES) \
        | BIT(GET_DATA_SET_DIRECTORY) | BIT(GET_DATA_SET_VALUES))
#define BLOCKS (BIT(REPORT) | BIT(GET_BRCB_VALUES) | BIT(SET_BRCB_VALUES) | BIT(GET_URCB_VALUES) | BIT(SET_URCB_VALUES) \
        | BIT(GET_LCB_VALUES) | BIT(QUERY_LOG_BY_TIME) | BIT(QUERY_LOG_AFTER) | BIT(GET_LOG_STATUS_VALUES) \
        | BIT(CREATE_DATA_SET) | BIT(DELETE_DATA_SET))
#define ORDER (BIT(SELECT) | BIT(SELECT_WITH_VALUE) | BIT(CANCEL) | BIT(OPERATE) | BIT(TIME_ACTIVATED_OPERATE) \
        | BIT(COMMAND_TERMINATION))
#define PROVIDER SDVP_ROLE_SERVICE_PROVIDER
#define HOUSE (SDVP_ROLE_SERVICE_PROVIDER | SDVP_ROLE_USER)
#define VENDOR SDVP_ROLE_VENDOR

/* Enables, disables and sets a schedule. */
#define SCHEDULE(who, node) \
    {who, ORDER, node ".EnaReq", SDVP_ALL_FCS}, {who, ORDER, node ".DsaReq", SDVP_ALL_FCS}, \
    {who, BIT(SET_DATA_VALUES), node, SDVP_FC_BIT(SDVP_FC_SP)}

static const sdvp_access_rule_t RULES[] = {
    {HOUSE, BROWSE | BLOCKS, "HP1", SDVP_ALL_FCS},
    {HOUSE, ORDER, "HP1/ComfMinFSPT1.SptVal", SDVP_ALL_FCS}, {HOUSE, ORDER, "HP1/ComfMaxFSPT1.SptVal", SDVP_ALL_FCS},
    {HOUSE, ORDER, "HP1/HotWtrFSPT1.SptVal", SDVP_ALL_FCS}, {SDVP_ROLE_USER, ORDER, "HP1/LLN0.LocSta", SDVP_ALL_FCS},
    {PROVIDER, ORDER, "HP1/DHTP1.OpMod", SDVP_ALL_FCS}, {PROVIDER, ORDER, "HP1/KPMP1.OpCtl", SDVP_ALL_FCS},
    {PROVIDER, ORDER, "HP1/LLN0.Mod", SDVP_ALL_FCS},
    {PROVIDER, BIT(SET_DATA_VALUES), "HP1/LPHD1.PhyNam", SDVP_FC_BIT(SDVP_FC_DC)},
    SCHEDULE(HOUSE, "HP1/ComfMinFSCH1"), SCHEDULE(HOUSE, "HP1/ComfMinFSCH2"), SCHEDULE(HOUSE, "HP1/ComfMaxFSCH1"),
    SCHEDULE(HOUSE, "HP1/ComfMaxFSCH2"), SCHEDULE(PROVIDER, "HP1/OpModFSCH1"), SCHEDULE(PROVIDER, "HP1/OpModFSCH2"),
    SCHEDULE(PROVIDER, "HP1/OpCtlFSCH1"), SCHEDULE(PROVIDER, "HP1/OpCtlFSCH2"),
    /* The maker sees the machine, not how people live with it. */
    {VENDOR, BROWSE, "HP1/LPHD1", SDVP_ALL_FCS}, {VENDOR, BROWSE, "HP1/DHTP1", SDVP_ALL_FCS},
    {VENDOR, BROWSE, "HP1/KPMP1", SDVP_ALL_FCS}, {VENDOR, BROWSE, "HP1/PMRI1", SDVP_ALL_FCS},
    {VENDOR, BROWSE, "HP1/TotMHET1", SDVP_ALL_FCS}, {VENDOR, BROWSE, "HP1/HeatFwdSTMP1", SDVP_ALL_FCS},
    {VENDOR, BROWSE, "HP1/HeatRetSTMP1", SDVP_ALL_FCS}, {VENDOR, BROWSE, "HP1/OutdSTMP1", SDVP_ALL_FCS},
    {VENDOR, BROWSE, "HP1/MMTR1", SDVP_ALL_FCS}, {VENDOR, BROWSE, "HP1/MMXN1", SDVP_ALL_FCS}};

#endif
