/* Floating-point numbers as text. Nothing here depends on the locale. */
#ifndef SDVP_BASE_DECIMAL_H
#define SDVP_BASE_DECIMAL_H

#include "base/text.h"

/*
 * The fewest significant digits that read back as the number, plainly for decimal exponents from -5 to 14, else as
 * d.dddE-12; NaN, INF, -INF, -0. docs/wire/compact.md, "Floating point".
 */
void sdvp_text_float(sdvp_text_t *text, float number);
void sdvp_text_double(sdvp_text_t *text, double number);

/*
 * As people see them: at least one decimal, plainly from 0.001 to below ten millions, else as 1.0E-4; NaN, Infinity,
 * -Infinity, -0.0.
 */
void sdvp_text_float_shown(sdvp_text_t *text, float number);
void sdvp_text_double_shown(sdvp_text_t *text, double number);

#endif
