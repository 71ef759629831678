/**
 * The fleet in a database: SQLite in one file, or PostgreSQL. The only package of the centre that knows SQL; one opener,
 * {@link org.sdvp.centre.store.FleetDatabase}, hands out the ports of the fleet. What is below the tables is in {@code
 * database}.
 */
@NullMarked
package org.sdvp.centre.store;

import org.jspecify.annotations.NullMarked;
