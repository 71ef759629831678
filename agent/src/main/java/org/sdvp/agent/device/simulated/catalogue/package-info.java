/**
 * What the simulation takes from the world: heat pumps that can be bought, with their published fits, and a year of
 * weather. The tables lie beside the classes as resources; NOTICE names their sources and licences.
 */
@NullMarked
package org.sdvp.agent.device.simulated.catalogue;

import org.jspecify.annotations.NullMarked;
