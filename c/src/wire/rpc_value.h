/* Values of XML-RPC (XEP-0009) as trees: docs/wire/rpc.md, "Calls and answers". */
#ifndef SDVP_WIRE_RPC_VALUE_H
#define SDVP_WIRE_RPC_VALUE_H

#include "wire/element.h"
#include "wire/tree.h"

#define SDVP_RPC_SPACE "jabber:iq:rpc"

/* A sink that writes <value> elements. */
sdvp_tree_sink_t sdvp_rpc_sink(sdvp_xml_writer_t *out);
/* One <value> with a leaf. */
void sdvp_rpc_put_leaf(sdvp_xml_writer_t *out, const sdvp_tree_leaf_t *leaf);

/*
 * Reads <value>. `loosely`, as boxes of SDVP2 write: dateTime.iso8601 is a text, and an array may have any number of <data>.
 */
sdvp_error_t sdvp_rpc_take_value(
    sdvp_arena_t *arena, const sdvp_xml_t *xml, bool loosely, sdvp_tree_t **to, sdvp_fault_t *fault);

#endif
