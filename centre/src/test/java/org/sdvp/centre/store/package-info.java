/** Tests of the database: one contract over SQLite and PostgreSQL, and what each alone can suffer. */
@NullMarked
package org.sdvp.centre.store;

import org.jspecify.annotations.NullMarked;
