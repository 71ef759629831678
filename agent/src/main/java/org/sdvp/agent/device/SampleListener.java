package org.sdvp.agent.device;

import java.util.List;

/** Takes what a driver has measured. */
@FunctionalInterface
public interface SampleListener {

    /**
     * Takes one batch: at most one sample a signal, all read on the same beat.
     *
     * @param samples never empty, not to be changed; quick handling is expected, for the driver waits for it
     */
    void onSamples(List<Sample> samples);
}
