/**
 * The tool by which implementations of the wire formats are compared: messages from XML to JSON and back, one or many.
 * The same command line is that of implementations in other languages, see {@code vectors/README.md}.
 */
@NullMarked
package org.sdvp.cli.vectors;

import org.jspecify.annotations.NullMarked;
