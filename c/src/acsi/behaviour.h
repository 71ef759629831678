/* How a logical node behaves (IEC 61850-7-4 clause 5.3 and annex A, BehaviourModeKind). */
#ifndef SDVP_ACSI_BEHAVIOUR_H
#define SDVP_ACSI_BEHAVIOUR_H

#include <stdbool.h>

enum { SDVP_BEH_ON = 1, SDVP_BEH_BLOCKED, SDVP_BEH_TEST, SDVP_BEH_TEST_BLOCKED, SDVP_BEH_OFF };

/* Whether it is under test, blocked or not. */
static inline bool sdvp_beh_is_test(int mode)
{
    return mode == SDVP_BEH_TEST || mode == SDVP_BEH_TEST_BLOCKED;
}

/* What Beh is when the own Mod and that of the device are in two modes: off wins, test and blocked add up. */
int sdvp_beh_combined(int own, int device);
/* The standard's name, such as "test/blocked". */
const char *sdvp_beh_name(int mode);

#endif
