/* The files of a server, as the directories see them. */
#ifndef SDVP_ACSI_FILES_H
#define SDVP_ACSI_FILES_H

#include "acsi/engine.h"

/* GetServerDirectory of the files. */
void sdvp_files_directory(sdvp_call_t *call, const char *continue_after);

#endif
