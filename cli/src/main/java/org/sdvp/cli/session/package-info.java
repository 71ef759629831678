/** What commands in packages of their own get of a run: the login, the screen and the ways to speak. */
@NullMarked
package org.sdvp.cli.session;

import org.jspecify.annotations.NullMarked;
