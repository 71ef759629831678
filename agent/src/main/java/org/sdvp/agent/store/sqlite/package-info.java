/**
 * The file of a device as SQLite sees it: connections, tables, checking it and mending it, and the marks beside it. Knows
 * rows of octets, not what they mean.
 */
@NullMarked
package org.sdvp.agent.store.sqlite;

import org.jspecify.annotations.NullMarked;
