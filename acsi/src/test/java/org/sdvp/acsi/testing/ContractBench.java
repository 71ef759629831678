package org.sdvp.acsi.testing;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** What the parts of the contract stand on. */
public interface ContractBench {
    /** The transport under test. */
    ContractLink link();

    /** The server at its end. */
    ContractDevice server();

    /** Has an association closed after the test. */
    BlockingAssociation closeLater(BlockingAssociation association);

    /** A client with roles of its own address. */
    default AcsiClient client(ClientSettings settings, Role... roles) {
        Set<Role> all = Arrays.stream(roles).collect(Collectors.toUnmodifiableSet());
        return new AcsiClient(link().client(all), settings, link().time());
    }

    /** An association of a service provider. */
    default BlockingAssociation associate() {
        return associate(ClientSettings.defaults(), Role.SERVICE_PROVIDER);
    }

    /** An association of a new client. */
    default BlockingAssociation associate(ClientSettings settings, Role... roles) {
        return closeLater(BlockingAssociation.associate(client(settings, roles)));
    }

    /** What a call was refused with. */
    static Refusal refusal(ThrowingCallable call) {
        ServiceErrorException refused = Assertions.catchThrowableOfType(ServiceErrorException.class, call);
        Assertions.assertThat(refused).as("the call should have been refused").isNotNull();
        return refused.refusal();
    }

    /** The outcome of a stage, which must come soon. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing came within 30 s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        }
    }

    /** A reference. */
    static ObjectReference ref(String text) {
        return ObjectReference.parse(text);
    }

    /** A reference with functional constraint. */
    static Fcda fcda(String text) {
        return Fcda.parse(text);
    }

    /** An AnalogueValue. */
    static DataValue analogue(float f) {
        return DataValue.Structure.of(new DataValue.Float32(f));
    }
}
