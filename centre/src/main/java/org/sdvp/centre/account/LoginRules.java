package org.sdvp.centre.account;

import java.time.Duration;

/**
 * How long logins last.
 *
 * @param idle a login ends when it was not used for so long; a page that is open uses it
 * @param whole it ends after so long whatever happens
 * @param rotation after so long the browser gets another secret for it
 */
public record LoginRules(Duration idle, Duration whole, Duration rotation) {
    /** Two hours, half a day, a quarter of an hour. */
    public static final LoginRules USUAL =
            new LoginRules(Duration.ofHours(2), Duration.ofHours(12), Duration.ofMinutes(15));

    /** Checks that they make sense together. */
    public LoginRules {
        if (idle.compareTo(Duration.ofMinutes(1)) < 0 || whole.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "expected logins to end after at least a minute idle, and after no less in all, not " + idle
                            + " and " + whole);
        }
    }
}
