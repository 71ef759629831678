/**
 * Puts the parts of the ACSI together into one server of one model: data sets, reporting, setting groups, files, the
 * filter before the values, and the server itself. Knows neither heat pumps nor XMPP; whatever has a model can be served
 * by it.
 */
@NullMarked
package org.sdvp.agent.serving;

import org.jspecify.annotations.NullMarked;
