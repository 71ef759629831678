package org.sdvp.cli.bench;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.server.ServerLimits;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ServerModel;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** The model of the measured device: one temperature with everything around it that a device has. */
final class BenchModel {
    /** The one value that is read. */
    static final Fcda VALUE = Fcda.parse("HP1/STMP1.Tmp.mag.f[MX]");

    private BenchModel() {}

    /** The model with its values. */
    static ModelValues values() {
        LogicalNode node =
                new LogicalNode("", "STMP", "1", List.of(Cdc.MV.object("Tmp").build()));
        LogicalDevice device = new LogicalDevice("HP1", List.of(new LogicalNode("", "LLN0", "", List.of()), node));
        ServerModel model = new ServerModel("bench", List.of(device));
        ModelValues values = new ModelValues(model);
        values.update(List.of(
                write(model, VALUE, new DataValue.Float32(21.5f)),
                write(model, Fcda.parse("HP1/STMP1.Tmp.q[MX]"), Quality.GOOD),
                write(model, Fcda.parse("HP1/STMP1.Tmp.t[MX]"), Timestamp.of(Instant.now()))));
        return values;
    }

    /** Serves it to anybody, with so many calls of an association open. */
    static Pair.DeviceSide served(int outstanding) {
        return (transport, time) -> {
            AcsiServer server = AcsiServer.builder(transport, values(), time)
                    .accessPolicy(everything())
                    .limits(ServerLimits.defaults().withMaxOutstandingCalls(outstanding))
                    .build();
            server.start();
            return server::close;
        };
    }

    /** Everything is allowed. */
    static AccessPolicy everything() {
        return AccessPolicy.of(List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, Set.of(ServiceName.values()))));
    }

    private static ModelValues.Write write(ServerModel model, Fcda target, DataValue value) {
        return new ModelValues.Write(model.select(target).orElseThrow(), value);
    }
}
