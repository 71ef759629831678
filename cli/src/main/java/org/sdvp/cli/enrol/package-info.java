/** {@code sdvp enrol}: how boxes get their accounts, certificates and rosters; one class per command. */
@NullMarked
package org.sdvp.cli.enrol;

import org.jspecify.annotations.NullMarked;
