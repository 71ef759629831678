/**
 * What measurements take of the machine: a folder for their work, programs, their memory and processor time, a relay that
 * counts octets.
 */
@NullMarked
package org.sdvp.cli.bench.host;

import org.jspecify.annotations.NullMarked;
