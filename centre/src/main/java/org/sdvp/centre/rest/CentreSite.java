package org.sdvp.centre.rest;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.sdvp.centre.account.Identity;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.rest.account.ClientAddress;
import org.sdvp.centre.rest.account.LoginCookie;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;

/** The centre's web server. To be closed. */
public final class CentreSite implements AutoCloseable {
    /** Where the routes of the API begin. */
    public static final String API = "/api/v1";

    private static final int THREADS = 64;
    private static final int OK = 200;
    private static final String STARTED = "sdvp.started";

    private final SiteSettings settings;
    private final SiteParts parts;
    private final Gate gate;
    private final ClientAddress address;
    private final Metrics metrics;
    private final Pages pages = new Pages();
    private final ApiPage apiPage = new ApiPage();
    private final Javalin javalin;

    private CentreSite(SiteSettings settings, SiteParts parts, int port) {
        this.settings = settings;
        this.parts = parts;
        this.address = new ClientAddress(settings.proxied());
        LoginCookie cookie = LoginCookie.of(settings.isSecure(), port);
        this.gate = new Gate(parts.logins(), parts.tokens(), cookie, address);
        this.metrics = new Metrics(parts.fleet(), parts.summaries(), parts.hub());
        SiteRoutes routes = SiteRoutes.of(parts, cookie, address);
        this.javalin = Javalin.create(config -> configure(config, routes, port));
    }

    /**
     * Listens from now on.
     *
     * @throws IOException if that is impossible: the port is taken, or the keys cannot be used
     */
    public static CentreSite start(SiteSettings settings, SiteParts parts) throws IOException {
        int port = settings.port() == 0 ? free(settings.host()) : settings.port();
        CentreSite site = new CentreSite(settings, parts, port);
        try {
            site.javalin.start();
            return site;
        } catch (RuntimeException e) {
            site.metrics.close();
            throw new IOException(
                    "cannot listen at " + settings.host() + ":" + port + ": " + reason(e)
                            + (settings.tls().isPresent()
                                    ? " (" + settings.tls().get() + ")"
                                    : ""),
                    e);
        }
    }

