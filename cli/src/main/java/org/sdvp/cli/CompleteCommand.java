package org.sdvp.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.stanza.Jid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code sdvp complete}: what the completion script asks when a person presses Tab and the files of {@link ReferenceCache}
 * do not tell. Prints a word a line, and nothing where nothing can be found out: a message would land in the prompt.
 */
@Command(name = "complete", hidden = true, description = "print the words that could come next, for the shell")
final class CompleteCommand implements Callable<Integer> {
    private static final Duration DEVICES_AGE = Duration.ofSeconds(30);
    private static final Duration REFERENCES_AGE = Duration.ofHours(24);
    private static final int EVERYTHING = 64;

    private final Surroundings around;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "JID", description = "the device whose references are wanted")
    private Optional<String> jid = Optional.empty();

    CompleteCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        ReferenceCache cache = ReferenceCache.of(around);
        words(cache).forEach(around.out()::println);
        return ExitCode.OK;
    }

    private List<String> words(ReferenceCache cache) {
        try {
            return jid.isPresent() ? references(cache, jid.get()) : devices(cache);
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private List<String> devices(ReferenceCache cache) {
        Optional<List<String>> known = cache.devices(DEVICES_AGE);
        if (known.isPresent()) {
            return known.get();
        }
        try (Operator operator = common.login(around)) {
            cache.devices(
                    operator.online().stream().map(DeviceDirectory.Device::jid).toList());
        }
        return cache.devices(DEVICES_AGE).orElse(List.of());
    }

    private List<String> references(ReferenceCache cache, String name) {
        Optional<List<String>> known = account(name).flatMap(device -> cache.references(device, REFERENCES_AGE));
        if (known.isPresent()) {
            return known.get();
        }
        try (Operator operator = common.login(around)) {
            Device device = operator.device(name);
            cache.add(device.jid(), operator.await(device.browse(Optional.empty(), EVERYTHING)), true);
            return cache.references(device.jid(), REFERENCES_AGE).orElse(List.of());
        }
    }

    private Optional<Jid> account(String name) {
        return Optional.of(name.contains("@") ? name : name + "@" + common.domain(around))
                .map(Jid::of);
    }
}
