package org.sdvp.cli.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say between which two accounts to measure, the same for all measurements. */
final class BenchAccounts {
    private static final String CLIENT = "client";
    private static final String DEVICE = "device";

    @Option(
            names = "--xmpp",
            paramLabel = "SERVER",
            defaultValue = "prosody",
            description = "XMPP server to start: prosody or ejabberd (default: ${DEFAULT-VALUE})")
    private XmppServerKind xmpp = XmppServerKind.PROSODY;

    @Option(names = "--profile", paramLabel = "FILE", description = "account of the client, on a running XMPP server")
    private @Nullable Path clientProfile;

    @Option(names = "--device-profile", paramLabel = "FILE", description = "account of the device, on the same one")
    private @Nullable Path deviceProfile;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** A measurement between two accounts of one XMPP server. */
    @FunctionalInterface
    interface Measurement {
        /**
         * Measures.
         *
         * @param server what it is, in words
         * @param client account of the client
         * @param device account of the device
         */
        void run(String server, XmppSettings client, XmppSettings device) throws IOException;
    }

    /** For picocli, which fills it. */
    BenchAccounts() {}

    /**
     * Measures between the accounts that are named, or else two of an XMPP server that runs as long as the measurement.
     *
     * @param tell takes what happens, in words
     * @param measurement to be made
     */
    void open(Consumer<String> tell, Measurement measurement) throws IOException {
        if (clientProfile != null || deviceProfile != null) {
            if (clientProfile == null || deviceProfile == null) {
                throw new ParameterException(
                        Objects.requireNonNull(spec, "set by picocli").commandLine(),
                        "--profile and --device-profile go together");
            }
            XmppSettings client =
                    ConnectionProfile.load(clientProfile, System.getenv()).settings();
            XmppSettings device =
                    ConnectionProfile.load(deviceProfile, System.getenv()).settings();
            measurement.run("XMPP server of " + client.jid().domain(), client, device);
            return;
        }
        String password = new BigInteger(128, new SecureRandom()).toString(Character.MAX_RADIX);
        XmppServerConfig config = XmppServerConfig.forDomain(XmppServerConfig.USUAL_DOMAIN)
                .account(CLIENT, password)
                .account(DEVICE, password)
                .progress(tell)
                .build();
        try (XmppServerProcess server = XmppServerProcess.start(xmpp, config)) {
            measurement.run(server.kind().label(), login(server, CLIENT, password), login(server, DEVICE, password));
        }
    }

    private static XmppSettings login(XmppServerProcess server, String name, String password) {
        XmppSettings.Server address = XmppSettings.Server.at(server.host().getHostAddress(), server.port())
                .withCaFile(server.caFile());
        return XmppSettings.of(Jid.of(name + "@" + server.domain()), Password.of(password))
                .with(address);
    }
}
