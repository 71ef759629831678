/**
 * The ACSI services as data: one file per service with its request and its response, named as in IEC 61850-7-2, the
 * service errors, and nothing else. No behaviour, no threads, no XML.
 */
@NullMarked
package org.sdvp.acsi.service;

import org.jspecify.annotations.NullMarked;
