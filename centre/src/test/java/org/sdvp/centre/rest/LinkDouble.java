package org.sdvp.centre.rest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.centre.fleet.DeviceLinkException;

/** A way to devices that remembers what was asked, and fails as it is told to: faults that a real device does not show. */
final class LinkDouble implements DeviceLink {
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Optional<DeviceLinkException.Kind> fault = Optional.empty();
    volatile boolean silent;

    private <T> CompletionStage<T> answer(String what, T good) {
        asked.add(what);
        if (silent) {
            return new CompletableFuture<>();
        }
        return fault.<CompletionStage<T>>map(kind -> CompletableFuture.failedStage(
                        new DeviceLinkException(kind, what + ": " + kind, new IllegalStateException("as told"))))
                .orElseGet(() -> CompletableFuture.supplyAsync(() -> good));
    }

    @Override
    public CompletionStage<List<Reading>> read(DeviceId device, List<String> references) {
        return answer(
                "read " + device + " " + references,
                references.stream()
                        .map(reference -> new Reading(reference, List.of(new Line("mag.f", "21.5 °C"))))
                        .toList());
    }

    @Override
    public CompletionStage<String> write(DeviceId device, String reference, String value) {
        return answer("write " + device + " " + reference + " " + value, value);
    }

    @Override
    public CompletionStage<String> operate(DeviceId device, String reference, String value, String by, Runnable sent) {
        sent.run();
        return answer("operate " + device + " " + reference + " " + value + " by " + by, "positive");
    }

    @Override
    public CompletionStage<String> schedule(DeviceId device, String node, Schedule schedule, Runnable sent) {
        sent.run();
        return answer("schedule " + device + " " + node + " " + schedule.values(), "ready");
    }

    @Override
    public CompletionStage<List<Node>> browse(DeviceId device, String reference, int depth) {
        return answer(
                "browse " + device + " '" + reference + "' " + depth,
                List.of(new Node("HP1", "logical device", List.of(new Node("HP1/LLN0", "LLN0", List.of())))));
    }
}
