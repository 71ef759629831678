package org.sdvp.operator.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.FailedException;
import org.sdvp.operator.selftest.bench.SkippedException;
import org.sdvp.operator.selftest.bench.StoppedException;
import org.sdvp.operator.selftest.check.AssociationChecks;
import org.sdvp.operator.selftest.check.BufferedChecks;
import org.sdvp.operator.selftest.check.ControlChecks;
import org.sdvp.operator.selftest.check.DataSetChecks;
import org.sdvp.operator.selftest.check.DirectoryChecks;
import org.sdvp.operator.selftest.check.FileChecks;
import org.sdvp.operator.selftest.check.LogChecks;
import org.sdvp.operator.selftest.check.SettingGroupChecks;
import org.sdvp.operator.selftest.check.UnbufferedChecks;
import org.sdvp.operator.selftest.check.ValueChecks;

/**
 * Tests one device by every service it offers. Unless told otherwise nothing is changed: report control blocks that
 * nobody uses are borrowed and given back as they were, and data sets of the own association end with it. The device is
 * left as it was found also when the test is stopped or the association is lost, as far as it can still be reached.
 */
public final class SelfTest {
    private final Bench bench;
    private final boolean operate;
    private final CompletableFuture<Void> stop = new CompletableFuture<>();

    /**
     * A test that has not begun.
     *
     * @param way gives a transport to the device, for this test alone; asked again when the association was lost
     * @param settings limits of the associations and time for answers
     * @param time for timeouts and time stamps
     * @param options what it may do
     */
    public SelfTest(Supplier<ClientTransport> way, ClientSettings settings, TimeSource time, Options options) {
        this.bench = new Bench(() -> new ObservedTransport(way.get(), options.evidence()), settings, time, stop);
        this.operate = options.operate();
    }

    /**
     * What a self-test may do.
     *
     * @param operate whether it may also do what changes something for a moment: commands with Test set, selections that
     *     are cancelled, values written as they are, a file and a data set of its own that are deleted again
     * @param evidence hears all messages
     */
    public record Options(boolean operate, Evidence evidence) {}

    /** Number of checks there are. */
    public static int size() {
        return checks().size();
    }

    /** The greatest length of a title, in characters, for those who line them up. */
    public static int widestTitle() {
        return checks().stream().mapToInt(check -> check.title().length()).max().orElse(0);
    }

    /** Wants the test to end soon; what was changed is put back first. May be called by any thread, more than once. */
    public void stop() {
        stop.complete(null);
    }

    /**
     * Runs all checks, one after the other; to be called once, and not on a thread of the transport.
     *
     * @param listener hears of each result at once
     * @return all results, fewer than {@link #size()} if it was stopped
     * @throws AcsiException if there is no association with the device to begin with
     */
    public List<CheckResult> run(Consumer<CheckResult> listener) {
        return run(check -> true, listener);
    }

    /** Runs some of the checks, as the other method does all. */
    List<CheckResult> run(Predicate<Check> chosen, Consumer<CheckResult> listener) {
        List<CheckResult> results = new ArrayList<>();
        try {
            Set<ServiceName> offered = bench.association().services();
            for (Check check : checks().stream().filter(chosen).toList()) {
                CheckResult result = result(check, offered);
                results.add(result);
                listener.accept(result);
            }
        } catch (StoppedException e) {
            return List.copyOf(results);
        } finally {
            bench.close();
        }
        return List.copyOf(results);
    }

    static List<Check> checks() {
        return Stream.of(
                        AssociationChecks.all(),
                        DirectoryChecks.all(),
                        ValueChecks.all(),
                        DataSetChecks.all(),
                        UnbufferedChecks.all(),
                        BufferedChecks.all(),
                        LogChecks.all(),
                        ControlChecks.all(),
                        SettingGroupChecks.all(),
                        FileChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    private CheckResult result(Check check, Set<ServiceName> offered) {
        List<ServiceName> missing = check.services().stream()
                .filter(service -> !offered.contains(service))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            return of(
                    check,
                    Verdict.SKIP,
                    "the device does not offer "
                            + missing.stream().map(ServiceName::text).collect(Collectors.joining(", ")));
        }
        if (!check.effect().isEmpty() && !operate) {
            return of(check, Verdict.SKIP, "it would " + check.effect() + "; --operate allows that");
        }
        return checked(check);
    }

    private CheckResult checked(Check check) {
        if (bench.isStopped()) {
            throw new StoppedException();
        }
        try {
            bench.association();
        } catch (AcsiException | IllegalStateException e) {
            return of(check, Verdict.SKIP, "the device cannot be reached any more: " + e.getMessage());
        }
        CheckResult result;
        String left;
        try {
            result = tried(check);
        } finally {
            left = bench.restore();
        }
        return left.isEmpty() ? result : of(check, Verdict.FAIL, result.reason() + "; could not be put back: " + left);
    }

    private CheckResult tried(Check check) {
        try {
            return of(check, Verdict.PASS, check.body().run(bench));
        } catch (SkippedException e) {
            return of(check, Verdict.SKIP, String.valueOf(e.getMessage()));
        } catch (AssociationLostException e) {
            return of(check, Verdict.FAIL, "the association was lost: " + e.getMessage());
        } catch (FailedException | AcsiException e) {
            return of(check, Verdict.FAIL, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // Names, references and values of the device are taken apart here: what is malformed is the device's fault.
            return of(check, Verdict.FAIL, "the device's answer cannot be used: " + e.getMessage());
        }
    }

    private static CheckResult of(Check check, Verdict verdict, String reason) {
        return new CheckResult(check.family(), check.title(), verdict, reason);
    }
}
