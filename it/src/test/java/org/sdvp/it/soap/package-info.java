/** The format {@code soap} against a SOAP toolkit that nobody here wrote, which knows the published WSDL only. */
@NullMarked
package org.sdvp.it.soap;

import org.jspecify.annotations.NullMarked;
