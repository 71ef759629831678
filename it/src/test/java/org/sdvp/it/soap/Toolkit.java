package org.sdvp.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBElement;
import jakarta.xml.ws.BindingProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.tools.common.ToolContext;
import org.apache.cxf.tools.wsdlto.WSDLToJava;

/**
 * A stock SOAP toolkit (Apache CXF) as a stranger uses it: its generator makes classes of the published WSDL, a program
 * written to those classes is compiled and run. The program sees the toolkit and the Java platform, and nothing of ours.
 */
public final class Toolkit {
    private static final Path WSDL = Path.of(System.getProperty("basedir", "."))
            .resolve("../docs/wire/acsi.wsdl")
            .toAbsolutePath()
            .normalize();

    // Complains of fault codes without prefix, in which it does not look for the default namespace.
    private static final Logger SAAJ = Logger.getLogger("com.sun.xml.messaging.saaj");

    private final ClassLoader loader;

    private Toolkit(ClassLoader loader) {
        this.loader = loader;
        SAAJ.setLevel(Level.OFF);
    }

    /**
     * Generates and compiles.
     *
     * @param folder an empty one
     */
    public static Toolkit madeFromWsdl(Path folder) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        new WSDLToJava(new String[] {"-validate=all", "-d", sources.toString(), WSDL.toString()})
                .run(new ToolContext());
        try (InputStream program = Toolkit.class.getResourceAsStream("Stranger.java")) {
            Files.copy(program, sources.resolve("Stranger.java"));
        }
        compile(sources, classes);
        return new Toolkit(new URLClassLoader(new URL[] {classes.toUri().toURL()}, new WithoutUs()));
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
                Stream<Path> tree = Files.walk(sources)) {
            List<Path> all =
                    tree.filter(file -> file.toString().endsWith(".java")).toList();
            boolean compiled = javac.getTask(
                            complaints,
                            files,
                            null,
                            List.of("-proc:none", "-d", classes.toString(), "-cp", classPath()),
                            null,
                            files.getJavaFileObjectsFromPaths(all))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }

    /** The interfaces of Jakarta XML Web Services, which is all that generated classes and their users need. */
    private static String classPath() {
        return Stream.of(BindingProvider.class, JAXBElement.class, jakarta.xml.soap.SOAPFault.class)
                .map(type -> {
                    try {
                        return Path.of(type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString();
                    } catch (URISyntaxException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /**
     * Runs the program.
     *
     * @param transport SOAP over XMPP for the toolkit
     * @param device address of the device
     * @return what the program heard, line by line
     */
    public List<String> talk(XmppSoapTransport transport, String device) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        Bus bus = BusFactory.newInstance().createBus();
        BusFactory.setThreadDefaultBus(bus);
        try {
            transport.register(bus);
            List<String> heard = new ArrayList<>();
            Object lines = loader.loadClass("Stranger")
                    .getMethod("talk", URL.class, String.class, String.class)
                    .invoke(null, WSDL.toUri().toURL(), device, transport.address());
            ((List<?>) lines).forEach(line -> heard.add(String.valueOf(line)));
            return heard;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            bus.shutdown(true);
            BusFactory.setThreadDefaultBus(null);
            thread.setContextClassLoader(before);
        }
    }

    /** What the tests see, less the product. */
    private static final class WithoutUs extends ClassLoader {
        WithoutUs() {
            super(Toolkit.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.sdvp.")) {
                throw new ClassNotFoundException(name + " is not for strangers");
            }
            return super.loadClass(name, resolve);
        }
    }
}
