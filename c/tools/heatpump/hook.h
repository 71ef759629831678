/* The program that switches the relay. */
#ifndef SDVP_TOOL_HOOK_H
#define SDVP_TOOL_HOOK_H

#include <stdbool.h>

/*
 * Starts "PROGRAM WORD" and does not wait for it; it begins with no signal blocked and none ignored, whatever is here. False:
 * there is no room for another process. That the program is missing or fails is not known here.
 */
bool hook_run(const char *program, const char *word);

#endif
