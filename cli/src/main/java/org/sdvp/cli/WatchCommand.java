package org.sdvp.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.cli.output.Screen;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;
import org.sdvp.operator.Reading;
import org.sdvp.operator.UnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp watch}: GetDataValues again and again. */
@Command(
        name = "watch",
        description = "show values of a device as they change",
        footer = {
            "",
            "Goes on until Ctrl-C, --for or --count; also when the device goes offline and comes back. "
                    + "On a terminal the values are redrawn in place, else each look is a line per value; with "
                    + "--json a document per line."
        })
final class WatchCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "REF", description = "what to watch")
    private List<String> references = List.of();

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "2s",
            description = "time from one look to the next (default: ${DEFAULT-VALUE})")
    private Duration every = Duration.ofSeconds(2);

    @Option(names = "--for", paramLabel = "TIME", description = "how long to watch")
    private @Nullable Duration forTime;

    @Option(names = "--count", paramLabel = "N", description = "how many looks to take")
    private @Nullable Integer count;

    WatchCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> awaitEnd(stop, stopped), "watch-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        boolean redrawn = around.screen().isTerminal() && !common.json();
        // With --verbose what is logged matters more than a tidy screen.
        Surroundings shown = redrawn && common.verbose() ? around.with(Screen.FILE) : around;
        try (Operator operator = common.login(around)) {
            if (redrawn && !common.verbose()) {
                Logging.faultsOnly();
            }
            Device first = operator.device(jid);
            WatchView view = new WatchView(shown, first.jid(), common.json());
            return watch(operator, view, stop);
        } finally {
            stopped.countDown();
            forget(hook);
        }
    }

    /** On Ctrl-C the watching thread draws no more and logs out; the process ends after that. */
    private static void awaitEnd(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, which is what the hook was for.
            return;
        }
    }

    private int watch(Operator operator, WatchView view, CountDownLatch stop) throws InterruptedException {
        long start = System.nanoTime();
        long end =
                Optional.ofNullable(forTime).map(time -> start + time.toNanos()).orElse(Long.MAX_VALUE);
        int looks = Optional.ofNullable(count).orElse(Integer.MAX_VALUE);
        long next = start;
        for (int look = 1; ; look++) {
            List<Reading> readings = look(operator, view);
            if (look == 1 && !readings.isEmpty() && readings.stream().allMatch(Reading.Failure.class::isInstance)) {
                return ExitCode.REFUSED;
            }
            next = Math.max(next + every.toNanos(), System.nanoTime());
            if (look >= looks || next > end) {
                return ExitCode.OK;
            }
            if (stop.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return ExitCode.OK;
            }
        }
    }

    private List<Reading> look(Operator operator, WatchView view) {
        try {
            Device device = operator.device(jid);
            List<Reading> readings = operator.await(device.read(references));
            view.show(device.jid(), readings);
            return readings;
        } catch (ServiceErrorException e) {
            throw e;
        } catch (UnreachableException | AcsiException e) {
            view.offline(String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
