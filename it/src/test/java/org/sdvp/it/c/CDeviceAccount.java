package org.sdvp.it.c;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.Role;
import org.sdvp.it.xmpp.Lab;
import org.sdvp.it.xmpp.XmppContractLink;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/** The account of a device in C. Its roster is kept through a second login to it, which shows no presence. */
final class CDeviceAccount implements XmppContractLink.Device {
    private static final Map<Role, Integer> BITS = Map.of(Role.VENDOR, 1, Role.SERVICE_PROVIDER, 2, Role.USER, 4);
    private static final int PATIENCE_SECONDS = 30;

    private final CompletableFuture<Jid> online = new CompletableFuture<>();
    private final XmppSettings account;
    private final XmppConnection keeper;
    private @Nullable CProgram program;

    CDeviceAccount(Lab lab) {
        account = lab.fresh("device");
        keeper = lab.login(lab.again(account, "keeper"));
    }

    /** Takes a line of the device; false if it does not tell of the link. */
    boolean take(String line) {
        if (line.startsWith("online ")) {
            online.complete(Jid.of(line.substring("online ".length())));
            return true;
        }
        return false;
    }

    /** Has the device log in, and waits until it has. */
    void logIn(CProgram device) {
        program = device;
        device.ask(CProgram.login(account));
        online.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public Jid jid() {
        return online.join();
    }

    @Override
    public void roles(Jid client, Set<Role> roles) {
        XmppContractLink.setRoles(keeper, client, roles);
        String wanted = Integer.toString(roles.stream().mapToInt(BITS::get).sum());
        CProgram device = Objects.requireNonNull(program);
        Awaitility.await().until(() -> device.ask("roles " + client.bare()).equals(wanted));
    }
}
