/**
 * Files of logged values for other programs: CSV (RFC 4180) and Apache Parquet, written row by row as they come. Knows
 * neither devices nor terminals.
 */
@NullMarked
package org.sdvp.cli.export;

import org.jspecify.annotations.NullMarked;
