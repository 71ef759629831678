package org.sdvp.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.agent.slots.ApplicationArchive;
import org.sdvp.demo.firmware.SupervisedPump;
import org.sdvp.demo.host.FileTree;
import org.sdvp.demo.screen.Display;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareSigner;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.firmware.FirmwareSender;
import org.sdvp.operator.firmware.FirmwareView;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.smack.SmackConnector;

/**
 * The demo of updates: one heat pump as a process of its own, run from slots, is sent a new version of its own program and
 * goes over to it; then one that nobody it trusts has signed, which it refuses; then one that does not come online, from
 * which it goes back. Leaves nothing behind.
 */
public final class FirmwareDemo {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Pattern NUMBERS = Pattern.compile("([0-9]+)(?:\\.([0-9]+))?.*");
    // Without it no agent can log in.
    private static final String NEEDED = "org/sdvp/xmpp/smack/SmackConnector.class";

    private final DemoOptions options;
    private final Display display;
    private final List<String> program;

    /**
     * A demo that has not begun.
     *
     * @param options which XMPP server; the rest is passed over
     * @param display where it shows itself; not closed here
     * @param program command line of the sdvp command, to which its arguments are added
     */
    public FirmwareDemo(DemoOptions options, Display display, List<String> program) {
        this.options = options;
        this.display = display;
        this.program = List.copyOf(program);
    }

    /**
     * Runs to the end of the story.
     *
     * @param stop counted down to stop it before
     * @return whether everything went as it should
     * @throws IOException if the XMPP server cannot be started or a file not be written
     * @throws InterruptedException if the thread is interrupted; all is cleared away then
     */
    public boolean run(CountDownLatch stop) throws IOException, InterruptedException {
        DemoOptions one = new DemoOptions(
                1,
                options.runFor(),
                options.speed(),
                options.story(),
                options.kind(),
                options.outside(),
                Optional.empty(),
                Optional.empty());
        Path folder = Files.createTempDirectory("sdvp-firmware-");
        try (Router router = Router.open(one, display::progress)) {
            Workshop workshop = new Workshop(folder);
            Accounts.Account pump = router.accounts().pumps().get(0);
            try (SupervisedPump running = SupervisedPump.start(
                            program,
                            folder,
                            new SupervisedPump.Settings(
                                    pump.jid(),
                                    pump.password(),
                                    router.accounts().operator().jid(),
                                    router.address(),
                                    router.caFile(),
                                    workshop.publicKey));
                    Operator operator = Operator.login(
                            SmackConnector.withOwnThreads(),
                            Demo.profile(router),
                            OperatorSettings.usual(List.of(new CompactFormat())).withCallTimeout(CALL_TIMEOUT))) {
                display.progress(
                        "starting " + pump.name() + " from slots, as a process of its own (" + running.pid() + ")");
                return tell(workshop, new Stage(operator, pump.name(), stop));
            }
        } finally {
            FileTree.delete(folder);
        }
    }

    private boolean tell(Workshop workshop, Stage stage) throws IOException, InterruptedException {
        boolean good = false;
        try {
            FirmwareView before = stage.online();
            FirmwareVersion next = next(new FirmwareVersion(before.running()), 1);
            FirmwareVersion broken = next(new FirmwareVersion(before.running()), 2);
            good = updates(workshop, stage, next)
                    && refuses(workshop, stage, broken)
                    && rollsBack(workshop, stage, next, broken);
        } catch (ServiceErrorException e) {
            display.notice("the heat pump refused: " + e.getMessage());
        }
        display.summary(List.of(
                good ? "The story was told to its end." : "A step of the story failed; see above.",
                "Everything is stopped" + (options.outside().isPresent() ? "." : ", the XMPP server too.")));
        return good;
    }

    private boolean updates(Workshop workshop, Stage stage, FirmwareVersion version)
            throws IOException, InterruptedException {
        display.progress("packing this program as version " + version + " and signing it");
        Path update = workshop.update(version, classPath(), workshop.key);
        FirmwareView sent = stage.sender.send(update);
        if (sent.state() != FirmwareState.VERIFIED) {
            return false;
        }
        display.progress("LFWU1.Inst: it is installed into the other slot and has to come online within a minute");
        FirmwareView now = stage.sender.install();
        return now.state() == FirmwareState.INSTALLED && now.running().equals(version.text());
    }

