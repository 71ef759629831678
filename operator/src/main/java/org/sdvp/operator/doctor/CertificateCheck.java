package org.sdvp.operator.doctor;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The time that a certificate is valid in (RFC 5280 4.1.2.5). */
final class CertificateCheck {
    /** Renewal by ACME is tried a month ahead; whatever is closer to its end was not renewed. */
    private static final Duration SOON = Duration.ofDays(30);

    private CertificateCheck() {}

    /**
     * Looks at the dates.
     *
     * @param check name of the check
     * @param certificate to look at
     * @param what else to say of it
     * @param now the own time
     */
    static Finding dates(String check, X509Certificate certificate, String what, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        String found = what + ", valid from " + day(from) + " to " + day(until);
        if (now.isAfter(until)) {
            return Finding.fail(check, found + ": expired", "renew it, and have what uses it read it again");
        }
        if (now.isBefore(from)) {
            return Finding.fail(
                    check, found + ": not valid yet", "set the clock of this computer right, or issue it anew");
        }
        Duration left = Duration.between(now, until);
        return left.compareTo(SOON) < 0
                ? Finding.warn(
                        check,
                        found + ": " + left.toDays() + " days left",
                        "renew it now, and see why that was not done by itself")
                : Finding.ok(check, found);
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
