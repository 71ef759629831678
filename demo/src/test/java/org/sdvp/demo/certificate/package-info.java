/** Tests of the certificates made on the fly. */
@NullMarked
package org.sdvp.demo.certificate;

import org.jspecify.annotations.NullMarked;
