/** Tests of what requests, answers and their parts hold. */
@NullMarked
package org.sdvp.acsi.service;

import org.jspecify.annotations.NullMarked;
