package org.sdvp.operator.doctor;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.security.StreamFacts.Feature;

/** TLS, certificate, SASL mechanisms and features of the stream to an XMPP server (RFC 6120, RFC 6121, XEP-0198). */
final class StreamChecks {
    private static final int DNS_NAME = 2;
    private static final Duration LONGEST_RESUMPTION = Duration.ofSeconds(60);
    /** They would give a password, or a hash that is as good, to whoever listens or asks (RFC 6331, RFC 8314). */
    private static final Set<String> BROKEN = Set.of("DIGEST-MD5", "CRAM-MD5", "LOGIN", "X-OAUTH2", "ANONYMOUS");

    private StreamChecks() {}

    /**
     * Looks at a stream.
     *
     * @param facts what was agreed on it
     * @param now the own time
     */
    static List<Finding> of(StreamFacts facts, Instant now) {
        List<Finding> findings = new ArrayList<>();
        findings.add(tls(facts));
        facts.certificates().stream().findFirst().ifPresent(own -> findings.add(certificate(own, now)));
        findings.add(login(facts));
        findings.add(binding(facts));
        findings.add(offer(facts));
        findings.add(resumption(facts));
        findings.add(feature(
                facts,
                Feature.ROSTER_VERSIONING,
                "roster versioning",
                "each login carries the whole roster (ejabberd: mod_roster: versioning: true)"));
        findings.add(feature(
                facts,
                Feature.PRE_APPROVAL,
                "pre-approval",
                "a subscription needs both sides online once; enrol boxes at the XMPP server instead"));
        return findings;
    }

    private static Finding tls(StreamFacts facts) {
        String found = facts.protocol() + ", " + facts.cipherSuite();
        return facts.protocol().equals("TLSv1.3")
                ? Finding.ok("TLS", found)
                : Finding.warn(
                        "TLS",
                        found,
                        "let the XMPP server speak TLS 1.3 (OpenSSL 1.1.1 or later; ejabberd: no no_tlsv1_3 in"
                                + " c2s_protocol_options; Prosody: ssl.protocol = \"tlsv1_2+\")");
    }

    private static Finding certificate(X509Certificate own, Instant now) {
        String issuer = own.getIssuerX500Principal().getName();
        return CertificateCheck.dates("server certificate", own, "for " + names(own) + ", by " + issuer, now);
    }

    private static String names(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(names -> names.stream())
                    .filter(name -> name.get(0).equals(DNS_NAME))
                    .map(name -> String.valueOf(name.get(1)))
                    .collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "names that cannot be read";
        }
    }

    private static Finding login(StreamFacts facts) {
        String found = "logged in by " + facts.mechanism();
        return facts.mechanism().startsWith("SCRAM-SHA-1")
                ? Finding.warn(
                        "login",
                        found + ", the weakest that is accepted",
                        "have the XMPP server keep longer hashes (ejabberd: auth_scram_hash: sha256; Prosody:"
                                + " password_hash = \"SHA-256\"), then set the passwords anew")
                : Finding.ok("login", found);
    }

    private static Finding binding(StreamFacts facts) {
        String check = "channel binding";
        if (facts.mechanism().equals("EXTERNAL")) {
            return Finding.ok(check, "the certificate is the login: it is bound to TLS by itself");
        }
        if (facts.mechanism().endsWith("-PLUS")) {
            return Finding.ok(check, "the login is bound to the TLS channel");
        }
        boolean plus = facts.offer().mechanisms().stream().anyMatch(name -> name.endsWith("-PLUS"));
        String why = facts.offer()
                .bindings()
                .map(types -> "the kinds announced, " + types + ", cannot be used here")
                .orElse(plus ? "no kind is announced (XEP-0440)" : "no -PLUS mechanism is offered");
        return Finding.warn(
                check,
                "the login is not bound to the TLS channel: " + why,
                "who holds a certificate that is trusted could stand between: name a private authority (ca-file), use"
                        + " client certificates, or add channel binding to the XMPP server (docs/security.md)");
    }

    private static Finding offer(StreamFacts facts) {
        String offered = String.join(", ", facts.offer().mechanisms());
        List<String> broken =
                facts.offer().mechanisms().stream().filter(BROKEN::contains).toList();
        return broken.isEmpty()
                ? Finding.ok("mechanisms", "offered: " + offered)
                : Finding.warn(
                        "mechanisms",
                        "offered: " + offered + "; SDVP takes none of " + String.join(", ", broken)
                                + ", but other programs do",
                        "switch them off (ejabberd: disable_sasl_mechanisms; Prosody: disable_sasl_mechanisms, no"
                                + " anonymous host)");
    }

    private static Finding resumption(StreamFacts facts) {
        String check = "resumption";
        if (!facts.features().contains(Feature.STREAM_MANAGEMENT)) {
            return Finding.warn(
                    check,
                    "no stream management (XEP-0198): what is on its way when a link breaks is lost",
                    "switch it on (ejabberd: mod_stream_mgmt; Prosody: \"smacks\")");
        }
        if (facts.resumption().isEmpty()) {
            return Finding.warn(
                    check,
                    "the XMPP server does not hold a lost stream",
                    "allow it for up to 60 s (ejabberd: mod_stream_mgmt: resume_timeout: 60; Prosody:"
                            + " smacks_hibernation_time = 60)");
        }
        Duration held = facts.resumption().get();
        String found =
                held.isZero() ? "held for a time not told" : "a lost stream is held for " + held.toSeconds() + " s";
        return held.compareTo(LONGEST_RESUMPTION) > 0
                ? Finding.warn(
                        check,
                        found + ": for so long a box that is gone looks online, and orders wait to be refused as late",
                        "60 s at most (ejabberd: mod_stream_mgmt: resume_timeout: 60; Prosody: smacks_hibernation_time ="
                                + " 60)")
                : Finding.ok(check, found);
    }

    private static Finding feature(StreamFacts facts, Feature feature, String check, String without) {
        return facts.features().contains(feature)
                ? Finding.ok(check, "offered")
                : Finding.warn(check, "not offered", without);
    }
}
