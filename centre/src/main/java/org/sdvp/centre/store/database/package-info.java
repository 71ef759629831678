/**
 * What is below the tables of the fleet: connections, transactions that many writes share, and what differs between SQLite
 * and PostgreSQL. Only {@link org.sdvp.centre.store} stands on it.
 */
@NullMarked
package org.sdvp.centre.store.database;

import org.jspecify.annotations.NullMarked;
