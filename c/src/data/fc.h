/* Which services may touch an attribute, told from its functional constraint (IEC 61850-7-2 annex B). */
#ifndef SDVP_DATA_FC_H
#define SDVP_DATA_FC_H

#include "sdvp/model.h"

/* Whether SetDataValues may write it. */
bool sdvp_fc_writable(sdvp_fc_t fc);
/* Whether GetDataValues may read it. */
bool sdvp_fc_readable(sdvp_fc_t fc);

#endif
