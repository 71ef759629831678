/**
 * The information model of an IEC 61850 server: references, functional constraints and the tree of logical devices,
 * logical nodes, data objects and data attributes (IEC 61850-7-2, 7-3), with the current values beside it.
 */
@NullMarked
package org.sdvp.model;

import org.jspecify.annotations.NullMarked;
