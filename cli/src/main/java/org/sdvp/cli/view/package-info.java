/**
 * How values of devices are shown: readings, what is being watched, and logs, each for people and for programs. Knows the
 * operator's types, but neither options nor the command line.
 */
@NullMarked
package org.sdvp.cli.view;

import org.jspecify.annotations.NullMarked;
