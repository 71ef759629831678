/**
 * The server side of the ACSI: associations, dispatch, rights, the services that read and write the model, and the
 * engines of other packages joined to it.
 */
@NullMarked
package org.sdvp.acsi.server;

import org.jspecify.annotations.NullMarked;
