/* The program that switches the relay. */
#ifndef SDVP_TOOL_HOOK_H
#define SDVP_TOOL_HOOK_H

#include <stdbool.h>

/*
 * Starts "PROGRAM WORD" and does not wait for its end; it begins with no signal blocked and none ignored, whatever is here.
 * False: it could not be started, as there is no such program, or no room for another process. That it fails is not known.
 */
bool hook_run(const char *program, const char *word);

#endif
