package org.sdvp.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.agent.AgentProgram;
import org.sdvp.agent.config.EnrolledAccount;
import org.sdvp.agent.firmware.InstallTarget;
import org.sdvp.cli.agent.CertificateKeeper;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.enrolment.box.CertificateWatch;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.enrolment.certificate.Pem;
import org.sdvp.enrolment.certificate.PrivateFile;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.xmpp.smack.SmackConnector;

/** Enrolment as an operator and an installer do it: by the commands alone, over real XMPP servers. */
class EnrolCommandTest {
    @TempDir
    private Path home;

    private final ExecutorService serving = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "serve");
        thread.setDaemon(true);
        return thread;
    });

    @AfterEach
    void end() {
        serving.shutdownNow();
    }

    private static RealNet.Run setup(RealNet net, XmppServerKind kind) {
        return net.run(
                "enrol",
                "setup",
                "--server",
                kind.name(),
                "--socket",
                net.server.adminSocket().toString());
    }

    /** The lines of {@code new} for one box: whose, until when, and the code. */
    private static String code(RealNet.Run ordered) {
        return ordered.out()
                .lines()
                .filter(line -> line.startsWith("sdvp-enrol:"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void box_fromItsCodeToAnAgentThatAnswersARead_andBackOut(XmppServerKind kind) throws IOException {
        try (RealNet net = new RealNet(kind, home)) {
            assertThat(setup(net, kind).out()).contains("desk of operator@sdvp.test");
            RealNet.Run ordered = net.run("enrol", "new", "box7", "--site", "Cellar");
            assertThat(ordered.exitCode()).isZero();
            ByteArrayOutputStream served = new ByteArrayOutputStream();
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            CompletableFuture<Integer> desk = CompletableFuture.supplyAsync(
                    () -> net.run(served, said, "enrol", "serve", "--until", "box7"), serving);
            await().until(() -> said.toString(StandardCharsets.UTF_8).contains("answers; Ctrl-C ends it"));
            Path box = home.resolve("box");

            RealNet.Run redeemed = net.run("enrol", "redeem", code(ordered), "--into", box.toString());

            assertThat(redeemed.err()).isEmpty();
            assertThat(redeemed.out()).startsWith("box7@sdvp.test is enrolled; its files are in " + box);
            assertThat(desk.orTimeout(20, TimeUnit.SECONDS).join()).isZero();
            assertThat(net.run("enrol", "list").out()).contains("box7  enrolled");
            AgentProgram agent = AgentProgram.start(
                    box.resolve("agent.yaml"),
                    Map.of(),
                    SmackConnector.withOwnThreads(),
                    config -> InstallTarget.none(new FirmwareVersion("1.0")));
            try (agent) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() ->
                                net.run("read", "box7", "RoomSTMP1.Tmp.mag").exitCode() == 0);
            }
            assertThat(net.run("enrol", "revoke", "box7").out()).isEqualTo("box7 is revoked: its account is removed\n");
            RealNet.Run again = net.run(
                    "enrol",
                    "redeem",
                    code(ordered),
                    "--into",
                    home.resolve("thief").toString());
            assertThat(again.exitCode()).isEqualTo(4);
            assertThat(again.err()).contains("it is used, has run out or was revoked");
        }
    }

    @ParameterizedTest
    @EnumSource
    void renew_atTheBox_givesANewCertificate_besideARunningAgent(XmppServerKind kind) throws IOException {
        try (RealNet net = new RealNet(kind, home)) {
            setup(net, kind);
            RealNet.Run ordered = net.run("enrol", "new", "box7");
            ByteArrayOutputStream served = new ByteArrayOutputStream();
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            CompletableFuture<Integer> desk = CompletableFuture.supplyAsync(
                    () -> net.run(served, said, "enrol", "serve", "--until", "nobody"), serving);
            await().until(() -> said.toString(StandardCharsets.UTF_8).contains("answers; Ctrl-C ends it"));
            Path box = home.resolve("box");
            net.run("enrol", "redeem", code(ordered), "--into", box.toString());
            String before = Files.readString(box.resolve("device.pem"));
            String config = box.resolve("agent.yaml").toString();
            assertThat(Files.readString(box.resolve("agent.yaml"))).contains("renewed-by: operator@sdvp.test");
            AgentProgram agent = AgentProgram.start(
                    box.resolve("agent.yaml"),
                    Map.of(),
                    SmackConnector.withOwnThreads(),
                    settings -> InstallTarget.none(new FirmwareVersion("1.0")));
            try (agent) {
                await().until(() -> agent.agent().connection().state().isOnline());

                RealNet.Run renewed = net.run("enrol", "renew", "--config", config);

                assertThat(renewed.err()).isEmpty();
                assertThat(renewed.out()).startsWith("box7@sdvp.test has a new certificate, good until ");
                assertThat(agent.agent().connection().state().isOnline()).isTrue();
                assertThat(desk).isNotDone();
            }
            assertThat(Files.readString(box.resolve("device.pem"))).isNotEqualTo(before);
            assertThat(served.toString(StandardCharsets.UTF_8)).contains("box7@sdvp.test has got a new certificate");
            assertThat(net.run("enrol", "list").out()).contains("CERTIFICATE UNTIL");
            RealNet.Run nobody = net.run("enrol", "renew", "--config", config, "--desk", "hp01@sdvp.test");
            assertThat(nobody.exitCode()).isEqualTo(4);
            assertThat(nobody.err()).contains("the desk hp01@sdvp.test/enrolment does not renew the certificate");
            assertThat(desk).isNotDone();
        }
    }

    /** What "sdvp agent" does beside the agent. The certificate has a quarter of its life left. */
    @ParameterizedTest
    @EnumSource(names = "PROSODY")
    void runningAgent_hasItsCertificateRenewed_byItself(XmppServerKind kind) throws IOException {
        try (RealNet net = new RealNet(kind, home)) {
            setup(net, kind);
            RealNet.Run ordered = net.run("enrol", "new", "box7");
            ByteArrayOutputStream served = new ByteArrayOutputStream();
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            CompletableFuture<Integer> desk = CompletableFuture.supplyAsync(
                    () -> net.run(served, said, "enrol", "serve", "--until", "nobody"), serving);
            await().until(() -> said.toString(StandardCharsets.UTF_8).contains("answers; Ctrl-C ends it"));
            Path box = home.resolve("box");
            net.run("enrol", "redeem", code(ordered), "--into", box.toString());
            Path file = box.resolve("device.pem");
            KeyPair keys = CertificateAuthority.newKeys();
            X509Certificate old = CertificateAuthority.open(
                            home.resolve(".config/sdvp/desk"), "", InstantSource.system())
                    .issue("box7@sdvp.test", keys.getPublic(), Duration.ofMinutes(20));
            PrivateFile.write(
                    file,
                    Pem.of(old) + Pem.of(Pem.PRIVATE_KEY, keys.getPrivate().getEncoded()));
            Path config = box.resolve("agent.yaml");
            AgentProgram agent = AgentProgram.start(
                    config,
                    Map.of(),
                    SmackConnector.withOwnThreads(),
                    settings -> InstallTarget.none(new FirmwareVersion("1.0")));
            try (agent;
                    CertificateKeeper keeper = CertificateKeeper.start(
                                    EnrolledAccount.load(config, Map.of()),
                                    agent.agent().connection())
                            .orElseThrow()) {
                assertThat(keeper).isNotNull();
                await().until(() -> !Pem.certificate(file).equals(old));
                assertThat(CertificateWatch.isDue(Pem.certificate(file), Instant.now()))
                        .isFalse();
                assertThat(desk).isNotDone();
                assertThat(agent.agent().connection().state().isOnline()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PROSODY")
    void fleet_fromAFile_hasACodeForEach_andASheetToPrint(XmppServerKind kind) throws IOException {
        try (RealNet net = new RealNet(kind, home)) {
            setup(net, kind);
            Path csv = Files.writeString(home.resolve("fleet.csv"), """
                    name,site,owners
                    box1,"Nørregade 1, 2. tv",
                    hp01,taken already,
                    box2,<b>,operator@sdvp.test=Service Provider;home@sdvp.test=User
                    """);
            Path sheet = home.resolve("codes.html");

            RealNet.Run run = net.run("enrol", "new", "--csv", csv.toString(), "--sheet", sheet.toString());

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("there is an account hp01@sdvp.test that is not from this desk");
            assertThat(run.out().lines().filter(line -> line.startsWith("sdvp-enrol:")))
                    .hasSize(2);
            assertThat(Files.readString(sheet))
                    .contains("Nørregade 1, 2. tv", "&lt;b&gt;", "<svg")
                    .doesNotContain("<b>");
            assertThat(net.run("enrol", "list").out())
                    .contains("box1  pending", "home@sdvp.test=User; operator@sdvp.test=Service Provider");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PROSODY")
    void badInput_isToldInALine(XmppServerKind kind) throws IOException {
        try (RealNet net = new RealNet(kind, home)) {
            assertThat(net.run("enrol", "list").err()).contains("there is no desk in");
            assertThat(net.run("enrol", "setup", "--server", "openfire", "--socket", "x")
                            .err())
                    .contains("expected prosody or ejabberd");
            assertThat(net.run("enrol", "setup", "--server", "prosody", "--socket", home + "/no.sock")
                            .err())
                    .contains("the XMPP server does not listen on " + home + "/no.sock");
            setup(net, kind);
            assertThat(net.run("enrol", "new", "Box7").err()).contains("account name 'Box7' is not usable");
            assertThat(net.run("enrol", "new").err()).contains("expected NAME or --csv FILE");
            assertThat(net.run("enrol", "revoke", "nobody").err()).contains("there is no box \"nobody\" at this desk");
            assertThat(net.run("enrol", "redeem", "nonsense", "--into", home + "/x")
                            .err())
                    .contains("this is no enrolment code");
            Path csv = Files.writeString(home.resolve("bad.csv"), "name,site,owners\nbox1,,nobody\n");
            assertThat(net.run("enrol", "new", "--csv", csv.toString()).err())
                    .contains("bad.csv line 2: owner \"nobody\": expected JID=GROUP");
        }
    }
}
