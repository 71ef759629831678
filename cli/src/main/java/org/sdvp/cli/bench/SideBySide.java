package org.sdvp.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.acsi.Role;
import org.sdvp.cli.agent.OwnProgram;
import org.sdvp.cli.bench.host.AgentProcess;
import org.sdvp.cli.bench.host.ProcessFigures;
import org.sdvp.cli.bench.host.WorkFolder;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/** Agents in C and in Java, each a process of its own, at one XMPP server and asked in turn. */
final class SideBySide {
    /** The agent's program. */
    static final String AGENT = "sdvp-agent-c";

    private static final String STATIC_AGENT = "sdvp-agent-c-static";
    private static final String BENCH = "sdvp-bench-c";
    private static final String CLIENT = "client";
    private static final String FAR = "far";
    // An account may ask 5,000 times at once and 1,000 times a second after that: a round has 2,000 calls.
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final XmppConnector connector;
    private final Setup setup;
    private final Consumer<String> tell;

    /**
     * What is measured.
     *
     * @param programs folder with those of the C library
     * @param model the SCL file of the agent in C
     * @param java how to start this program in Java
     */
    record Setup(Path programs, Path model, List<String> java) {}

    /** The agents, in the order in which they are shown. */
    enum Kind {
        /** With the libraries of the machine. */
        C("C"),
        /** With all libraries in it. */
        C_STATIC("C, ONE FILE"),
        /** A device of the same SCL file. */
        JAVA_MODEL("JAVA, SAME MODEL"),
        /** With its simulated house, schedules and people. */
        JAVA("JAVA, WHOLE");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For the head of a column. */
        String label() {
            return label;
        }

        private String account() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * An agent and what was found of it.
     *
     * @param kind which
     * @param octets of its program, without libraries of the machine and without Java itself
     * @param logicalNodes of its model
     * @param outcome figures
     */
    record Agent(Kind kind, long octets, int logicalNodes, AgentLoad.Outcome outcome) {}

    /**
     * All that was found.
     *
     * @param server kind of the XMPP server
     * @param load of the machine over a minute, at the end
     * @param agents in their order
     * @param roundtrip reads of the C library against bare pings
     */
    record Result(String server, double load, List<Agent> agents, BareRoundtrip roundtrip) {
        /** Calls and reports that failed. */
        long failed() {
            return agents.stream().mapToLong(agent -> agent.outcome().failed()).sum();
        }
    }

    /** What all of them are told. */
    private record Place(XmppServerProcess server, Path work, Path secret) {
        Jid account(String name) {
            return Jid.of(name + "@" + server.domain());
        }

        String host() {
            return server.host().getHostAddress();
        }

        String port() {
            return Integer.toString(server.port());
        }
    }

    /** Sets it up; {@code tell} is told in words what is going on. */
    SideBySide(XmppConnector connector, Setup setup, Consumer<String> tell) {
        this.connector = connector;
        this.setup = setup;
        this.tell = tell;
    }

    /**
     * Measures.
     *
     * @param kind which XMPP server to start
     * @param rounds how often each agent is asked
     * @param roundtrip how long to measure reads against pings
     */
    Result run(XmppServerKind kind, int rounds, Duration roundtrip) throws IOException {
        String password = new BigInteger(128, new SecureRandom()).toString(Character.MAX_RADIX);
        XmppServerConfig.Builder config = XmppServerConfig.forDomain(XmppServerConfig.USUAL_DOMAIN)
                .account(CLIENT, password)
                .account(FAR, password)
                .progress(tell);
        for (Kind agent : Kind.values()) {
            config.account(agent.account(), password);
        }
        try (WorkFolder work = WorkFolder.in(null);
                XmppServerProcess server = XmppServerProcess.start(kind, config.build())) {
            Path secret = Files.writeString(work.path().resolve("password"), password + "\n");
            Place place = new Place(server, work.path(), secret);
            XmppSettings login = XmppSettings.of(place.account(CLIENT), Password.of(password))
                    .with(XmppSettings.Server.at(place.host(), server.port()).withCaFile(server.caFile()));
            List<Agent> agents = agents(place, login, rounds);
            tell.accept("measuring reads and bare pings for " + roundtrip.toSeconds() + " s");
            BareRoundtrip bare = BareRoundtrip.run(work.path(), bench(place, roundtrip));
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            return new Result(server.kind().label(), Figures.tenths(load), agents, bare);
        }
    }

