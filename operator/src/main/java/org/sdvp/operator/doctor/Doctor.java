package org.sdvp.operator.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sdvp.acsi.TimeSource;
import org.sdvp.operator.Operator;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.dns.ServerAddresses;
import org.sdvp.xmpp.link.EntityTime;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.stanza.Jid;

/** Examines an account with its XMPP server, and a device. All checks are here; nothing is changed. */
public final class Doctor {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TimeSource time;
    private final ServerAddresses dns;
    private final Diagnosis diagnosis;

    /**
     * Makes one.
     *
     * @param time the own clock, to compare others with
     * @param dns to ask for XMPP servers
     * @param diagnosis gets what is found
     */
    public Doctor(TimeSource time, ServerAddresses dns, Diagnosis diagnosis) {
        this.time = time;
        this.dns = dns;
        this.diagnosis = diagnosis;
    }

    /**
     * Examines an operator's account, and a device as that account sees it.
     *
     * @param settings of the account
     * @param login logs in with them
     * @param device full address, bare address, or its local part; empty: none
     * @throws org.sdvp.operator.InputException if that is no address
     */
    public void operator(XmppSettings settings, Supplier<Operator> login, Optional<String> device) {
        files(settings);
        try (Operator operator = login.get()) {
            server(operator.connection());
            RosterChecks.ofOperator(operator.connection().roster().items()).forEach(diagnosis::add);
            device.ifPresent(name -> new DeviceChecks(operator, time, diagnosis).run(name));
        } catch (XmppLoginException e) {
            failed(e);
        }
    }

    /**
     * Examines a device's account, without getting in the way of its agent: under another resource, and unavailable.
     *
     * @param settings of the account
     * @param connector makes the connection
     * @param groups roster groups that give a role
     * @param owners whom the device's file names, and their groups
     */
    public void device(
            XmppSettings settings, XmppConnector connector, Set<String> groups, Map<Jid, Set<String>> owners) {
        files(settings);
        Jid apart = Jid.of(settings.jid().bare() + "/doctor");
        try (XmppConnection connection = connector.connection(settings.as(apart))) {
            Waiting.on(connection.login());
            server(connection);
            RosterChecks.ofDevice(connection.roster().items(), groups, owners).forEach(diagnosis::add);
        } catch (XmppLoginException e) {
            failed(e);
        }
    }

    private void files(XmppSettings settings) {
        Instant now = time.now();
        settings.server()
                .caFile()
                .ifPresent(file -> FileChecks.authorities(file, now).forEach(diagnosis::add));
        settings.security()
                .certificate()
                .ifPresent(own -> diagnosis.add(
                        FileChecks.certificate(own, settings.jid().bare().toString(), now)));
        diagnosis.add(DnsCheck.of(dns, settings.jid().domain(), settings.server()));
    }

    private void failed(XmppLoginException failure) {
        Finding finding = LoginCheck.of(failure);
        if (LoginCheck.isUnreachable(failure)) {
            diagnosis.unreachable(finding);
        } else {
            diagnosis.add(finding);
        }
    }

    private void server(XmppConnection connection) {
        Instant now = time.now();
        List<Finding> stream = connection
                .facts()
                .map((StreamFacts facts) -> StreamChecks.of(facts, now))
                .orElse(List.of());
        stream.forEach(diagnosis::add);
        diagnosis.add(clock(connection));
        diagnosis.add(ThroughputCheck.of(connection, time));
    }

    private Finding clock(XmppConnection connection) {
        String check = "server clock";
        try {
            Jid server = connection.jid().domainJid();
            return ClockCheck.of(
                    check, "the XMPP server's clock", Waiting.on(EntityTime.ask(connection, server, time, PATIENCE)));
        } catch (XmppException e) {
            return ClockCheck.untold(
                    check, "the XMPP server", e, "switch it on (ejabberd: mod_time; Prosody: \"time\")");
        }
    }
}
