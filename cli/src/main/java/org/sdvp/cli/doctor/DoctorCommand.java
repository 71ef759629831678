package org.sdvp.cli.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.ConfigException;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.operator.InputException;
import org.sdvp.operator.doctor.Diagnosis;
import org.sdvp.operator.doctor.Doctor;
import org.sdvp.operator.doctor.FileChecks;
import org.sdvp.operator.doctor.Finding;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.dns.ServerAddresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp doctor}. */
@Command(
        name = "doctor",
        description = "examine how account, XMPP server and device are set up, and say what to do",
        footer = {
            "",
            "A line for each check: ok, warn or fail, and what to do. sdvp doctor examines the account of the profile and its "
                    + "XMPP server, sdvp doctor DEVICE that device as well; sdvp doctor --config agent.yaml the file of an "
                    + "agent and its account, beside the agent if that is running. Sends 60 kB to the XMPP server to see "
                    + "how fast it takes them; changes nothing. Exit code 0: nothing failed; 3: something failed; 4: XMPP "
                    + "server or device not reachable."
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 3;
    private static final int UNREACHABLE = 4;

    private final DeviceSession session;
    private final XmppConnector connector;
    private final Map<String, String> env;

    @Option(names = "--config", paramLabel = "FILE", description = "examine the file of an agent and its account")
    private @Nullable Path config;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DEVICE",
            description = "a device: full or bare JID, or only its local part")
    private @Nullable String device;

    /**
     * The command with what it gets from outside.
     *
     * @param session the login and the screen
     * @param connector makes the connection of a device's account
     * @param env the environment, for the file of an agent
     */
    public DoctorCommand(DeviceSession session, XmppConnector connector, Map<String, String> env) {
        this.session = session;
        this.connector = connector;
        this.env = env;
    }

    @Override
    public Integer call() {
        if (config != null && device != null) {
            throw new InputException("expected a DEVICE or --config FILE, but got both");
        }
        DoctorView view = new DoctorView(session.screen());
        Diagnosis diagnosis = new Diagnosis(finding -> {
            if (!session.json()) {
                view.lines(finding).forEach(session.out()::println);
            }
        });
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            String subject = examine(new SystemTimeSource(timer, Clock.systemUTC()), diagnosis);
            session.out()
                    .println(
                            session.json()
                                    ? Json.document(DoctorView.tree(subject, diagnosis))
                                    : view.summary(diagnosis));
        } finally {
            timer.shutdownNow();
        }
        if (diagnosis.isUnreachable()) {
            return UNREACHABLE;
        }
        return diagnosis.count(Finding.Level.FAIL) > 0 ? FAILED : OK;
    }

    private String examine(TimeSource time, Diagnosis diagnosis) {
        Doctor doctor = new Doctor(time, new ServerAddresses(), diagnosis);
        if (config != null) {
            agent(config, doctor, diagnosis);
            return config.toString();
        }
        ConnectionProfile profile = session.profile();
        doctor.operator(profile.settings(), session::login, Optional.ofNullable(device));
        return device != null ? device : profile.jid().toString();
    }

    private void agent(Path file, Doctor doctor, Diagnosis diagnosis) {
        AgentConfig agent;
        try {
            agent = AgentConfig.load(file, env);
        } catch (ConfigException e) {
            diagnosis.add(Finding.fail(
                    "file", String.valueOf(e.getMessage()), "put that right; docs/examples/agent.yaml has every key"));
            return;
        }
        diagnosis.add(FileChecks.modes(file));
        diagnosis.add(Finding.ok("formats", "understands " + String.join(", ", agent.formats())));
        diagnosis.add(agent.store()
                .map(store -> FileChecks.directory(store.directory()))
                .orElseGet(() -> Finding.warn(
                        "store",
                        "none: logs, buffered reports, schedules and set points end with the agent",
                        "set store.directory")));
        try {
            doctor.device(agent.xmpp(), connector, agent.access().groups().keySet(), agent.owners());
        } catch (IllegalArgumentException e) {
            diagnosis.add(Finding.fail("file", String.valueOf(e.getMessage()), "put that right in " + file));
        }
    }
}
