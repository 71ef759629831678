/**
 * What a device keeps on disk: one SQLite file behind all the store ports of the ACSI (report buffers, logs, settings of
 * control blocks, data sets, setting groups) and for the agent's own settings. No type of SQLite or JDBC shows.
 */
@NullMarked
package org.sdvp.agent.store;

import org.jspecify.annotations.NullMarked;
