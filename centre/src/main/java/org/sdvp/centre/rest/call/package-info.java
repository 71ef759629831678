/** What every route of the API has to do with: requests, answers, problems, JSON. Knows nothing of the fleet. */
@NullMarked
package org.sdvp.centre.rest.call;

import org.jspecify.annotations.NullMarked;
