package org.sdvp.wire.compact;

import java.util.Optional;
import java.util.function.Function;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;

/** Long answers come in pages: {@code more='true'} says that another follows, {@code after} asks for it. */
final class Pages {
    static final String AFTER = "after";
    private static final String MORE = "more";

    private Pages() {}

    static <T> void putAfter(Optional<T> last, Function<T, String> form, XmlSink out) {
        if (last.isPresent()) {
            out.leaf(AFTER, form.apply(last.get()));
        }
    }

    static <T> Optional<T> after(ElementReader in, Function<String, T> form) {
        return afterElement(in).map(element -> {
            try {
                return form.apply(ElementReader.leafText(element));
            } catch (IllegalArgumentException e) {
                throw Fault.badValue(element, e);
            }
        });
    }

    /** The element {@code after}, for those that have attributes in it. */
    static Optional<XmlElement> afterElement(ElementReader in) {
        return in.hasNext() ? Optional.of(in.next(AFTER)) : Optional.empty();
    }

    static void putMore(boolean moreFollows, XmlSink out) {
        if (moreFollows) {
            out.attribute(MORE, "true");
        }
    }

    static boolean more(ElementReader in) {
        return in.flag(MORE);
    }
}
