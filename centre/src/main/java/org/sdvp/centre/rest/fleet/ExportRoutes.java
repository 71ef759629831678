package org.sdvp.centre.rest.fleet;

import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;

/** {@code /export}: samples for spreadsheets, one a line; written while they are read, day by day. */
public final class ExportRoutes {
    private static final int MOST_SERIES = 2000;
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final Duration USUAL_SPAN = Duration.ofDays(1);
    private static final Duration STEP = Duration.ofHours(6);
    // A cell that begins with one of these is a formula to a spreadsheet.
    private static final String FORMULA = "=+-@\t\r";

    private final SampleStore samples;
    private final FleetTime time;
    private final Asked asked;

    /** Routes on what a store has of a fleet. */
    public ExportRoutes(Fleet fleet, SampleStore samples, FleetTime time) {
        this.samples = samples;
        this.time = time;
        this.asked = new Asked(fleet);
    }

    /** What is exported. */
    private record Selection(List<DeviceId> devices, List<String> references, Call.Span span) {}

    private Reply csv(Call call) {
        Selection selection = selection(call);
        // The store is asked before the answer begins, so that it can still be a problem.
        samples.gaps(
                selection.devices().get(0),
                selection.span().from(),
                selection.span().to());
        call.context().contentType("text/csv; charset=utf-8");
        call.context().header("Content-Disposition", "attachment; filename=\"samples.csv\"");
        try (Writer out = new OutputStreamWriter(call.context().outputStream(), StandardCharsets.UTF_8)) {
            out.write("device,reference,time,value,text,trust\r\n");
            write(selection, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reply.written();
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.of(HandlerType.GET, "/export", Right.SEE, this::csv));
    }

    private Selection selection(Call call) {
        String format = call.query("format").orElse("csv");
        if (!format.equals("csv")) {
            throw ProblemException.input("format: expected csv, but got \"" + format + "\"");
        }
        List<DeviceId> devices = call.queries("device").stream()
                .map(id -> asked.device(call.tenant(), id).device().id())
                .toList();
        List<String> references = call.queries("ref");
        long series = (long) devices.size() * references.size();
        if (series < 1 || series > MOST_SERIES) {
            throw ProblemException.input("expected device and ref, each once or more, and at most " + MOST_SERIES
                    + " of both together, but got " + devices.size() + " and " + references.size());
        }
        Call.Span span = call.span(time.now(), USUAL_SPAN);
        if (span.length().compareTo(LONGEST) > 0) {
            throw ProblemException.input("expected at most " + LONGEST.toDays() + " days");
        }
        return new Selection(devices, references, span);
    }

    private void write(Selection selection, Writer out) throws IOException {
        for (DeviceId device : selection.devices()) {
            for (String reference : selection.references()) {
                Instant from = selection.span().from();
                while (from.isBefore(selection.span().to())) {
                    Instant end = from.plus(STEP);
                    Instant to = end.isBefore(selection.span().to())
                            ? end
                            : selection.span().to();
                    for (SampleStore.Bucket each : samples.history(device, reference, from, to, Duration.ZERO)) {
                        line(out, device, reference, each);
                    }
                    from = to;
                }
            }
        }
    }

    private static void line(Writer out, DeviceId device, String reference, SampleStore.Bucket sample)
            throws IOException {
        OptionalDouble number = sample.last().number();
        out.write(cell(device.jid()) + "," + cell(reference) + "," + sample.start() + ","
                + (number.isPresent() ? Double.toString(number.getAsDouble()) : "") + ","
                + cell(sample.last().text()) + "," + sample.trust() + "\r\n");
    }

    /** A text as RFC 4180 writes it, harmless to spreadsheets. */
    private static String cell(String text) {
        boolean number = text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");
        boolean formula = !number && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
