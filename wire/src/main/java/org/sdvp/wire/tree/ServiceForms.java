package org.sdvp.wire.tree;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AcsiUnconfirmed;
import org.sdvp.acsi.service.ServiceName;

/** What stands in the messages of each service beside the envelope. */
final class ServiceForms {
    private final Map<ServiceName, Members<? extends AcsiRequest>> requests = new EnumMap<>(ServiceName.class);
    private final Map<ServiceName, Members<? extends AcsiResponse>> answers = new EnumMap<>(ServiceName.class);
    private final Map<ServiceName, Members<? extends AcsiUnconfirmed>> messages = new EnumMap<>(ServiceName.class);

    ServiceForms() {
        AssociationForms.addTo(this);
        DirectoryForms.addTo(this);
        DataForms.addTo(this);
        DataSetForms.addTo(this);
        SettingGroupForms.addTo(this);
        ReportForms.addTo(this);
        LogForms.addTo(this);
        ControlForms.addTo(this);
        FileForms.addTo(this);
    }

    /** Adds how a request is written and read. */
    <Q extends AcsiRequest> void request(
            ServiceName name, Class<Q> type, BiConsumer<Q, FieldsWriter> writer, Function<FieldsReader, Q> reader) {
        requests.put(name, new Members<>(type, writer, reader));
    }

    /** Adds how a positive answer is written and read. */
    <A extends AcsiResponse> void answer(
            ServiceName name, Class<A> type, BiConsumer<A, FieldsWriter> writer, Function<FieldsReader, A> reader) {
        answers.put(name, new Members<>(type, writer, reader));
    }

    /** Adds a positive answer in which nothing stands. */
    <A extends AcsiResponse> void done(ServiceName name, Class<A> type, Supplier<A> answer) {
        answer(name, type, (response, out) -> {}, in -> answer.get());
    }

    /** Adds how a message without answer is written and read. */
    <M extends AcsiUnconfirmed> void message(
            ServiceName name, Class<M> type, BiConsumer<M, FieldsWriter> writer, Function<FieldsReader, M> reader) {
        messages.put(name, new Members<>(type, writer, reader));
    }

    /** Whether the service is a message without answer. */
    boolean isMessage(ServiceName name) {
        return messages.containsKey(name);
    }

    /**
     * How requests of a service are written.
     *
     * @throws IllegalArgumentException if it has none
     */
    Members<? extends AcsiRequest> requests(ServiceName name) {
        return found(requests.get(name), name, "has no request");
    }

    /**
     * How positive answers of a service are written.
     *
     * @throws IllegalArgumentException if it has none
     */
    Members<? extends AcsiResponse> answers(ServiceName name) {
        return found(answers.get(name), name, "has no answer");
    }

    /**
     * How messages without answer are written.
     *
     * @throws IllegalArgumentException if the service has an answer
     */
    Members<? extends AcsiUnconfirmed> messages(ServiceName name) {
        return found(messages.get(name), name, "has an answer");
    }

    private static <T> T found(@Nullable T form, ServiceName name, String otherwise) {
        if (form == null) {
            throw new IllegalArgumentException(name.text() + " " + otherwise);
        }
        return form;
    }

    /**
     * Members of one kind of message.
     *
     * @param type its record
     * @param writer puts them
     * @param reader asks for them
     * @param <T> the record
     */
    record Members<T>(Class<T> type, BiConsumer<T, FieldsWriter> writer, Function<FieldsReader, T> reader) {
        void write(Object message, FieldsWriter out) {
            writer.accept(type.cast(message), out);
        }

        T read(FieldsReader in) {
            return reader.apply(in);
        }
    }
}
