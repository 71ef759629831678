/* Which elements are looked for where. */
#include <string.h>

#include "data/scl.h"

/* Elements that say nothing about an ACSI server, wherever they are. */
static const char *const PASSED_OVER[] = {
    "Private", "Text", "Inputs", "GSEControl", "SampledValueControl", "SCLControl", "AccessControl", "ClientLN",
    "GOOSESecurity", "SMVSecurity", "History", "ProtNs", "Authentication", "Association", "KDC", "FCCB",
};

/* What is looked for in an element; in others there may be anything. */
static const struct {
    const char *parent;
    const char *children[8];
} KNOWN[] = {
    {"SCL", {"Header", "Substation", "Communication", "IED", "DataTypeTemplates", "Line", "Process"}},
    {"IED", {"Services", "AccessPoint"}},
    {"AccessPoint", {"Server", "LN", "ServerAt", "Services"}},
    {"Server", {"LDevice"}},
    {"LDevice", {"LN0", "LN"}},
    {"LN0", {"DataSet", "ReportControl", "LogControl", "DOI", "Log", "SettingControl"}},
    {"LN", {"DataSet", "ReportControl", "LogControl", "DOI", "Log"}},
    {"DataSet", {"FCDA"}},
    {"ReportControl", {"TrgOps", "OptFields", "RptEnabled"}},
    {"LogControl", {"TrgOps"}},
    {"DOI", {"SDI", "DAI"}},
    {"SDI", {"SDI", "DAI"}},
    {"DAI", {"Val"}},
    {"DataTypeTemplates", {"LNodeType", "DOType", "DAType", "EnumType"}},
    {"LNodeType", {"DO"}},
    {"DOType", {"SDO", "DA"}},
    {"DA", {"Val"}},
    {"DAType", {"BDA"}},
    {"BDA", {"Val"}},
    {"EnumType", {"EnumVal"}},
    /* Their text is read, and nothing in them. */
    {"Val", {NULL}},
    {"EnumVal", {NULL}},
};

bool sdvp_scl_is_wanted(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *parent, const sdvp_scl_element_t *at)
{
    for (size_t i = 0; i < sizeof PASSED_OVER / sizeof *PASSED_OVER; i++) {
        if (sdvp_scl_is(at, PASSED_OVER[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
        if (sdvp_scl_is(parent, KNOWN[i].parent)) {
            for (size_t k = 0; k < 8 && KNOWN[i].children[k] != NULL; k++) {
                if (sdvp_scl_is(at, KNOWN[i].children[k])) {
                    return true;
                }
            }
            sdvp_scl_warn(reading, at, "%.60s is not expected in %s; it was left out", at->name, parent->name);
            return false;
        }
    }
    return true;
}
