package org.sdvp.agent.device.simulated;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chance that follows from a seed and a place alone, so that the order of asking does not matter. */
final class SeededNoise {

    private SeededNoise() {}

    /** A generator for one place in the stream of a seed. */
    static RandomGenerator generator(long seed, long place) {
        return new SplittableRandom(mix(seed, place));
    }

    /** A number of about standard normal spread (the sum of four even ones; never beyond 3.5). */
    static double normal(long seed, long place) {
        long bits = mix(seed, place);
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += ((bits >>> (16 * i)) & 0xFFFF) / 65536.0 - 0.5;
        }
        return sum * Math.sqrt(3);
    }

    /** A well stirred number of two; the constants are those of a 64-bit finaliser. */
    static long mix(long seed, long place) {
        long z = seed + 0x9E3779B97F4A7C15L * (place + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
