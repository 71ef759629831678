/** What measurements take of the machine: a folder for their work, a relay that counts octets. */
@NullMarked
package org.sdvp.cli.bench.host;

import org.jspecify.annotations.NullMarked;
