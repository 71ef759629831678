#include "acsi/behaviour.h"

static bool is_blocked(int mode)
{
    return mode == SDVP_BEH_BLOCKED || mode == SDVP_BEH_TEST_BLOCKED;
}

int sdvp_beh_combined(int own, int device)
{
    if (own == SDVP_BEH_OFF || device == SDVP_BEH_OFF) {
        return SDVP_BEH_OFF;
    }
    bool blocked = is_blocked(own) || is_blocked(device);
    if (sdvp_beh_is_test(own) || sdvp_beh_is_test(device)) {
        return blocked ? SDVP_BEH_TEST_BLOCKED : SDVP_BEH_TEST;
    }
    return blocked ? SDVP_BEH_BLOCKED : SDVP_BEH_ON;
}

const char *sdvp_beh_name(int mode)
{
    static const char *const NAMES[] = {"on", "blocked", "test", "test/blocked", "off"};
    return NAMES[mode - 1];
}
