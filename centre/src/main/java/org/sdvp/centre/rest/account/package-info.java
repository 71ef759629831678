/** Routes by which people log in, and by which users, tokens and the audit trail are kept. */
@NullMarked
package org.sdvp.centre.rest.account;

import org.jspecify.annotations.NullMarked;
