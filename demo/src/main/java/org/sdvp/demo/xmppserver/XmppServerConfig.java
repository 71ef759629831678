package org.sdvp.demo.xmppserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.sdvp.demo.host.PackageStore;
import org.sdvp.enrolment.account.AccountText;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.enrolment.certificate.ServerCertificate;

/**
 * What {@link XmppServerProcess#start} shall set up. Immutable; made by {@link #forDomain} or {@link #usual()}.
 *
 * <p>It holds passwords, so {@link #toString} says only how many accounts there are.
 */
public final class XmppServerConfig {
    /** The domain used unless another is asked for. */
    public static final String USUAL_DOMAIN = "sdvp.test";

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?");

    private final String domain;
    private final Map<String, String> accounts;
    private final Duration hibernation;
    private final int maxStanzaBytes;
    private final SaslOffer saslOffer;
    private final boolean strongLogin;
    private final boolean compression;
    private final Optional<Path> directory;
    private final boolean directoryKept;
    private final CertificateAuthority certificateAuthority;
    private final ServerCertificate certificate;
    private final PackageStore packages;
    private final Consumer<String> progress;

    private XmppServerConfig(Builder builder) {
        this.domain = builder.domain;
        this.accounts = Map.copyOf(builder.accounts);
        this.hibernation = builder.hibernation;
        this.maxStanzaBytes = builder.maxStanzaBytes;
        this.saslOffer = builder.saslOffer;
        this.strongLogin = builder.strongLogin;
        this.compression = builder.compression;
        this.directory = builder.directory;
        this.directoryKept = builder.directoryKept;
        this.progress = builder.progress;
        this.certificateAuthority =
                builder.certificateAuthority.orElseGet(() -> CertificateAuthority.create("SDVP private CA"));
        this.certificate = builder.certificate.orElseGet(() -> certificateAuthority.issue(domain));
        this.packages =
                builder.packages.orElseGet(() -> new PackageStore(PackageStore.defaultHome(System.getenv()), progress));
    }

    /** {@return a configuration for {@value #USUAL_DOMAIN} without accounts} */
    public static XmppServerConfig usual() {
        return forDomain(USUAL_DOMAIN).build();
    }

    /**
     * Starts a configuration.
     *
     * @param domain the XMPP domain the server serves, in lower case; it need not be known to DNS
     * @return a builder with everything else at its usual value
     * @throws IllegalArgumentException if the domain is not a lower-case ASCII host name
     */
    public static Builder forDomain(String domain) {
        return new Builder(domain);
    }

    /** {@return the XMPP domain} */
    public String domain() {
        return domain;
    }

    /** {@return passwords by account name (localpart)} */
    Map<String, String> accounts() {
        return accounts;
    }

    /** {@return how long a cut stream can be resumed (XEP-0198)} */
    public Duration hibernation() {
        return hibernation;
    }

    /** {@return the largest stanza the server takes, in bytes} */
    public int maxStanzaBytes() {
        return maxStanzaBytes;
    }

    /** {@return the SASL mechanisms offered} */
    public SaslOffer saslOffer() {
        return saslOffer;
    }

    /** {@return whether certificates of clients are asked for, and SCRAM can be bound to the TLS channel} */
    public boolean strongLogin() {
        return strongLogin;
    }

    /** {@return whether streams can be compressed} */
    public boolean compression() {
        return compression;
    }

    /** {@return the directory asked for; empty for one in the system's temporary directory} */
    public Optional<Path> directory() {
        return directory;
    }

    /** {@return whether the directory stays when the server is closed} */
    public boolean directoryKept() {
        return directoryKept;
    }

    /** {@return the authority whose certificate clients are given as CA file} */
    public CertificateAuthority certificateAuthority() {
        return certificateAuthority;
    }

    /** {@return the certificate the server shows} */
    public ServerCertificate certificate() {
        return certificate;
    }

    /** {@return where the server's packages come from} */
    public PackageStore packages() {
        return packages;
    }

    /** {@return who is told what is happening} */
    public Consumer<String> progress() {
        return progress;
    }

    /** {@return the domain, number of accounts and limits; never a password} */
    @Override
    public String toString() {
        return "XmppServerConfig[" + domain + ", " + accounts.size() + " accounts, " + saslOffer + ", hibernation "
                + hibernation + ", stanzas up to " + maxStanzaBytes + " bytes]";
    }

    /** Collects a configuration; every method returns the builder itself. */
    public static final class Builder {
        private static final Duration LONGEST_HIBERNATION = Duration.ofSeconds(60);

        private final String domain;
        private final Map<String, String> accounts = new LinkedHashMap<>();
        private Duration hibernation = LONGEST_HIBERNATION;
        private int maxStanzaBytes = 262_144;
        private SaslOffer saslOffer = SaslOffer.SCRAM_SHA_256;
        private boolean strongLogin;
        private boolean compression;
        private Optional<Path> directory = Optional.empty();
        private boolean directoryKept;
        private Optional<CertificateAuthority> certificateAuthority = Optional.empty();
        private Optional<ServerCertificate> certificate = Optional.empty();
        private Optional<PackageStore> packages = Optional.empty();
        private Consumer<String> progress = text -> {};

