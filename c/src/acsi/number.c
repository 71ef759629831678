#include "acsi/number.h"

bool sdvp_value_number(const sdvp_value_t *value, double *to)
{
    switch (value->type) {
    case SDVP_FLOAT32:
    case SDVP_FLOAT64:
        *to = value->is.real;
        return true;
    case SDVP_STRUCTURE:
        return value->is.list.count > 0 && sdvp_value_number(&value->is.list.items[value->is.list.count - 1], to);
    case SDVP_INT8:
    case SDVP_INT16:
    case SDVP_INT32:
    case SDVP_INT64:
    case SDVP_INT8U:
    case SDVP_INT16U:
    case SDVP_INT32U:
    case SDVP_ENUMERATED:
        *to = (double)value->is.integer;
        return true;
    default:
        return false;
    }
}

const sdvp_node_t *sdvp_object_attribute(const sdvp_object_t *object, const char *name, uint32_t *cell)
{
    const sdvp_node_t *found = sdvp_node_child(object->node, name, cell);
    *cell += object->cell;
    return found != NULL && found->cdc == NULL ? found : NULL;
}

bool sdvp_object_number(const sdvp_object_t *object, const char *name, sdvp_fc_t fc, double *to)
{
    uint32_t cell = 0;
    const sdvp_node_t *attribute = sdvp_object_attribute(object, name, &cell);
    if (attribute == NULL || attribute->fc != fc || attribute->type.code == SDVP_ARRAY) {
        return false;
    }
    sdvp_value_t last;
    sdvp_values_cell(object->values, cell + sdvp_type_cells(&attribute->type) - 1, &last);
    return sdvp_value_number(&last, to);
}

bool sdvp_in_range(const sdvp_object_t *object, const sdvp_value_t *value)
{
    double number;
    double bound;
    if (!sdvp_value_number(value, &number)) {
        return true;
    }
    /* In this form a NaN is outside of every range. */
    return !(sdvp_object_number(object, "minVal", SDVP_FC_CF, &bound) && !(number >= bound))
        && !(sdvp_object_number(object, "maxVal", SDVP_FC_CF, &bound) && !(number <= bound));
}
