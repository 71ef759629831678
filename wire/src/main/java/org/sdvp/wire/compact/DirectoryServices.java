package org.sdvp.wire.compact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.compact.value.WordSet;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;

/** The services by which a client gets to know a model: GetServerDirectory down to GetDataDefinition. */
final class DirectoryServices {
    private static final String CLASS = "class";
    private static final String NAME = "n";
    private static final int MAX_NAME = 255;

    private DirectoryServices() {}

    static List<ServiceCodec<?, ?>> codecs() {
        return List.of(
                new GetServerDirectoryCodec(),
                new GetLogicalDeviceDirectoryCodec(),
                new GetLogicalNodeDirectoryCodec(),
                new GetDataDirectoryCodec(),
                new GetDataDefinitionCodec());
    }

    private static void putAfter(Optional<String> continueAfter, XmlSink out) {
        Pages.putAfter(continueAfter, Function.identity(), out);
    }

    private static Optional<String> after(ElementReader in) {
        return Pages.afterElement(in).map(DirectoryServices::name);
    }

    private static void putPage(List<String> names, boolean moreFollows, XmlSink out) {
        Pages.putMore(moreFollows, out);
        names.forEach(name -> out.leaf(NAME, name));
    }

    private static List<String> names(ElementReader in) {
        List<String> names = new ArrayList<>();
        while (in.hasNext()) {
            names.add(name(in.next(NAME)));
        }
        return names;
    }

