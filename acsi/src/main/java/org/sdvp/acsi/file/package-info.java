/**
 * Files of a server (IEC 61850-7-2 clause 23): the port to where they lie, one that keeps them in a directory and lets
 * nobody out of it, and uploads that are seen when they are whole.
 */
@NullMarked
package org.sdvp.acsi.file;

import org.jspecify.annotations.NullMarked;
