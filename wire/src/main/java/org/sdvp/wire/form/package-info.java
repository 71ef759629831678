/**
 * Data forms (XEP-0004) with ranges (XEP-0122): what people fill in and what programs answer with. Knows nothing of what
 * a form asks for.
 */
@NullMarked
package org.sdvp.wire.form;

import org.jspecify.annotations.NullMarked;
