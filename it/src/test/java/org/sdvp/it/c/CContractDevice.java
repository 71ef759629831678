package org.sdvp.it.c;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ContractDevice;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.it.xmpp.Lab;
import org.sdvp.it.xmpp.XmppContractLink;
import org.sdvp.model.Fcda;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.ValueText;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/**
 * The device of the contract written in C, {@code contract-device.c}, on an account of its own. Its roster is kept through
 * a second login to that account, which shows no presence.
 */
final class CContractDevice implements ContractDevice, XmppContractLink.Device {
    private static final Map<Role, Integer> BITS =
            Map.of(Role.VENDOR, 1, Role.SERVICE_PROVIDER, 2, Role.USER, 4);
    private static final int PATIENCE_SECONDS = 30;

    private final ServerModel model = ContractModel.create();
    private final Map<String, CompletableFuture<String>> ended = new ConcurrentHashMap<>();
    private final CompletableFuture<Jid> online = new CompletableFuture<>();
    private final Set<ServiceName> offered;
    private final XmppConnection keeper;
    private final CProgram program;

    /** Starts it and waits until it has logged in. {@code files} is an empty folder, {@code offered} what it is to have. */
    CContractDevice(Path executable, Path files, Lab lab, Set<ServiceName> offered) {
        this.offered = offered;
        XmppSettings account = lab.fresh("device");
        keeper = lab.login(lab.again(account, "keeper"));
        program = new CProgram(executable, this::happened);
        program.ask("files " + files);
        program.ask(CProgram.login(account));
        online.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void happened(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "online" -> online.complete(Jid.of(words[1]));
            case "ended" ->
                end(words[1]).toCompletableFuture().complete(words.length > 2 ? words[2] : "");
            default -> System.err.println("device in C: " + line);
        }
    }

    @Override
    public Jid jid() {
        return online.join();
    }

    @Override
    public void roles(Jid client, Set<Role> roles) {
        XmppContractLink.setRoles(keeper, client, roles);
        String wanted = Integer.toString(roles.stream().mapToInt(BITS::get).sum());
        Awaitility.await()
                .until(() -> program.ask("roles " + client.bare()).equals(wanted));
    }

    @Override
    public Set<ServiceName> services() {
        return offered;
    }

    /** It has been serving since its login. */
    @Override
    public void start() {}

    @Override
    public void update(Fcda fcda, DataValue value) {
        DataType type = model.select(fcda).orElseThrow().type();
        program.ask("write " + fcda + " " + ValueText.print(type, value));
    }

    @Override
    public CompletionStage<String> end(String associationId) {
        return ended.computeIfAbsent(associationId, id -> new CompletableFuture<>());
    }

    @Override
    public void close() {
        program.close();
    }
}
