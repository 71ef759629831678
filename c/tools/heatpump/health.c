#include "heatpump/health.h"

#include <stdio.h>

bool health_tell(const sdvp_store_t *store, bool writing)
{
    const sdvp_store_health_t health = sdvp_store_health(store);
    if (writing && !health.writing) {
        fprintf(stderr, "warning: the store takes nothing, what is new is in memory only: %s\n", health.trouble);
    } else if (!writing && health.writing) {
        fprintf(stderr, "the store is written to again\n");
    }
    return health.writing;
}

void health_not_saved(void *ctx, sdvp_error_t error)
{
    (void)ctx;
    fprintf(stderr, "warning: schedules are not saved, the next start will not know what was set: %s\n",
        sdvp_error_name(error));
}
