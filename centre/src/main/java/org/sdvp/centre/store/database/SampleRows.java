package org.sdvp.centre.store.database;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.Sample;

/** Samples as columns; a number that is absent is NaN. */
public final class SampleRows {
    private int size;
    private long[] series;
    private long[] times;
    private double[] numbers;
    private @Nullable String[] texts;
    private short[] trusts;

    /** None yet. */
    public SampleRows(int capacity) {
        series = new long[capacity];
        times = new long[capacity];
        numbers = new double[capacity];
        texts = new @Nullable String[capacity];
        trusts = new short[capacity];
    }

    /** Adds one. */
    public void add(long series, long time, Sample sample) {
        if (size == times.length) {
            grow();
        }
        this.series[size] = series;
        times[size] = time;
        numbers[size] = Texts.number(sample.value());
        texts[size] = Texts.text(sample.value());
        trusts[size] = (short) sample.trust().ordinal();
        size++;
    }

    private void grow() {
        int capacity = Math.max(16, size * 2);
        series = Arrays.copyOf(series, capacity);
        times = Arrays.copyOf(times, capacity);
        numbers = Arrays.copyOf(numbers, capacity);
        texts = Arrays.copyOf(texts, capacity);
        trusts = Arrays.copyOf(trusts, capacity);
    }

    /** How many. */
    public int size() {
        return size;
    }

    long series(int i) {
        return series[i];
    }

    long time(int i) {
        return times[i];
    }

    double number(int i) {
        return numbers[i];
    }

    @Nullable
    String text(int i) {
        return texts[i];
    }

    short trust(int i) {
        return trusts[i];
    }

    long[] allSeries() {
        return Arrays.copyOf(series, size);
    }

    long[] allTimes() {
        return Arrays.copyOf(times, size);
    }

    double[] allNumbers() {
        return Arrays.copyOf(numbers, size);
    }

    @Nullable
    String[] allTexts() {
        return Arrays.copyOf(texts, size);
    }

    short[] allTrusts() {
        return Arrays.copyOf(trusts, size);
    }
}
