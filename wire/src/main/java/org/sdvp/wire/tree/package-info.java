/**
 * What a message says, apart from how it is written: named members, lists and typed leaves, by the names of {@code
 * docs/wire/tree.md}. A format for programs of others (XML-RPC, data forms, JSON) prints such a tree and reads one, and
 * need not know the services. Knows no XML; the format {@code compact} does without it.
 */
@NullMarked
package org.sdvp.wire.tree;

import org.jspecify.annotations.NullMarked;
