package org.sdvp.acsi.testing;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;

/**
 * The device at the other end of the contract, as far as tests reach it past the services. {@link ContractServer} says how it
 * must behave, whatever it is written in.
 */
public interface ContractDevice extends AutoCloseable {
    /** The services that it has for a service provider. */
    Set<ServiceName> services();

    /** Begins to serve. */
    void start() throws Exception;

    /** Writes a value as the process would; calls that clients send when this is back find it, and what it triggers. */
    void update(Fcda fcda, DataValue value);

    /** Completes when the device has seen the end of an association, with the reason. */
    CompletionStage<String> end(String associationId);

    @Override
    void close();
}
