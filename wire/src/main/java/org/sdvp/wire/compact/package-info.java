/**
 * The format {@code compact}, the product's own and its default: one short XML element per ACSI service. Only
 * {@link org.sdvp.wire.compact.CompactFormat} is seen from outside; a service's request and response are coded side by
 * side in the class of its group; values are the business of {@code compact.value}. Described in {@code docs/wire/compact.md}
 * and {@code compact.xsd}.
 */
@NullMarked
package org.sdvp.wire.compact;

import org.jspecify.annotations.NullMarked;