    private static String reason(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    // The name of the cookie has the port in it, so it must be known before.
    private static int free(String host) throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket()) {
            socket.bind(new InetSocketAddress(host, 0));
            return socket.getLocalPort();
        }
    }

    private void configure(JavalinConfig config, SiteRoutes routes, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.http.maxRequestSize = settings.limits().body();
        config.http.asyncTimeout = settings.limits().whole().toMillis();
        config.http.prefer405over404 = true;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.addConnector((server, http) -> connector(server, http, port));
        config.routes.before(this::begin);
        routes.api()
                .forEach(route -> config.routes.addHttpHandler(
                        route.method(), API + route.path(), context -> serve(route, context)));
        config.routes.get(API + "/stream", this::stream);
        routes.plain().forEach((path, handler) -> config.routes.get(path, handler));
        Wellbeing wellbeing = new Wellbeing(parts.summaries());
        config.routes.get("/health/live", wellbeing::live);
        config.routes.get("/health/ready", wellbeing::ready);
        config.routes.get("/metrics", this::metrics);
        config.routes.get("/api/openapi.yaml", apiPage::document);
        config.routes.get("/api/docs", apiPage::page);
        config.routes.get("/api/docs.css", apiPage::style);
        config.routes.get("/*", pages::answer);
        config.routes.exception(Exception.class, (fault, context) -> Problems.answer(context, fault));
        config.requestLogger.http((context, took) -> answered(context));
    }

    private ServerConnector connector(Server server, HttpConfiguration http, int port) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        ServerConnector connector = settings.tls()
                .map(tls -> secured(server, http, tls))
                .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
        connector.setHost(settings.host());
        connector.setPort(port);
        connector.setIdleTimeout(settings.limits().idle().toMillis());
        return connector;
    }

    private static ServerConnector secured(Server server, HttpConfiguration http, SiteSettings.Tls tls) {
        // Names of hosts are the proxy's or the DNS's matter: the certificate is shown whatever name is asked for.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server keys = new SslContextFactory.Server();
        keys.setKeyStorePath(tls.keystore().toUri().toString());
        keys.setKeyStorePassword(tls.password());
        keys.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return new ServerConnector(server, keys, new HttpConnectionFactory(http));
    }

    private void begin(Context context) {
        context.attribute(STARTED, System.nanoTime());
        SafeHeaders.put(context, settings.isSecure());
        long length = context.req().getContentLengthLong();
        if (length > settings.limits().body()) {
            // It is not read: the connection ends with the answer.
            context.header("Connection", "close");
            throw new ProblemException(
                    ProblemException.Kind.TOO_LARGE,
                    "expected at most " + settings.limits().body() + " octets, but " + length + " are announced");
        }
    }

    private void serve(Route route, Context context) {
        Identity who = gate.pass(context, route);
        Call call = new Call(context, who, settings.limits().body());
        CompletableFuture<Reply> answer = route.action().answer(call).toCompletableFuture();
        if (answer.isDone()) {
            write(context, answer.join());
        } else {
            context.future(() -> answer.thenAccept(reply -> write(context, reply)));
        }
    }

    private static void write(Context context, Reply reply) {
        if (reply.isWritten()) {
            return;
        }
        context.status(reply.status());
        context.header("Cache-Control", "no-store");
        reply.body().ifPresent(body -> context.contentType("application/json").result(Json.bytes(body)));
    }

    private void stream(Context context) {
        Identity who = gate.identity(context);
        who.require(Right.SEE);
        Optional<DeviceId> device = Optional.ofNullable(context.queryParam("devices"))
                .filter(id -> !id.isEmpty())
                .map(id -> device(who, id));
        parts.hub().requireRoom(who);
        context.status(OK);
        context.res().setContentType("text/event-stream");
        context.res().setCharacterEncoding("UTF-8");
        context.header("Cache-Control", "no-store");
        // Proxies are not to gather what is to come at once.
        context.header("X-Accel-Buffering", "no");
        AsyncContext async = context.req().startAsync(context.req(), context.res());
        async.setTimeout(0);
        context.future(() -> join(who, device, gate.lasts(context, who), async));
    }

    private CompletableFuture<Void> join(
            Identity who, Optional<DeviceId> device, BooleanSupplier lasts, AsyncContext async) {
        try {
            return parts.hub().join(who, device, lasts, async);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DeviceId device(Identity who, String id) {
        try {
            return parts.fleet()
                    .device(who.tenant(), new DeviceId(id))
                    .orElseThrow(() -> ProblemException.notFound("there is no device " + id))
                    .device()
                    .id();
        } catch (IllegalArgumentException e) {
            throw ProblemException.input("devices: " + e.getMessage());
        }
    }

    /** For this machine, and for administrators by token: it tells of all tenants. */
    private void metrics(Context context) {
        if (!address.isThisMachine(context)) {
            gate.identity(context).require(Right.AUDIT);
        }
        metrics.answer(context);
    }

    private void answered(Context context) {
        Long started = context.attribute(STARTED);
        if (started != null) {
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            metrics.answered(context.method().name(), route(context), context.statusCode(), took);
        }
    }

    /** The path with its parameters as names, so that there are no more numbers than routes. */
    private static String route(Context context) {
        String path = context.endpoints().lastHttpEndpoint() == null
                ? "none"
                : context.endpoints().lastHttpEndpoint().path;
        return path.isEmpty() ? "none" : path;
    }

    /** Where it listens. */
    public int port() {
        return javalin.port();
    }

    /** What to open in a browser, with a slash at the end. */
    public String address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return (settings.tls().isPresent() ? "https" : "http") + "://" + host + ":" + port() + "/";
    }

    /** The routes of the API, for whoever compares them with what is written about them. */
    static List<Route> api(SiteParts parts) {
        return SiteRoutes.of(parts, LoginCookie.of(false, 0), new ClientAddress(false))
                .api();
    }

    /** Ends all streams and answers nobody any more. */
    @Override
    public void close() {
        parts.hub().close();
        javalin.stop();
        metrics.close();
    }
}
