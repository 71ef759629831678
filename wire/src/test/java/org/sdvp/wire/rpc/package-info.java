/** Tests of the format {@code rpc}. */
@NullMarked
package org.sdvp.wire.rpc;

import org.jspecify.annotations.NullMarked;
