package org.sdvp.bench;

import java.io.IOException;

/** {@code ./sdvp bench services}: {@link ServiceBenchmark}. Arguments go to JMH. */
public final class ServicesBench {
    private ServicesBench() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        WireBench.measure(ServiceBenchmark.class, args);
    }
}
