package org.sdvp.agent.sdvp2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.ObjectReference;
import org.sdvp.wire.sdvp2.Sdvp2Answer;
import org.sdvp.wire.sdvp2.Sdvp2Call;

/** What there is below a reference, by the directory services of the ACSI and the names of the original boxes. */
final class Sdvp2Directory {
    private static final Set<String> TOP = Set.of("", "/", "domain");
    /** Octets of an answer around its identifiers, and of the markup around each. */
    private static final int AROUND = 512;

    private static final int AROUND_EACH = 48;

    private final Sdvp2Names names;

    Sdvp2Directory(Sdvp2Names names) {
        this.names = names;
    }

    /** GetNameList: as many as fit into a message, after that one which the caller names. */
    CompletionStage<Sdvp2Answer> names(ClientAssociation own, Sdvp2Call.GetNameList call) {
        return below(own, call.objectClass())
                .thenApply(all -> page(all, call.continueAfter(), own.maxMessageSize() - AROUND));
    }

    /** GetVariableAccessAttributes: all of them, for there is no asking for the rest. */
    CompletionStage<Sdvp2Answer> children(ClientAssociation own, String reference) {
        return below(own, reference).thenApply(all -> {
            int size = all.stream().mapToInt(Sdvp2Directory::size).sum();
            return size > own.maxMessageSize() - AROUND
                    ? new Sdvp2Answer.Refused(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT)
                    : new Sdvp2Answer.TypeDescription(all);
        });
    }

    private static Sdvp2Answer page(List<String> all, String after, int room) {
        int at = after.isEmpty() ? 0 : all.indexOf(after) + 1;
        if (at == 0 && !after.isEmpty()) {
            return new Sdvp2Answer.Refused(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        }
        List<String> page = new ArrayList<>();
        int left = room;
        while (at < all.size() && (page.isEmpty() || left >= size(all.get(at)))) {
            left -= size(all.get(at));
            page.add(all.get(at));
            at++;
        }
        return new Sdvp2Answer.NameList(page, at < all.size());
    }

    private static int size(String identifier) {
        return AROUND_EACH + identifier.getBytes(StandardCharsets.UTF_8).length;
    }

    private CompletionStage<List<String>> below(ClientAssociation own, String reference) {
        if (TOP.contains(reference)) {
            return own.getServerDirectory(ObjectClass.LOGICAL_DEVICE).thenApply(devices -> {
                List<String> all = new ArrayList<>(devices);
                names.below("").stream().filter(name -> !all.contains(name)).forEach(all::add);
                return all;
            });
        }
        List<String> known = names.below(reference);
        if (!known.isEmpty() || names.alias(reference).isPresent()) {
            return CompletableFuture.completedFuture(known);
        }
        return inModel(own, reference);
    }

    private static CompletionStage<List<String>> inModel(ClientAssociation own, String text) {
        ObjectReference reference;
        try {
            reference = ObjectReference.parse(text);
        } catch (IllegalArgumentException e) {
            String detail = "expected a reference such as HP1/STMP1.Tmp, but got \"" + text + "\"";
            return CompletableFuture.failedFuture(new ServiceErrorException(
                    own.peer(),
                    Refusal.of(ServiceName.GET_DATA_DIRECTORY, ServiceError.INSTANCE_NOT_AVAILABLE, detail)));
        }
        CompletionStage<List<String>> below = reference.logicalNode().isEmpty()
                ? own.getLogicalDeviceDirectory(reference.logicalDevice())
                : reference.dataPath().isEmpty()
                        ? own.getLogicalNodeDirectory(reference, AcsiClass.DATA_OBJECT)
                        : own.getDataDirectory(reference);
        return below.thenApply(list ->
                list.stream().map(name -> reference.child(name).toString()).toList());
    }
}
