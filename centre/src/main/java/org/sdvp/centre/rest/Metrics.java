package org.sdvp.centre.rest;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.rest.fleet.Summaries;
import org.sdvp.centre.rest.stream.StreamHub;

/** {@code /metrics}: numbers for Prometheus (text format 0.0.4). */
final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Metrics(Fleet fleet, Summaries summaries, StreamHub hub) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        for (DeviceStatus status : DeviceStatus.values()) {
            Gauge.builder("sdvp.devices", fleet, all -> count(all, status))
                    .description("devices by status")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauge(
                "sdvp.store.up",
                "1 if the database is there",
                () -> summaries.store().ok() ? 1 : 0);
        gauge(
                "sdvp.link.up",
                "1 if the XMPP server is there",
                () -> summaries.link().ok() ? 1 : 0);
        gauge("sdvp.fleet.unstored", "changes of devices that wait for the database", fleet::unstored);
        gauge("sdvp.streams", "open streams of server-sent events", hub::listeners);
        gauge("sdvp.streams.waiting", "changes that listeners have yet to take", hub::waiting);
    }

    private void gauge(String name, String description, java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private static double count(Fleet fleet, DeviceStatus status) {
        return fleet.devices().stream()
                .filter(twin -> twin.device().presence().status() == status)
                .count();
    }

    /** A request was answered. */
    void answered(String method, String route, int status, Duration took) {
        Timer.builder("sdvp.http.requests")
                .description("answered requests, by route and status")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(took);
    }

    /** Answers with all of them. */
    void answer(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8");
        context.header("Cache-Control", "no-store");
        context.result(registry.scrape());
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
