/* Tells people how the store is doing. */
#ifndef SDVP_TOOL_HEALTH_H
#define SDVP_TOOL_HEALTH_H

#include "sdvp.h"

/* Says once when the disk takes nothing any more, and when it does again. `writing`: what this gave last, at first true. */
bool health_tell(const sdvp_store_t *store, bool writing);

/* Says that schedules are not saved; as sdvp_schedule_observer_t has it. */
void health_not_saved(void *ctx, sdvp_error_t error);

#endif
