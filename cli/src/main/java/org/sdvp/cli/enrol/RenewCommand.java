package org.sdvp.cli.enrol;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.sdvp.agent.config.ConfigException;
import org.sdvp.agent.config.DeviceAccount;
import org.sdvp.agent.config.EnrolledAccount;
import org.sdvp.cli.output.Json;
import org.sdvp.enrolment.box.CertificateRenewal;
import org.sdvp.enrolment.box.EnrolmentException;
import org.sdvp.operator.InputException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.stanza.Jid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sdvp enrol renew}: a box has its certificate renewed at once. */
@Command(
        name = "renew",
        description = "at the box: have its certificate renewed now, beside a running agent or without one",
        footer = {
            "",
            "A running agent does this by itself when less than a third of the certificate's life is left. The desk has to "
                    + "run \"sdvp enrol serve\". The agent goes on with its stream and shows the new certificate at its next login."
        })
final class RenewCommand implements Callable<Integer> {
    /** Not the agent's: its stream goes on. */
    private static final String RESOURCE = "renewal";

    private final Office office;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "the file of the agent (YAML)")
    private @Nullable Path config;

    @Option(
            names = "--desk",
            paramLabel = "JID",
            description = "the desk's account (default: account.renewed-by in that file)")
    private Optional<Jid> desk = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "15s",
            description = "how long to wait for each answer (default: ${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofSeconds(15);

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    RenewCommand(Office office) {
        this.office = office;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path file = Objects.requireNonNull(config, "required").toAbsolutePath();
        EnrolledAccount enrolled = read(file, EnrolledAccount::load);
        CertificateFiles files = enrolled.certificate()
                .orElseThrow(() -> new InputException(file + ": account.certificate: expected the certificate to renew;"
                        + " \"sdvp enrol redeem\" gives a box its first"));
        Jid at = desk.or(enrolled::desk)
                .orElseThrow(() -> new InputException(
                        file + ": account.renewed-by: expected the account of a desk; or use --desk"));
        XmppSettings account = read(file, DeviceAccount::load).xmpp();
        ExecutorService worker = Executors.newSingleThreadExecutor();
        Jid own = account.jid().bare();
        try (XmppConnection connection = office.connector().connection(account.as(own.withResource(RESOURCE)))) {
            connection.login().toCompletableFuture().get();
            print(
                    own,
                    new CertificateRenewal(at, files, worker, timeout)
                            .renew(connection)
                            .toCompletableFuture()
                            .get());
            return 0;
        } catch (ExecutionException e) {
            throw known(e);
        } finally {
            worker.shutdownNow();
        }
    }

    private <T> T read(Path file, BiFunction<Path, Map<String, String>, T> reader) {
        try {
            return reader.apply(file, office.env());
        } catch (ConfigException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private static RuntimeException known(ExecutionException failure) {
        return failure.getCause() instanceof EnrolmentException || failure.getCause() instanceof XmppException
                ? (RuntimeException) failure.getCause()
                : new EnrolmentException("the renewal failed: " + failure.getMessage(), failure);
    }

    private void print(Jid box, X509Certificate fresh) {
        String until = fresh.getNotAfter().toInstant().toString();
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("box", box.toString());
            tree.put("certificate", fresh.getSerialNumber().toString(16));
            tree.put("until", until);
            office.out().println(Json.document(tree));
        } else {
            office.out().println(box + " has a new certificate, good until " + until);
        }
    }
}
