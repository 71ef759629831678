package org.sdvp.operator.selftest.bench;

import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;

/** Calls of a client that are expected to be refused. */
public final class Refusals {
    private Refusals() {}

    /** Waits for a call, which must be refused with one of these errors. */
    public static Refusal expect(Bench bench, String what, CompletionStage<?> call, ServiceError... errors) {
        String expected = "expected " + what + " to be refused with "
                + Arrays.stream(errors).map(Expect::text).collect(Collectors.joining(" or "));
        try {
            bench.await(call);
        } catch (ServiceErrorException e) {
            ServiceError came = e.refusal().error();
            Expect.that(
                    Arrays.asList(errors).contains(came),
                    expected + ", but got " + Expect.text(came) + ": "
                            + e.refusal().detail());
            return e.refusal();
        }
        throw new FailedException(expected + ", but it was done");
    }
}
