/**
 * People and programs that use the centre: users, their roles and rights, logins, API tokens, and what they did. Ports for
 * the store; no SQL and no HTTP.
 */
@NullMarked
package org.sdvp.centre.account;

import org.jspecify.annotations.NullMarked;
