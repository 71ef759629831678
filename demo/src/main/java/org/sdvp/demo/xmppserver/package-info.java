/**
 * A private, unprivileged, throw-away XMPP server as a child process, for the demo and for every test against a real
 * server.
 *
 * <p>Here live the generated configuration of each kind of server, its accounts, and the life of the process. Nothing here
 * speaks XMPP beyond what is needed to see that the server answers, and nothing depends on the rest of the project.
 */
@NullMarked
package org.sdvp.demo.xmppserver;

import org.jspecify.annotations.NullMarked;
