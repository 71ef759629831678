#include <string.h>

#include "data/fc.h"

static const char *const NAMES[] = {"", "ST", "MX", "SP", "SV", "CF", "DC", "SG", "SE", "SR", "OR", "BL", "EX", "CO"};

const char *sdvp_fc_name(sdvp_fc_t fc)
{
    return (size_t)fc < sizeof NAMES / sizeof *NAMES ? NAMES[fc] : "";
}

sdvp_fc_t sdvp_fc_of(const char *name)
{
    for (size_t i = 1; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcmp(NAMES[i], name) == 0) {
            return (sdvp_fc_t)i;
        }
    }
    return SDVP_FC_NONE;
}

bool sdvp_fc_writable(sdvp_fc_t fc)
{
    return fc == SDVP_FC_SP || fc == SDVP_FC_SV || fc == SDVP_FC_CF || fc == SDVP_FC_DC || fc == SDVP_FC_BL;
}

bool sdvp_fc_readable(sdvp_fc_t fc)
{
    return fc != SDVP_FC_NONE && fc != SDVP_FC_SE && fc != SDVP_FC_CO;
}
