/** What an installer sets for one agent: the records, and how they are read from a file. Nothing runs here. */
@NullMarked
package org.sdvp.agent.config;

import org.jspecify.annotations.NullMarked;
