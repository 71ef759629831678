package org.sdvp.wire.compact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.GetFileAttributeValues;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.Octets;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.compact.value.TextForm;
import org.sdvp.wire.compact.value.ValueCodec;
import org.sdvp.wire.compact.value.ValueName;
import org.sdvp.wire.text.Base64Text;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;

/** The file services (IEC 61850-7-2 clause 23.2): names in {@code n}, a part of the content as base64 in {@code data}. */
final class FileServices {
    private static final String OFFSET = "offset";
    private static final String SIZE = "size";

    private FileServices() {}

    static List<ServiceCodec<?, ?>> codecs() {
        return List.of(
                new GetFileCodec(), new SetFileCodec(), new DeleteFileCodec(), new GetFileAttributeValuesCodec());
    }

    private static void put(String name, long value, XmlSink out) {
        out.attribute(name, Long.toString(value));
    }

    private static long number(ElementReader in, String name) {
        return in.longNumber(name, 0, Long.MAX_VALUE);
    }

    /** Names may hold what XML cannot carry; empty is the root. */
    private static final class Names {
        private static final String NAME = "n";
        private static final int MAX_NAME = 255;

        private Names() {}

        static void put(String name, XmlSink out) {
            put(NAME, name, out);
        }

        static void put(String element, String name, XmlSink out) {
            out.start(element);
            TextForm.put(name, out);
            out.end();
        }

        static String read(ElementReader in) {
            return read(in.next(NAME));
        }

        static String read(XmlElement element) {
            try {
                return checked(TextForm.readWhole(new ElementReader(element)));
            } catch (IllegalArgumentException e) {
                throw Fault.badValue(element, e);
            }
        }

        private static String checked(String name) {
            if (name.length() > MAX_NAME) {
                throw new IllegalArgumentException(
                        "expected a file name of at most 255 characters, but there are " + name.length());
            }
            return name;
        }
    }

    /** Base64 of RFC 4648 section 4, padded, without line ends. */
    private static final class Content {
        private static final String DATA = "data";

        private Content() {}

        static void put(Octets content, XmlSink out) {
            out.leaf(DATA, Base64Text.text(content));
        }

        static Octets read(ElementReader in) {
            XmlElement element = in.next(DATA);
            String text = ElementReader.leafText(element);
            try {
                return Base64Text.octets(text);
            } catch (IllegalArgumentException e) {
                throw Fault.badValue(element, e);
            }
        }
    }

    /** {@code <getFile offset='0' length='16384'><n>log.csv</n></getFile>}, answered by size and a part. */
    private static final class GetFileCodec extends ServiceCodec<GetFile.Request, GetFile.Response> {
        private static final String LENGTH = "length";

        GetFileCodec() {
            super(ServiceName.GET_FILE, Carrier.IQ_GET, GetFile.Request.class, GetFile.Response.class);
        }

        @Override
        void encodeRequest(GetFile.Request request, XmlSink out) {
            put(OFFSET, request.offset(), out);
            put(LENGTH, request.maxLength(), out);
            Names.put(request.fileName(), out);
        }

        @Override
        GetFile.Request decodeRequest(ElementReader in) {
            return new GetFile.Request(Names.read(in), number(in, OFFSET), in.number(LENGTH, 0, Integer.MAX_VALUE));
        }

        @Override
        void encodeResponse(GetFile.Response response, XmlSink out) {
            put(SIZE, response.fileSize(), out);
            Content.put(response.content(), out);
        }

        @Override
        GetFile.Response decodeResponse(ElementReader in) {
            return new GetFile.Response(Content.read(in), number(in, SIZE));
        }
    }

    /** {@code <setFile offset='0' last='true'><n>log.csv</n><data>…</data></setFile>}. */
    private static final class SetFileCodec extends AcknowledgedCodec<SetFile.Request, SetFile.Response> {
        private static final String LAST = "last";

        SetFileCodec() {
            super(ServiceName.SET_FILE, SetFile.Request.class, SetFile.Response.class, SetFile.Response::new);
        }

        @Override
        void encodeRequest(SetFile.Request request, XmlSink out) {
            put(OFFSET, request.offset(), out);
            if (request.last()) {
                out.attribute(LAST, "true");
            }
            Names.put(request.fileName(), out);
            Content.put(request.content(), out);
        }

        @Override
        SetFile.Request decodeRequest(ElementReader in) {
            String name = Names.read(in);
            return new SetFile.Request(name, number(in, OFFSET), Content.read(in), in.flag(LAST));
        }
    }

    /** {@code <deleteFile><n>log.csv</n></deleteFile>}. */
    private static final class DeleteFileCodec extends AcknowledgedCodec<DeleteFile.Request, DeleteFile.Response> {
        DeleteFileCodec() {
            super(
                    ServiceName.DELETE_FILE,
                    DeleteFile.Request.class,
                    DeleteFile.Response.class,
                    DeleteFile.Response::new);
        }

        @Override
        void encodeRequest(DeleteFile.Request request, XmlSink out) {
            Names.put(request.fileName(), out);
        }

        @Override
        DeleteFile.Request decodeRequest(ElementReader in) {
            return new DeleteFile.Request(Names.read(in));
        }
    }

    /** {@code <getFileAttributeValues><n>logs</n></getFileAttributeValues>}, answered by {@code file} for each. */
    private static final class GetFileAttributeValuesCodec
            extends ServiceCodec<GetFileAttributeValues.Request, GetFileAttributeValues.Response> {
        private static final String FILE = "file";

        GetFileAttributeValuesCodec() {
            super(
                    ServiceName.GET_FILE_ATTRIBUTE_VALUES,
                    Carrier.IQ_GET,
                    GetFileAttributeValues.Request.class,
                    GetFileAttributeValues.Response.class);
        }

        @Override
        void encodeRequest(GetFileAttributeValues.Request request, XmlSink out) {
            Names.put(request.path(), out);
            request.continueAfter().ifPresent(name -> Names.put(Pages.AFTER, name, out));
        }

        @Override
        GetFileAttributeValues.Request decodeRequest(ElementReader in) {
            String path = Names.read(in);
            Optional<String> after = Pages.afterElement(in).map(Names::read);
            return new GetFileAttributeValues.Request(path, after);
        }

        @Override
        void encodeResponse(GetFileAttributeValues.Response response, XmlSink out) {
            Pages.putMore(response.moreFollows(), out);
            for (FileEntry entry : response.files()) {
                out.start(FILE);
                put(SIZE, entry.fileSize(), out);
                Names.put(entry.fileName(), out);
                ValueCodec.encode(entry.lastModified(), out);
                out.end();
            }
        }

        @Override
        GetFileAttributeValues.Response decodeResponse(ElementReader in) {
            List<FileEntry> files = new ArrayList<>();
            while (in.hasNext()) {
                ElementReader file = new ElementReader(in.next(FILE));
                String name = Names.read(file);
                Timestamp time = (Timestamp) ValueCodec.decode(file.next(ValueName.of(BasicType.TIMESTAMP)));
                files.add(new FileEntry(name, number(file, SIZE), time));
                file.end();
            }
            return new GetFileAttributeValues.Response(files, Pages.more(in));
        }
    }
}