    private boolean refuses(Workshop workshop, Stage stage, FirmwareVersion version)
            throws IOException, InterruptedException {
        display.progress("a stranger signs version " + version);
        Path update = workshop.update(version, List.of(workshop.publicKey), FirmwareKeys.generate());
        try {
            stage.sender.send(update);
            return false;
        } catch (ServiceErrorException e) {
            display.progress("SetFile → refused: " + e.refusal().detail());
            return true;
        }
    }

    private boolean rollsBack(Workshop workshop, Stage stage, FirmwareVersion good, FirmwareVersion broken)
            throws IOException, InterruptedException {
        List<Path> crippled = new ArrayList<>();
        for (Path element : classPath()) {
            if (!hasClass(element)) {
                crippled.add(element);
            }
        }
        display.progress("version " + broken + " is signed as it should be, but cannot log in");
        if (stage.sender.send(workshop.update(broken, crippled, workshop.key)).state() != FirmwareState.VERIFIED) {
            return false;
        }
        FirmwareView now = stage.sender.install();
        return now.state() == FirmwareState.FAILED && now.running().equals(good.text());
    }

    private static boolean hasClass(Path element) throws IOException {
        if (Files.isDirectory(element)) {
            return Files.exists(element.resolve(NEEDED));
        }
        if (!Files.exists(element)) {
            return false;
        }
        try (JarFile jar = new JarFile(element.toFile())) {
            return jar.getEntry(NEEDED) != null;
        }
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(element -> !element.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** The version some minor versions later. */
    private static FirmwareVersion next(FirmwareVersion version, int later) {
        Matcher numbers = NUMBERS.matcher(version.text());
        boolean found = numbers.matches();
        String minor = found ? numbers.group(2) : null;
        return new FirmwareVersion((found ? numbers.group(1) : "0") + "."
                + ((minor == null ? 0 : Integer.parseInt(minor)) + later) + ".0");
    }

    /** Where the vendor makes updates. */
    private static final class Workshop {
        private final Path folder;
        private final KeyPair key = FirmwareKeys.generate();
        private final Path publicKey;

        Workshop(Path folder) throws IOException {
            this.folder = folder;
            this.publicKey = folder.resolve("vendor.pub");
            FirmwareKeys.write(key, folder.resolve("vendor.key"), publicKey);
        }

        Path update(FirmwareVersion version, List<Path> delivered, KeyPair signer) throws IOException {
            Path payload = folder.resolve("payload.zip");
            ApplicationArchive.pack(delivered, payload);
            Path update = folder.resolve("agent-" + version + ".sdvpfw");
            FirmwareManifest manifest = new FirmwareManifest(
                    FirmwareConfig.USUAL_PRODUCT,
                    List.of(),
                    version,
                    FirmwareManifest.From.ANY,
                    FirmwareSigner.payload(FirmwareManifest.Kind.APPLICATION, payload),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS));
            new FirmwareSigner(signer.getPrivate()).sign(manifest, payload, update);
            return update;
        }
    }

    /** The operator, and how what it sees is told. */
    private final class Stage implements FirmwareSender.Listener {
        private static final long STEP = 25;

        private final FirmwareSender sender;
        private long told = -1;

        Stage(Operator operator, String name, CountDownLatch stop) {
            this.sender = new FirmwareSender(operator, name, PATIENCE, this);
            Thread watch = new Thread(
                    () -> {
                        try {
                            stop.await();
                            sender.stop();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "stop");
            watch.setDaemon(true);
            watch.start();
        }

        FirmwareView online() throws InterruptedException {
            return sender.look();
        }

        @Override
        public void onSent(long octets, long size) {
            long percent = octets * 100 / size;
            if (told < 0 || percent / STEP != told / STEP) {
                display.progress(String.format(Locale.ROOT, "SetFile: %,d of %,d octets", octets, size));
            }
            told = percent == 100 ? -1 : percent;
        }

        @Override
        public void onView(FirmwareView view) {
            String update = view.version().isEmpty()
                    ? ""
                    : "; update " + view.version() + " " + view.state().literal();
            String why = view.reason().isEmpty() ? "" : ": " + view.reason();
            display.progress("LFWU1: " + view.running() + " runs" + update + why);
        }

        @Override
        public void onTrouble(String why) {
            display.progress("waiting: " + why);
        }
    }
}