        private Builder(String domain) {
            if (!DOMAIN.matcher(domain).matches()) {
                throw new IllegalArgumentException(
                        "XMPP domain '" + domain + "' is not usable: expected a lower-case ASCII host name");
            }
            this.domain = domain;
        }

        /**
         * Adds an account that is there when the server starts.
         *
         * @param name the localpart
         * @param password printable ASCII
         * @return this
         * @throws IllegalArgumentException if either is not usable
         */
        public Builder account(String name, String password) {
            accounts.put(AccountText.name(name), AccountText.password(name, password));
            return this;
        }

        /**
         * Adds many accounts at once; ten thousand take no notable time.
         *
         * @param passwordsByName printable ASCII passwords by localpart
         * @return this
         * @throws IllegalArgumentException if one of them is not usable
         */
        public Builder accounts(Map<String, String> passwordsByName) {
            passwordsByName.forEach(this::account);
            return this;
        }

        /**
         * Sets how long the server keeps a cut stream for resumption (XEP-0198 section 5). As long as that lasts, a
         * device that is gone looks present and does not answer, so it must be short.
         *
         * @param time whole seconds, 1 to 60
         * @return this
         * @throws IllegalArgumentException if it is outside
         */
        public Builder hibernation(Duration time) {
            if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(LONGEST_HIBERNATION) > 0) {
                throw new IllegalArgumentException("hibernation of " + time + ": expected 1 to 60 seconds");
            }
            this.hibernation = time;
            return this;
        }

        /**
         * Sets the largest stanza taken from a client; a larger one ends its stream.
         *
         * @param bytes at least 10,000 (RFC 6120 section 13.12)
         * @return this
         * @throws IllegalArgumentException if it is less
         */
        public Builder maxStanzaBytes(int bytes) {
            if (bytes < 10_000) {
                throw new IllegalArgumentException(
                        "largest stanza of " + bytes + " bytes: RFC 6120 section 13.12 wants 10000 or more");
            }
            this.maxStanzaBytes = bytes;
            return this;
        }

        /**
         * Sets which SASL mechanisms are offered.
         *
         * @param offer the mechanisms
         * @return this
         */
        public Builder saslOffer(SaslOffer offer) {
            this.saslOffer = Objects.requireNonNull(offer);
            return this;
        }

        /**
         * Asks clients for a certificate of the authority of this configuration and offers SASL EXTERNAL (XEP-0178) to those
         * that have one; passwords go on working. Prosody also offers SCRAM bound to the TLS channel, announced by XEP-0440;
         * ejabberd 23 knows no kind of binding that is defined for TLS 1.3.
         *
         * @return this
         */
        public Builder strongLogin() {
            this.strongLogin = true;
            return this;
        }

        /**
         * Offers stream compression (XEP-0138). ejabberd only: Prosody has none.
         *
         * @return this
         */
        public Builder compression() {
            this.compression = true;
            return this;
        }

        /**
         * Puts the server's files into a directory of the caller's choice.
         *
         * @param path must not exist yet, or be empty; its parents must be open to {@code nobody} if we are root
         * @return this
         */
        public Builder directory(Path path) {
            this.directory = Optional.of(path.toAbsolutePath().normalize());
            return this;
        }

        /**
         * Keeps the directory when the server is closed, to look at its log.
         *
         * @return this
         */
        public Builder keepDirectory() {
            this.directoryKept = true;
            return this;
        }

        /**
         * Sets the authority that clients trust; by default each configuration has one of its own.
         *
         * @param authority issues the server's certificate unless {@link #certificate} names another
         * @return this
         */
        public Builder certificateAuthority(CertificateAuthority authority) {
            this.certificateAuthority = Optional.of(authority);
            return this;
        }

        /**
         * Makes the server show this certificate, for instance one from another authority or for another domain.
         *
         * @param shown the certificate with its key
         * @return this
         */
        public Builder certificate(ServerCertificate shown) {
            this.certificate = Optional.of(shown);
            return this;
        }

        /**
         * Takes the packages from this store and not from the usual one.
         *
         * @param store the store
         * @return this
         */
        public Builder packages(PackageStore store) {
            this.packages = Optional.of(store);
            return this;
        }

        /**
         * Sets who is told, in words for a person, what is happening while the server is fetched and started.
         *
         * @param listener called from the starting thread
         * @return this
         */
        public Builder progress(Consumer<String> listener) {
            this.progress = Objects.requireNonNull(listener);
            return this;
        }

        /** {@return the configuration} */
        public XmppServerConfig build() {
            return new XmppServerConfig(this);
        }
    }
}
