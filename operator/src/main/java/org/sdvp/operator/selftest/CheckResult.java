package org.sdvp.operator.selftest;

import org.sdvp.operator.selftest.bench.Family;

/**
 * A check that is over.
 *
 * @param family of the check
 * @param check what is checked, in a few words
 * @param verdict what became of it
 * @param reason what was seen, what was expected and came, or why it was not tried
 */
public record CheckResult(Family family, String check, Verdict verdict, String reason) {}
