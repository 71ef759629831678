/**
 * The common data classes of IEC 61850-7-3 as data, and what builds data objects from them: tables of attributes,
 * constructed types and enumerations, none of them a Java class of its own.
 */
@NullMarked
package org.sdvp.model.cdc;

import org.jspecify.annotations.NullMarked;
