/** The values of a heat pump as people are shown them: name, unit and digits, and what is the matter with one. */
@NullMarked
package org.sdvp.agent.people.shown;

import org.jspecify.annotations.NullMarked;
