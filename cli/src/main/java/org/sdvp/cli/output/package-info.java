/**
 * How the commands put things on the screen: aligned tables, JSON documents, and what is known about the terminal.
 * Nothing here knows devices.
 */
@NullMarked
package org.sdvp.cli.output;

import org.jspecify.annotations.NullMarked;
