package org.sdvp.agent.sdvp2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.serving.LocalClients;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.CtlModel;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.sdvp2.Sdvp2Answer;
import org.sdvp.wire.sdvp2.Sdvp2Call;
import org.sdvp.wire.tree.Tree;
import org.sdvp.xmpp.stanza.Jid;

/** The second data of a Write, at a control that can wait. */
class Sdvp2ActivationTest {
    private static final Jid CALLER = Jid.of("controller@sdvp.test/box");

    private final ManualTimeSource time = new ManualTimeSource();
    private final List<Operate.Parameters> operated = new ArrayList<>();
    private final ServerModel model = new ServerModel(
            "test",
            List.of(new LogicalDevice(
                    "LD1",
                    List.of(
                            new LogicalNode("", "LLN0", "", List.of()),
                            new LogicalNode(
                                    "",
                                    "GGIO",
                                    "1",
                                    List.of(
                                            Cdc.SPC
                                                    .object("SPCSO1")
                                                    .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                                                    .with("Oper.operTm")
                                                    .build(),
                                            Cdc.SPC
                                                    .object("SPCSO2")
                                                    .controlledBy(CtlModel.SBO_WITH_NORMAL_SECURITY)
                                                    .build()))))));
    private final LocalClients clients = new LocalClients(new ServerTransport() {
        @Override
        public void start(Listener listener) {}

        @Override
        public CompletionStage<Void> send(String peer, AcsiPdu.Unconfirmed message) {
            throw new AssertionError("nobody is on the net, but " + message + " is for " + peer);
        }
    });
    private final Sdvp2Answers answers = new Sdvp2Answers(
            new CallerAssociations(clients, jid -> Set.of(Role.SERVICE_PROVIDER), time),
            model,
            new Sdvp2Names(ObjectReference.parse("LD1"), List.of()),
            time);

    @BeforeEach
    void serve() {
        AcsiServer.builder(clients, new ModelValues(model), time)
                .accessPolicy(AccessPolicy.of(
                        List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, Set.of(ServiceName.values())))))
                .controlHandler((control, parameters, caller) -> {
                    operated.add(parameters);
                    return CompletableFuture.completedFuture(Optional.empty());
                })
                .build()
                .start();
    }

    private Sdvp2Answer write(String reference, Optional<Instant> activation) {
        return answers.answer(CALLER, new Sdvp2Call.Write(reference, new Tree.Text("1"), activation))
                .toCompletableFuture()
                .join();
    }

    @Test
    void aTimeToCome_isWaitedFor() {
        Instant later = time.now().plusSeconds(60);
        assertThat(write("LD1/GGIO1.SPCSO1", Optional.of(later))).isEqualTo(new Sdvp2Answer.WriteResult(true));
        assertThat(operated).isEmpty();
        time.advance(Duration.ofSeconds(61));
        assertThat(operated).singleElement().satisfies(parameters -> {
            assertThat(parameters.ctlVal()).isEqualTo(DataValue.Bool.TRUE);
            assertThat(parameters.origin().orIdent()).isEqualTo("controller@sdvp.test");
        });
    }

    @Test
    void aControlThatWantsSelecting_isSelectedFirst() {
        assertThat(write("LD1/GGIO1.SPCSO2", Optional.empty())).isEqualTo(new Sdvp2Answer.WriteResult(true));
        assertThat(operated).hasSize(1);
    }
}
