package org.sdvp.cli.vectors;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Where the tool reads and prints.
 *
 * @param in standard input
 * @param out standard output; its encoding is UTF-8
 * @param note says something to the person, on standard error
 */
public record Terminal(InputStream in, PrintStream out, Consumer<String> note) {}
