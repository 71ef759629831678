package org.sdvp.agent.device.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When the people of a house open the hot tap. Each day is drawn by lot from the seed and the day's number alone:
 * showers in the morning or evening, hands through the day, dishes after dinner. About 40 litres of 40 °C a person.
 */
final class DrawPattern {

    /** Temperature people mix to, °C. */
    static final double TAP = 40;

    private static final double DAY = 86_400;
    private static final double LITRE_PER_MINUTE = 1 / 60.0;

    private final long seed;
    private final int people;
    private long day = Long.MIN_VALUE;
    private List<Tap> taps = List.of();
    private double flow;
    private double nextChange = Double.NEGATIVE_INFINITY;

    DrawPattern(long seed, int people) {
        this.seed = seed;
        this.people = people;
    }

    /** Water of {@link #TAP} °C drawn at a time, kg/s. Times must not go back. */
    double flow(double time) {
        if (time >= nextChange) {
            long today = (long) Math.floor(time / DAY);
            if (today != day) {
                day = today;
                taps = draw(SeededNoise.generator(SeededNoise.mix(seed, 7), today));
            }
            lookAt(time - today * DAY, today * DAY);
        }
        return flow;
    }

    private void lookAt(double second, double midnight) {
        flow = 0;
        double change = DAY;
        for (Tap tap : taps) {
            if (second >= tap.start && second < tap.end) {
                flow += tap.flow;
                change = Math.min(change, tap.end);
            } else if (tap.start > second) {
                change = Math.min(change, tap.start);
            }
        }
        nextChange = midnight + change;
    }

    private List<Tap> draw(RandomGenerator lot) {
        List<Tap> drawn = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            if (lot.nextDouble() < 0.7) {
                boolean morning = lot.nextDouble() < 0.65;
                double hour = morning ? 6.6 + 0.6 * lot.nextGaussian() : 20.5 + 0.9 * lot.nextGaussian();
                drawn.add(tap(hour, lot.nextDouble(210, 420), lot.nextDouble(6, 8.5)));
            }
            int hands = lot.nextInt(3, 7);
            for (int i = 0; i < hands; i++) {
                drawn.add(tap(lot.nextDouble(6.5, 22.5), lot.nextDouble(15, 60), lot.nextDouble(2, 4)));
            }
        }
        if (lot.nextDouble() < 0.8) {
            drawn.add(tap(18.5 + 0.5 * lot.nextGaussian(), lot.nextDouble(60, 180), lot.nextDouble(4, 6)));
        }
        return drawn;
    }

    private static Tap tap(double hour, double seconds, double litresPerMinute) {
        double start = Math.min(Math.max(hour, 0), 23.5) * 3600;
        return new Tap(start, start + seconds, litresPerMinute * LITRE_PER_MINUTE);
    }

    /** One opening of a tap: seconds of the day, kg/s. */
    private record Tap(double start, double end, double flow) {}
}
