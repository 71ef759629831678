/** The audit log of a device: records as entries of a log of the model, bounded against floods, and changes of the roster. */
@NullMarked
package org.sdvp.agent.audit;

import org.jspecify.annotations.NullMarked;
