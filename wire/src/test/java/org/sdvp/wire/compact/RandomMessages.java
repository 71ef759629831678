package org.sdvp.wire.compact;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;

/** Random messages of every service, from a seed. */
final class RandomMessages {
    private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

    private final Random random;
    private final RandomValues values;

    RandomMessages(long seed) {
        this.random = new Random(seed);
        this.values = new RandomValues(random);
    }

    AcsiPdu next() {
        ServiceName name = any(ServiceName.values());
        if (name == ServiceName.ABORT) {
            return new AcsiPdu.Unconfirmed(associationId(), new Abort(values.text(100, false)));
        }
        int invokeId = 1 + random.nextInt(Integer.MAX_VALUE);
        Optional<String> id = Optional.of(associationId());
        if (random.nextBoolean()) {
            return new AcsiPdu.Request(name == ServiceName.ASSOCIATE ? Optional.empty() : id, invokeId, request(name));
        }
        AcsiResponse response = random.nextInt(5) == 0 ? refusal(name) : response(name, id.get());
        return new AcsiPdu.Response(id, invokeId, response);
    }

    private AcsiRequest request(ServiceName name) {
        return switch (name) {
            case ASSOCIATE -> new Associate.Request(1024 + random.nextInt(1 << 30), 1 + random.nextInt(1 << 30));
            case RELEASE -> new Release.Request();
            case GET_SERVER_DIRECTORY -> new GetServerDirectory.Request(any(ObjectClass.values()), after());
            case GET_LOGICAL_DEVICE_DIRECTORY -> new GetLogicalDeviceDirectory.Request(name(30), after());
            case GET_LOGICAL_NODE_DIRECTORY ->
                new GetLogicalNodeDirectory.Request(reference(1), any(AcsiClass.values()), after());
            case GET_DATA_DIRECTORY -> new GetDataDirectory.Request(reference(3), after());
            case GET_DATA_DEFINITION -> new GetDataDefinition.Request(reference(2));
            case GET_DATA_VALUES -> new GetDataValues.Request(some(1, this::fcda));
            case SET_DATA_VALUES ->
                new SetDataValues.Request(some(1, () -> new SetDataValues.Write(fcda(), values.next())));
            case OPERATE -> new Operate.Request(reference(2), parameters());
            case ABORT -> throw new IllegalArgumentException("no request");
        };
    }

    private AcsiResponse response(ServiceName name, String id) {
        boolean more = random.nextBoolean();
        return switch (name) {
            case ASSOCIATE ->
                new Associate.Response(id, 1024 + random.nextInt(1 << 30), 1 + random.nextInt(1 << 30), services());
            case RELEASE -> new Release.Response();
            case GET_SERVER_DIRECTORY -> new GetServerDirectory.Response(names(), more);
            case GET_LOGICAL_DEVICE_DIRECTORY -> new GetLogicalDeviceDirectory.Response(names(), more);
            case GET_LOGICAL_NODE_DIRECTORY -> new GetLogicalNodeDirectory.Response(names(), more);
            case GET_DATA_DIRECTORY -> new GetDataDirectory.Response(names(), more);
            case GET_DATA_DEFINITION -> new GetDataDefinition.Response(node(3));
            case GET_DATA_VALUES -> new GetDataValues.Response(some(0, this::accessResult));
            case SET_DATA_VALUES ->
                new SetDataValues.Response(
                        some(0, () -> random.nextBoolean() ? Optional.empty() : Optional.of(error())));
            case OPERATE -> new Operate.Response();
            case ABORT -> throw new IllegalArgumentException("no response");
        };
    }

    private Refusal refusal(ServiceName name) {
        Optional<AddCause> cause = random.nextBoolean() ? Optional.of(any(AddCause.values())) : Optional.empty();
        return new Refusal(name, error(), cause, values.text(100, false));
    }

    private AccessResult accessResult() {
        return random.nextInt(6) == 0 ? new AccessResult.Failure(error()) : new AccessResult.Value(values.next());
    }

    private Operate.Parameters parameters() {
        return new Operate.Parameters(
                values.next(),
                new Originator(any(OrCat.values()), values.text(16, true)),
                random.nextInt(256),
                values.timestamp(),
                random.nextBoolean(),
                new Check(random.nextBoolean(), random.nextBoolean()));
    }

    private DataNode node(int levels) {
        if (levels > 0 && random.nextBoolean()) {
            Map<String, DataNode> children = new TreeMap<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                DataNode child = node(levels - 1);
                children.put(child.name(), child);
            }
            return new DataObject(name(12), name(4), List.copyOf(children.values()));
        }
        FunctionalConstraint fc = any(FunctionalConstraint.values());
        return new DataAttribute(name(12), fc, type(3), Set.of(), Optional.empty());
    }

    private DataType type(int levels) {
        BasicType type = any(BasicType.values());
        return switch (type) {
            case STRUCTURE, ARRAY -> {
                if (levels == 0) {
                    yield new DataType.Basic(BasicType.FLOAT32);
                }
                yield type == BasicType.ARRAY
                        ? new DataType.Array(1 + random.nextInt(1000), type(levels - 1))
                        : new DataType.Structure(some(0, () -> new DataType.Member(name(12), type(levels - 1))));
            }
            case ENUMERATED -> {
                Map<Integer, String> literals = new TreeMap<>();
                some(1, () -> literals.put(random.nextInt(-9, 99), values.text(20, false)));
                yield new DataType.Enumeration(name(20), literals);
            }
            default -> new DataType.Basic(type);
        };
    }

    private Fcda fcda() {
        return new Fcda(reference(2 + random.nextInt(3)), any(FunctionalConstraint.values()));
    }

    private ObjectReference reference(int levels) {
        StringBuilder text = new StringBuilder(name(10)).append('/').append(name(10));
        for (int i = 1; i < levels; i++) {
            text.append('.').append(name(8));
        }
        if (levels > 1 && random.nextInt(4) == 0) {
            text.append('(').append(random.nextInt(1_000_000)).append(')');
        }
        return ObjectReference.parse(text.toString());
    }

    private Optional<String> after() {
        return random.nextBoolean() ? Optional.empty() : Optional.of("x" + values.text(50, false));
    }

    private List<String> names() {
        return some(0, () -> "x" + values.text(50, false));
    }

    private Set<ServiceName> services() {
        Set<ServiceName> services = EnumSet.noneOf(ServiceName.class);
        some(0, () -> services.add(any(ServiceName.values())));
        return services;
    }

    private ServiceError error() {
        return ServiceError.of(1 + random.nextInt(12));
    }

    private String associationId() {
        return name(36).replace('_', '-');
    }

    private String name(int max) {
        StringBuilder name = new StringBuilder();
        name.append(NAME_CHARACTERS.charAt(random.nextInt(53)));
        for (int i = random.nextInt(max); i > 0; i--) {
            name.append(NAME_CHARACTERS.charAt(random.nextInt(NAME_CHARACTERS.length())));
        }
        return name.toString();
    }

    private <T> List<T> some(int min, Supplier<T> source) {
        return new ArrayList<>(
                Stream.generate(source).limit(min + random.nextInt(6)).toList());
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
