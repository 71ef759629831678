package org.sdvp.agent.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.wire.choice.FormatChoice;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Everything that is set for one agent.
 *
 * @param xmpp its account and XMPP server
 * @param owners bare address of each owner to the roster groups that give it its roles; empty: the roster, as others
 *     fill it, decides alone
 * @param access which groups give which role, and how much an account may ask
 * @param logicalDevice name of the logical device
 * @param site what the installer knows of the place
 * @param simulated the heat pump
 * @param limits times and sizes
 * @param store where it keeps what must outlive it; empty: nowhere
 * @param formats names of the wire formats it understands, 1 or more, and {@code sdvp2} if original controllers may ask
 * @param firmware which updates of its program it takes; empty: none
 */
public record AgentConfig(
        XmppSettings xmpp,
        Map<Jid, Set<String>> owners,
        AccessConfig access,
        String logicalDevice,
        Site site,
        SimulatedConfig simulated,
        AgentLimits limits,
        Optional<StoreConfig> store,
        List<String> formats,
        Optional<FirmwareConfig> firmware) {
    /** Name of the logical device unless another is set. */
    public static final String USUAL_LOGICAL_DEVICE = "HP1";

    /** The resource that agents log in with unless another is set, the one IEC 61850-8-2 gives to devices. */
    public static final String RESOURCE = "IEC";

    /**
     * Copies owners and formats.
     *
     * @throws IllegalArgumentException if a format is none that there is, or if there is none
     */
    public AgentConfig {
        owners = Map.copyOf(owners);
        formats = List.copyOf(formats);
        choice(formats);
    }

    /**
     * What the installer knows of the place; shown in LPHD1.PhyNam (IEC 61850-7-3, DPL).
     *
     * @param name of the heat pump, may be empty
     * @param location where it stands, may be empty
     * @param owner whose it is, may be empty
     */
    public record Site(String name, String location, String owner) {
        /** Nothing. */
        public static final Site UNKNOWN = new Site("", "", "");
    }

    /** An agent with the usual limits and name of the logical device and all formats, that keeps nothing. */
    public static AgentConfig of(XmppSettings xmpp, Map<Jid, Set<String>> owners, SimulatedConfig simulated) {
        return new AgentConfig(
                xmpp,
                owners,
                AccessConfig.USUAL,
                USUAL_LOGICAL_DEVICE,
                Site.UNKNOWN,
                simulated,
                AgentLimits.USUAL,
                Optional.empty(),
                WireFormats.names(),
                Optional.empty());
    }

    /** The same with other limits. */
    public AgentConfig withLimits(AgentLimits other) {
        return new AgentConfig(xmpp, owners, access, logicalDevice, site, simulated, other, store, formats, firmware);
    }

    /** The same with other groups and rates. */
    public AgentConfig withAccess(AccessConfig other) {
        return new AgentConfig(xmpp, owners, other, logicalDevice, site, simulated, limits, store, formats, firmware);
    }

    /** The same with other formats. */
    public AgentConfig withFormats(List<String> names) {
        return new AgentConfig(xmpp, owners, access, logicalDevice, site, simulated, limits, store, names, firmware);
    }

    /** What its formats are. */
    public FormatChoice choice() {
        return choice(formats);
    }

    /**
     * What the formats of an agent are, by their names.
     *
     * @throws IllegalArgumentException as {@link FormatChoice#named} does, or if there is none but {@code sdvp2}
     */
    static FormatChoice choice(List<String> names) {
        FormatChoice choice = FormatChoice.named(names);
        if (choice.formats().isEmpty()) {
            throw new IllegalArgumentException("expected at least one format of " + WireFormats.names()
                    + " beside sdvp2, which has no associations");
        }
        return choice;
    }

    /** The same with a store. */
    public AgentConfig withStore(StoreConfig other) {
        return new AgentConfig(
                xmpp, owners, access, logicalDevice, site, simulated, limits, Optional.of(other), formats, firmware);
    }

    /** The same that takes updates, which need a store. */
    public AgentConfig withFirmware(FirmwareConfig updates) {
        return new AgentConfig(
                xmpp, owners, access, logicalDevice, site, simulated, limits, store, formats, Optional.of(updates));
    }

    /**
     * Reads a YAML file. Every key is checked; what is not known, or not of its type, is an error. An example with all
     * keys is in docs/examples/agent.yaml. Relative paths in it start at its own directory.
     *
     * @param file to read
     * @param env the environment, for {@code account.password-env}
     * @throws ConfigException naming file, line and key, what was expected and what came; never a password
     */
    public static AgentConfig load(Path file, Map<String, String> env) {
        return new AgentConfigReader(file, env).read();
    }
}
