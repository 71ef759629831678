/** Login at an OpenID provider; the only package that knows the protocol's library. */
@NullMarked
package org.sdvp.centre.account.oidc;

import org.jspecify.annotations.NullMarked;
