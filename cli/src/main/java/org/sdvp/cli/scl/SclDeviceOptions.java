package org.sdvp.cli.scl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.Role;
import org.sdvp.agent.config.AccessConfig;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.AgentLimits;
import org.sdvp.agent.config.ConfigException;
import org.sdvp.agent.config.DeviceAccount;
import org.sdvp.agent.scl.SclAgentProgram;
import org.sdvp.model.scl.SclDocument;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclIed;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;
import picocli.CommandLine.Option;

/** Options of {@code sdvp agent} for a device of an SCL file. */
public final class SclDeviceOptions {
    @Option(
            names = "--scl",
            paramLabel = "FILE",
            description = "serve a device of this ICD, CID, IID or SCD file instead")
    private @Nullable Path scl;

    @Option(names = "--ied", paramLabel = "NAME", description = "which IED of the file, if several have a server")
    private @Nullable String ied;

    @Option(names = "--access-point", paramLabel = "NAME", description = "which server of the IED, if it has several")
    private @Nullable String accessPoint;

    @Option(
            names = "--animate",
            paramLabel = "TIME",
            description = "let measured values move in this beat, such as 1s, so that reports flow")
    private @Nullable Duration animate;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "with --scl: the device's account, instead of --config")
    private @Nullable Path profile;

    @Option(
            names = "--owner",
            paramLabel = "JID",
            description = "with --scl and --profile: who may do everything; may be repeated")
    private List<Jid> owners = List.of();

    /** No options yet; they are filled in from the command line. */
    public SclDeviceOptions() {}

    /** Whether a file is to be served. */
    public boolean isGiven() {
        return scl != null;
    }

    /** Whether the account comes from a profile. */
    public boolean hasProfile() {
        return profile != null;
    }

    /**
     * Starts the device.
     *
     * @param config of an agent, whose account is taken unless there is a profile
     * @throws ConfigException if file or options cannot be used
     * @throws org.sdvp.model.scl.SclException if the file cannot be served
     */
    public SclAgentProgram start(Optional<Path> config, Map<String, String> env, XmppConnector connector) {
        SclIed found = found(SclFile.read(Optional.ofNullable(scl).orElseThrow()));
        DeviceAccount account = Optional.ofNullable(profile)
                .map(file -> fromProfile(file, env))
                .or(() -> config.map(file -> DeviceAccount.load(file, env)))
                .orElseThrow(
                        () -> new ConfigException("--scl needs the device's account: --config FILE or --profile FILE"));
        return SclAgentProgram.start(found, account, connector, Optional.ofNullable(animate));
    }

    private SclIed found(SclDocument document) {
        String name = Optional.ofNullable(ied).orElseGet(() -> document.single().name());
        return Optional.ofNullable(accessPoint)
                .map(at -> document.ied(name, at))
                .orElseGet(() -> document.ied(name));
    }

    private DeviceAccount fromProfile(Path file, Map<String, String> env) {
        XmppSettings settings = ConnectionProfile.load(file, env).settings();
        Map<Jid, Set<String>> all = new LinkedHashMap<>();
        owners.forEach(owner -> all.put(owner.bare(), Set.of(Role.SERVICE_PROVIDER.text())));
        if (all.isEmpty()) {
            throw new ConfigException("--profile needs --owner JID: without an owner nobody could use the device");
        }
        return new DeviceAccount(device(settings), all, AccessConfig.USUAL, AgentLimits.USUAL, Optional.empty());
    }

    // Devices have the resource that IEC 61850-8-2 gives them, operators any.
    private static XmppSettings device(XmppSettings settings) {
        Jid jid = settings.jid();
        return XmppSettings.of(jid.isBare() ? jid.withResource(AgentConfig.RESOURCE) : jid, settings.password())
                .with(settings.server());
    }
}
