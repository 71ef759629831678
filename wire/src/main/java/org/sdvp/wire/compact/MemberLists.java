package org.sdvp.wire.compact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.compact.value.ValueCodec;
import org.sdvp.wire.compact.value.ValueSeries;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;

/**
 * Lists of what a service reads and writes, and of how it went: {@code r} for a reference, {@code w} for a write,
 * {@code ok} for a write that was done, {@code err} for a member that failed, values as they are.
 */
final class MemberLists {
    private static final String WRITE = "w";
    private static final String OK = "ok";

    private MemberLists() {}

    static void putReferences(List<Fcda> references, XmlSink out) {
        for (Fcda reference : references) {
            out.leaf(References.REFERENCE, reference.toString());
        }
    }

    static List<Fcda> references(ElementReader in, int least) {
        List<Fcda> references = new ArrayList<>();
        while (references.size() < least || in.hasNext()) {
            references.add(References.fcdaElement(in.next(References.REFERENCE)));
        }
        return references;
    }

    static void putWrites(List<SetDataValues.Write> writes, XmlSink out) {
        for (SetDataValues.Write write : writes) {
            out.start(WRITE).attribute(References.REFERENCE, write.reference().toString());
            ValueCodec.encode(write.value(), out);
            out.end();
        }
    }

    static List<SetDataValues.Write> writes(ElementReader in, int least) {
        List<SetDataValues.Write> writes = new ArrayList<>();
        while (writes.size() < least || in.hasNext()) {
            ElementReader write = new ElementReader(in.next(WRITE));
            Fcda reference = References.fcdaAttribute(write);
            DataValue value = ValueCodec.decode(write.next());
            write.end();
            writes.add(new SetDataValues.Write(reference, value));
        }
        return writes;
    }

    static void putAccessResults(List<AccessResult> results, XmlSink out) {
        ValueSeries values = new ValueSeries();
        for (AccessResult result : results) {
            if (result instanceof AccessResult.Value read) {
                values.encode(read.value(), out);
            } else if (result instanceof AccessResult.Failure failure) {
                ErrorCodec.encodeMember(failure.error(), out);
            }
        }
    }

    static List<AccessResult> accessResults(ElementReader in) {
        ValueSeries values = new ValueSeries();
        List<AccessResult> results = new ArrayList<>();
        while (in.hasNext()) {
            XmlElement child = in.next();
            results.add(
                    child.name().equals(ErrorCodec.MEMBER_ERROR)
                            ? new AccessResult.Failure(ErrorCodec.decodeMember(child))
                            : new AccessResult.Value(values.decode(child)));
        }
        return results;
    }

    static void putWriteResults(List<Optional<ServiceError>> results, XmlSink out) {
        for (Optional<ServiceError> result : results) {
            if (result.isPresent()) {
                ErrorCodec.encodeMember(result.get(), out);
            } else {
                out.leaf(OK, "");
            }
        }
    }

    static List<Optional<ServiceError>> writeResults(ElementReader in) {
        List<Optional<ServiceError>> results = new ArrayList<>();
        while (in.hasNext()) {
            results.add(writeResult(in.next()));
        }
        return results;
    }

    private static Optional<ServiceError> writeResult(XmlElement element) {
        if (element.name().equals(ErrorCodec.MEMBER_ERROR)) {
            return Optional.of(ErrorCodec.decodeMember(element));
        }
        if (!element.name().equals(OK)) {
            throw new Fault(
                    WireError.UNEXPECTED_ELEMENT, element, "expected <ok> or <err>, but got <" + element.name() + ">");
        }
        new ElementReader(element).end();
        return Optional.empty();
    }
}
