package org.sdvp.agent.people;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessPolicy.Access;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.OperateOptions;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.agent.serving.LocalClients;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.xmpp.command.Requester;
import org.sdvp.xmpp.stanza.Jid;

/**
 * The heat pump's server as people use it: in an association of their own for each step, with their roles, so that rights,
 * limits, refusals and what is told of them are those of ACSI.
 */
final class PeopleAccess {
    /** How long the end of a command with enhanced security is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int MAX_ORIGIN = 64;

    private final LocalClients clients;
    private final Function<Jid, Set<Role>> roles;
    private final AccessPolicy policy;
    private final TimeSource time;

    PeopleAccess(LocalClients clients, Function<Jid, Set<Role>> roles, AccessPolicy policy, TimeSource time) {
        this.clients = clients;
        this.roles = roles;
        this.policy = policy;
        this.time = time;
    }

    /** Whether somebody may read a data object. */
    boolean mayRead(Set<Role> held, ObjectReference object) {
        return may(held, ServiceName.GET_DATA_VALUES, object, Optional.empty());
    }

    /** Whether somebody may operate a control. */
    boolean mayOperate(Set<Role> held, ObjectReference control) {
        return may(held, ServiceName.OPERATE, control, Optional.of(FunctionalConstraint.CO));
    }

    /** Whether somebody may change a setting. */
    boolean maySet(Set<Role> held, ObjectReference object) {
        return may(held, ServiceName.SET_DATA_VALUES, object, Optional.of(FunctionalConstraint.SP));
    }

    /** Whether somebody may query a log. */
    boolean mayQuery(Set<Role> held, ObjectReference log) {
        return may(held, ServiceName.QUERY_LOG_BY_TIME, log, Optional.empty());
    }

    private boolean may(
            Set<Role> held, ServiceName service, ObjectReference reference, Optional<FunctionalConstraint> fc) {
        return !held.isEmpty()
                && policy.allows(held, service)
                && policy.allows(held, new Access(service, reference, fc));
    }

    /** The shown values that somebody may read. */
    List<ShownValue> readable(Requester requester, List<ShownValue> values) {
        return values.stream()
                .filter(value -> mayRead(requester.roles(), value.object()))
                .toList();
    }

    /**
     * Does something in an association of the requester, which is released afterwards.
     *
     * @return what the work gives; fails as it does, or as Associate does
     */
    <T> CompletionStage<T> with(Requester requester, Function<ClientAssociation, CompletionStage<T>> work) {
        AcsiClient client = new AcsiClient(
                clients.client(requester.jid().toString(), () -> roles.apply(requester.jid())),
                ClientSettings.defaults().withOrigin(origin(requester)),
                time);
        return client.associate().thenCompose(association -> {
            CompletionStage<T> done;
            try {
                done = work.apply(association);
            } catch (RuntimeException e) {
                done = CompletableFuture.failedFuture(e);
            }
            return done.whenComplete((result, failure) -> association.release());
        });
    }

    // The home owner is taken to be in the house: a lock against commands from afar is the owner's own.
    private static Originator origin(Requester requester) {
        OrCat category = requester.roles().contains(Role.USER) ? OrCat.BAY_CONTROL : OrCat.REMOTE_CONTROL;
        String address = requester.jid().bare().toString();
        boolean fits = address.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= MAX_ORIGIN;
        return new Originator(category, fits ? address : "");
    }

    /** Has a control changed, by the services that its control model wants. */
    static CompletionStage<Void> operate(ClientAssociation association, ObjectReference control, DataValue ctlVal) {
        return association
                .controls()
                .control(control)
                .thenCompose(object -> object.change(ctlVal, OperateOptions.NONE, PATIENCE));
    }
}
