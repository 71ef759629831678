package org.sdvp.acsi.client;

import org.sdvp.acsi.service.Check;

/**
 * What may be said with a control besides its value (IEC 61850-7-2 clause 20.5.2).
 *
 * @param test whether this is only a test
 * @param check checks wanted
 */
public record OperateOptions(boolean test, Check check) {
    /** No test, no checks. */
    public static final OperateOptions NONE = new OperateOptions(false, Check.NONE);
}
