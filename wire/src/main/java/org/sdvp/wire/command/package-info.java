/**
 * The format {@code command}: ACSI calls as ad-hoc commands (XEP-0050) with data forms (XEP-0004), one command for each
 * service. What a message says comes from {@code org.sdvp.wire.tree}; here is only how a tree is a form, and what is
 * around it. Commands for people are no matter of this package.
 */
@NullMarked
package org.sdvp.wire.command;

import org.jspecify.annotations.NullMarked;
