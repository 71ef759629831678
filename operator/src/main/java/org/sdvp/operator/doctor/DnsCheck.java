package org.sdvp.operator.doctor;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.dns.ServerAddresses;

/** Where the DNS says that an XMPP server listens (RFC 6120 3.2.1, XEP-0368). */
final class DnsCheck {
    private static final String CHECK = "DNS";

    private DnsCheck() {}

    /**
     * Looks.
     *
     * @param dns to ask
     * @param domain of the account
     * @param server what is set
     */
    static Finding of(ServerAddresses dns, String domain, XmppSettings.Server server) {
        if (server.address().isPresent()) {
            InetSocketAddress address = server.address().get();
            return Finding.ok(CHECK, "not asked: set is " + address.getHostString() + ":" + address.getPort());
        }
        boolean direct = server.tls() == XmppSettings.Tls.DIRECT;
        String service = (direct ? "_xmpps-client" : "_xmpp-client") + "._tcp." + domain;
        List<InetSocketAddress> told = dns.ofDomain(domain, direct);
        if (told.isEmpty()) {
            return Finding.fail(
                    CHECK,
                    service + " says that there is no XMPP server for this kind of TLS",
                    "set tls to the other kind, or name the host");
        }
        boolean none = told.size() == 1 && told.get(0).getHostString().equals(domain);
        return none
                ? Finding.warn(
                        CHECK,
                        "no SRV record " + service + ": the domain's own address is taken, and there is no second one",
                        "add one for each host, such as: " + service + ". 3600 IN SRV 5 10 "
                                + told.get(0).getPort() + " xmpp." + domain + ".")
                : Finding.ok(
                        CHECK,
                        service + ": "
                                + told.stream()
                                        .map(host -> host.getHostString() + ":" + host.getPort())
                                        .collect(Collectors.joining(", ")));
    }
}
