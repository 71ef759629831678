/**
 * How what is kept on disk looks in octets: a compact, versioned form with a checksum for each record, and readers that
 * never trust what they read. Knows neither files nor SQL.
 */
@NullMarked
package org.sdvp.agent.store.record;

import org.jspecify.annotations.NullMarked;
