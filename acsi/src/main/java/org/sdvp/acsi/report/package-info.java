/**
 * Reporting (IEC 61850-7-2 clause 17): report control blocks, what triggers them, the buffers behind them, and the ports
 * through which buffers and settings outlive the process. Knows neither XML nor who carries a report.
 */
@NullMarked
package org.sdvp.acsi.report;

import org.jspecify.annotations.NullMarked;
