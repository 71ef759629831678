/** Who did what on a server, and what was refused to whom: the records, how they come about, and the port they go to. */
@NullMarked
package org.sdvp.acsi.audit;

import org.jspecify.annotations.NullMarked;
