/** The centre on the net: the API below /api/v1, the page, metrics and health; who asks, and what is told when it goes wrong. */
@NullMarked
package org.sdvp.centre.rest;

import org.jspecify.annotations.NullMarked;
