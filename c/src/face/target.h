/* What a reference without functional constraint means in a model: one value. */
#ifndef SDVP_FACE_TARGET_H
#define SDVP_FACE_TARGET_H

#include "sdvp/model.h"

enum { SDVP_TARGET_ROOM = SDVP_REFERENCE_MAX + 16 };

typedef struct sdvp_target {
    char value[SDVP_TARGET_ROOM]; /* "HP1/RoomSTMP1.Tmp.mag.f[MX]": what is read, and written where it is a setting */
    sdvp_type_t type;
    char time[SDVP_TARGET_ROOM];    /* the time stamp beside it; "": none */
    char control[SDVP_TARGET_ROOM]; /* the control by which it is changed; "": none */
    sdvp_type_t ctl_val;            /* of the control, or of the one member of it */
    bool ctl_val_is_structure;
} sdvp_target_t;

/* Finds the value that a data object, attribute or component is or has; false if it has none or several. */
bool sdvp_target_find(const sdvp_values_t *values, const char *reference, sdvp_target_t *to);
/*
 * A value of a target, its control's if it has one, from a text of a box: a truth in any way, whole numbers with ".0" too.
 * SDVP_TYPE_CONFLICT.
 */
sdvp_error_t sdvp_target_parse(const sdvp_target_t *target, sdvp_arena_t *arena, const char *text, sdvp_value_t *to);

#endif
