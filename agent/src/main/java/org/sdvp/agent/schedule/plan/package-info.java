/** What a schedule does when: its entries, and the times at which it starts. Only arithmetic, always in UTC. */
@NullMarked
package org.sdvp.agent.schedule.plan;

import org.jspecify.annotations.NullMarked;