    private List<Agent> agents(Place place, XmppSettings login, int rounds) throws IOException {
        Set<Jid> accounts = Stream.of(Kind.values())
                .map(kind -> place.account(kind.account()))
                .collect(Collectors.toUnmodifiableSet());
        List<AgentProcess> processes = new ArrayList<>();
        tell.accept("starting " + accounts.size() + " agents");
        try (AgentClient client = new AgentClient(connector, login, accounts)) {
            for (Kind kind : Kind.values()) {
                Path said = place.work().resolve(kind.account() + ".log");
                processes.add(AgentProcess.start(command(kind, place), place.work(), said));
            }
            List<AgentLoad> loads = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                ProcessFigures figures = processes.get(kind.ordinal()).figures();
                loads.add(new AgentLoad(figures, client.associate(place.account(kind.account()))));
            }
            ask(loads, rounds);
            List<Agent> agents = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                AgentLoad load = loads.get(kind.ordinal());
                agents.add(new Agent(kind, octets(kind), load.logicalNodes(), load.outcome()));
            }
            return agents;
        } catch (RuntimeException e) {
            processes.forEach(process -> process.words().lines().forEach(tell));
            throw e;
        } finally {
            processes.forEach(AgentProcess::close);
        }
    }

    private void ask(List<AgentLoad> loads, int rounds) {
        List<AgentLoad> turns = new ArrayList<>(loads);
        for (int round = 1; round <= rounds; round++) {
            tell.accept("asking all agents, round " + round + " of " + rounds);
            idle(turns);
            turns.forEach(AgentLoad::read);
            turns.forEach(AgentLoad::report);
            Collections.reverse(turns);
        }
    }

    private static void idle(List<AgentLoad> agents) {
        List<Runnable> ends = agents.stream().map(AgentLoad::idle).toList();
        long end = System.nanoTime() + BETWEEN.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        ends.forEach(Runnable::run);
    }

    private long octets(Kind kind) throws IOException {
        return switch (kind) {
            case C -> Files.size(setup.programs().resolve(AGENT));
            case C_STATIC -> Files.size(setup.programs().resolve(STATIC_AGENT));
            case JAVA_MODEL, JAVA -> archives();
        };
    }

    private static long archives() throws IOException {
        long octets = 0;
        for (Path element : OwnProgram.classPath()) {
            octets += Files.isRegularFile(element) ? Files.size(element) : 0;
        }
        return octets;
    }

    private List<String> command(Kind kind, Place place) throws IOException {
        return switch (kind) {
            case C -> inC(AGENT, kind, place);
            case C_STATIC -> inC(STATIC_AGENT, kind, place);
            case JAVA_MODEL ->
                inJava(kind, place, List.of("--scl", setup.model().toString()));
            case JAVA -> inJava(kind, place, List.of());
        };
    }

    private List<String> inC(String program, Kind kind, Place place) {
        return List.of(
                setup.programs().resolve(program).toString(),
                "--jid",
                place.account(kind.account()).toString(),
                "--password-file",
                place.secret().toString(),
                "--ca-file",
                place.server().caFile().toString(),
                "--host",
                place.host(),
                "--port",
                place.port(),
                "--owner",
                place.account(CLIENT) + " " + Role.SERVICE_PROVIDER.text(),
                "--store",
                place.work().resolve(kind.account()).toString());
    }

    private List<String> inJava(Kind kind, Place place, List<String> more) throws IOException {
        String text = String.format(
                Locale.ROOT,
                """
                account: {jid: '%s', password-file: '%s'}
                xmpp-server: {host: '%s', port: %s, ca-file: '%s'}
                owners: [{jid: '%s', groups: ['%s']}]
                formats: [compact]
                device: {logical-device: HP1, driver: simulated}
                store: {directory: '%s'}
                """,
                place.account(kind.account()),
                place.secret(),
                place.host(),
                place.port(),
                place.server().caFile(),
                place.account(CLIENT),
                Role.SERVICE_PROVIDER.text(),
                place.work().resolve(kind.account()));
        Path config = Files.writeString(place.work().resolve(kind.account() + ".yaml"), text);
        List<String> command = new ArrayList<>(setup.java());
        command.addAll(List.of("agent", "--config", config.toString()));
        command.addAll(more);
        return command;
    }

    private List<String> bench(Place place, Duration time) {
        return List.of(
                setup.programs().resolve(BENCH).toString(),
                "roundtrip",
                "--host",
                place.host(),
                "--port",
                place.port(),
                "--ca-file",
                place.server().caFile().toString(),
                "--client",
                place.account(CLIENT).toString(),
                "--client-password-file",
                place.secret().toString(),
                "--device",
                place.account(FAR).toString(),
                "--device-password-file",
                place.secret().toString(),
                "--seconds",
                Long.toString(time.toSeconds()));
    }
}
