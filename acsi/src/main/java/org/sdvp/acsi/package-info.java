/**
 * What client and server side of the ACSI share: the envelope of a message, who calls, the exceptions, the time source,
 * and the ports through which messages travel.
 */
@NullMarked
package org.sdvp.acsi;

import org.jspecify.annotations.NullMarked;