    private static String name(XmlElement element) {
        String name = ElementReader.leafText(element);
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new Fault(
                    WireError.BAD_VALUE,
                    element,
                    "expected a name of 1 to 255 characters, but there are " + name.length());
        }
        return name;
    }

    private static <E extends Enum<E>> E constant(ElementReader in, List<E> constants) {
        String text = in.required(CLASS);
        List<String> words = new ArrayList<>();
        for (E constant : constants) {
            words.add(WordSet.word(constant));
            if (WordSet.word(constant).equals(text)) {
                return constant;
            }
        }
        throw in.badAttribute(CLASS, "expected one of " + words + ", but got \"" + text + "\"");
    }

    /** {@code <getServerDirectory class='logical-device'/>}, answered by names. */
    private static final class GetServerDirectoryCodec
            extends ServiceCodec<GetServerDirectory.Request, GetServerDirectory.Response> {
        GetServerDirectoryCodec() {
            super(
                    ServiceName.GET_SERVER_DIRECTORY,
                    Carrier.IQ_GET,
                    GetServerDirectory.Request.class,
                    GetServerDirectory.Response.class);
        }

        @Override
        void encodeRequest(GetServerDirectory.Request request, XmlSink out) {
            out.attribute(CLASS, WordSet.word(request.objectClass()));
            putAfter(request.continueAfter(), out);
        }

        @Override
        GetServerDirectory.Request decodeRequest(ElementReader in) {
            return new GetServerDirectory.Request(constant(in, List.of(ObjectClass.values())), after(in));
        }

        @Override
        void encodeResponse(GetServerDirectory.Response response, XmlSink out) {
            putPage(response.names(), response.moreFollows(), out);
        }

        @Override
        GetServerDirectory.Response decodeResponse(ElementReader in) {
            return new GetServerDirectory.Response(names(in), Pages.more(in));
        }
    }

    /** {@code <getLogicalDeviceDirectory r='HP1'/>}, answered by names. */
    private static final class GetLogicalDeviceDirectoryCodec
            extends ServiceCodec<GetLogicalDeviceDirectory.Request, GetLogicalDeviceDirectory.Response> {
        private static final int MAX_DEVICE_NAME = 64;

        GetLogicalDeviceDirectoryCodec() {
            super(
                    ServiceName.GET_LOGICAL_DEVICE_DIRECTORY,
                    Carrier.IQ_GET,
                    GetLogicalDeviceDirectory.Request.class,
                    GetLogicalDeviceDirectory.Response.class);
        }

        @Override
        void encodeRequest(GetLogicalDeviceDirectory.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.logicalDevice());
            putAfter(request.continueAfter(), out);
        }

        @Override
        GetLogicalDeviceDirectory.Request decodeRequest(ElementReader in) {
            return new GetLogicalDeviceDirectory.Request(in.name(References.REFERENCE, MAX_DEVICE_NAME), after(in));
        }

        @Override
        void encodeResponse(GetLogicalDeviceDirectory.Response response, XmlSink out) {
            putPage(response.names(), response.moreFollows(), out);
        }

        @Override
        GetLogicalDeviceDirectory.Response decodeResponse(ElementReader in) {
            return new GetLogicalDeviceDirectory.Response(names(in), Pages.more(in));
        }
    }

    /** {@code <getLogicalNodeDirectory r='HP1/STMP1' class='data-object'/>}, answered by names. */
    private static final class GetLogicalNodeDirectoryCodec
            extends ServiceCodec<GetLogicalNodeDirectory.Request, GetLogicalNodeDirectory.Response> {
        GetLogicalNodeDirectoryCodec() {
            super(
                    ServiceName.GET_LOGICAL_NODE_DIRECTORY,
                    Carrier.IQ_GET,
                    GetLogicalNodeDirectory.Request.class,
                    GetLogicalNodeDirectory.Response.class);
        }

        @Override
        void encodeRequest(GetLogicalNodeDirectory.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.logicalNode().toString());
            out.attribute(CLASS, WordSet.word(request.acsiClass()));
            putAfter(request.continueAfter(), out);
        }

        @Override
        GetLogicalNodeDirectory.Request decodeRequest(ElementReader in) {
            return new GetLogicalNodeDirectory.Request(
                    References.attribute(in), constant(in, List.of(AcsiClass.values())), after(in));
        }

        @Override
        void encodeResponse(GetLogicalNodeDirectory.Response response, XmlSink out) {
            putPage(response.names(), response.moreFollows(), out);
        }

        @Override
        GetLogicalNodeDirectory.Response decodeResponse(ElementReader in) {
            return new GetLogicalNodeDirectory.Response(names(in), Pages.more(in));
        }
    }

    /** {@code <getDataDirectory r='HP1/STMP1.Tmp'/>}, answered by names. */
    private static final class GetDataDirectoryCodec
            extends ServiceCodec<GetDataDirectory.Request, GetDataDirectory.Response> {
        GetDataDirectoryCodec() {
            super(
                    ServiceName.GET_DATA_DIRECTORY,
                    Carrier.IQ_GET,
                    GetDataDirectory.Request.class,
                    GetDataDirectory.Response.class);
        }

        @Override
        void encodeRequest(GetDataDirectory.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.data().toString());
            putAfter(request.continueAfter(), out);
        }

        @Override
        GetDataDirectory.Request decodeRequest(ElementReader in) {
            return new GetDataDirectory.Request(References.attribute(in), after(in));
        }

        @Override
        void encodeResponse(GetDataDirectory.Response response, XmlSink out) {
            putPage(response.names(), response.moreFollows(), out);
        }

        @Override
        GetDataDirectory.Response decodeResponse(ElementReader in) {
            return new GetDataDirectory.Response(names(in), Pages.more(in));
        }
    }

    /** {@code <getDataDefinition r='HP1/STMP1.Tmp'/>}, answered by one {@code do} or {@code da}. */
    private static final class GetDataDefinitionCodec
            extends ServiceCodec<GetDataDefinition.Request, GetDataDefinition.Response> {
        GetDataDefinitionCodec() {
            super(
                    ServiceName.GET_DATA_DEFINITION,
                    Carrier.IQ_GET,
                    GetDataDefinition.Request.class,
                    GetDataDefinition.Response.class);
        }

        @Override
        void encodeRequest(GetDataDefinition.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.data().toString());
        }

        @Override
        GetDataDefinition.Request decodeRequest(ElementReader in) {
            return new GetDataDefinition.Request(References.attribute(in));
        }

        @Override
        void encodeResponse(GetDataDefinition.Response response, XmlSink out) {
            DefinitionCodec.encode(response.definition(), out);
        }

        @Override
        GetDataDefinition.Response decodeResponse(ElementReader in) {
            return new GetDataDefinition.Response(DefinitionCodec.decode(in.next()));
        }
    }
}
