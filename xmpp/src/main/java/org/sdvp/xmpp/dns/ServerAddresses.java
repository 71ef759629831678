package org.sdvp.xmpp.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of the XMPP server of a domain, in the order in which to try them: those of the SRV records (RFC 6120
 * 3.2.1; for TLS from the first byte those of XEP-0368), or the domain itself where there are none, and after them those
 * of the configuration. All addresses of a host are tried, IPv6 ones before IPv4 ones.
 */
public final class ServerAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(ServerAddresses.class);
    private static final int STARTTLS_PORT = 5222;
    private static final int DIRECT_TLS_PORT = 5223;

    private final String dns;
    private final RandomGenerator random;

    /** Asks the DNS servers of the system. */
    public ServerAddresses() {
        this("dns:", new SplittableRandom());
    }

    /**
     * Makes one.
     *
     * @param dns as the JDK's naming provider wants it: {@code dns:} for those of the system, or {@code
     *     dns://host:port}
     * @param random draws among records of equal priority
     */
    public ServerAddresses(String dns, RandomGenerator random) {
        this.dns = dns;
        this.random = random;
    }

    /**
     * Where the DNS says that the XMPP server of a domain listens, not resolved.
     *
     * @param domain of the account
     * @param direct whether TLS starts with the first byte
     * @return empty if the DNS says that there is none
     */
    public List<InetSocketAddress> ofDomain(String domain, boolean direct) {
        String service = (direct ? "_xmpps-client" : "_xmpp-client") + "._tcp." + domain;
        List<SrvRecord> records = lookup(service);
        if (records.isEmpty()) {
            return List.of(InetSocketAddress.createUnresolved(domain, direct ? DIRECT_TLS_PORT : STARTTLS_PORT));
        }
        return SrvRecord.ordered(records, random).stream()
                .filter(record -> !record.target().isEmpty())
                .map(SrvRecord::address)
                .toList();
    }

    // The provider for DNS gives texts: it knows no stored objects that could be read back. JNDI wants a Hashtable.
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    private List<SrvRecord> lookup(String service) {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, dns);
        environment.put("com.sun.jndi.dns.timeout.initial", "1000");
        environment.put("com.sun.jndi.dns.timeout.retries", "3");
        List<SrvRecord> records = new ArrayList<>();
        try {
            InitialDirContext context = new InitialDirContext(environment);
            try {
                Attribute found =
                        context.getAttributes(service, new String[] {"SRV"}).get("SRV");
                NamingEnumeration<?> all = found == null ? null : found.getAll();
                while (all != null && all.hasMore()) {
                    SrvRecord.of(String.valueOf(all.next())).ifPresent(records::add);
                }
            } finally {
                context.close();
            }
        } catch (NameNotFoundException e) {
            LOG.debug("no SRV record {}", service);
        } catch (NamingException e) {
            LOG.debug("SRV records {} not found: {}", service, e.toString());
        }
        return records;
    }

    /**
     * All addresses of some hosts, to be tried in this order. A host that is not known is passed over.
     *
     * @param hosts host names or literals
     * @throws UnknownHostException if there is no address at all
     */
    public static List<InetSocketAddress> resolved(List<InetSocketAddress> hosts) throws UnknownHostException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        UnknownHostException unknown = new UnknownHostException("the DNS says that there is no XMPP server");
        for (InetSocketAddress host : hosts) {
            try {
                Arrays.stream(InetAddress.getAllByName(host.getHostString()))
                        .sorted(Comparator.comparing((InetAddress address) -> address instanceof Inet4Address))
                        .forEach(address -> addresses.add(new InetSocketAddress(address, host.getPort())));
            } catch (UnknownHostException e) {
                unknown = e;
            }
        }
        if (addresses.isEmpty()) {
            throw unknown;
        }
        return addresses;
    }
}
