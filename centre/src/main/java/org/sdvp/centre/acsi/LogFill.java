package org.sdvp.centre.acsi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;
import org.sdvp.operator.log.LogQuery;
import org.sdvp.operator.log.LoggedEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has from the logs of a device (IEC 61850-7-2 clause 17.3) what its buffers no longer hold. Waits for the device. */
final class LogFill {
    private static final Logger LOG = LoggerFactory.getLogger(LogFill.class);
    /** More than any log holds of one stretch that is worth the time. */
    private static final int MOST_ENTRIES = 200_000;
    /** A device stamps entries of logs and of buffers when it makes them, which is not at once, and not both together. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final Operator operator;
    private final Device device;
    private final DeviceImage image;

    LogFill(Operator operator, Device device, DeviceImage image) {
        this.operator = operator;
        this.device = device;
        this.image = image;
    }

    /**
     * What was had.
     *
     * @param samples how many
     * @param whole whether that is every change of that time
     * @param logs from which logs, for people; empty if there is none of that data set
     */
    record Outcome(int samples, boolean whole, String logs) {}

    /**
     * Reads the logs of a data set.
     *
     * @param from after this time
     * @param to up to this time
     * @param page takes the samples of one page
     * @throws RuntimeException as calls of a {@link Device} do, when the device is lost
     */
    Outcome fill(DataSetReference dataSet, Instant from, Instant to, Consumer<List<Sample>> page) {
        ClientAssociation association = operator.await(device.association());
        int samples = 0;
        boolean whole = false;
        List<String> used = new ArrayList<>();
        for (Lcb lcb : logsOf(association, dataSet)) {
            try {
                Instant oldest = operator.await(association.logs().getLogStatusValues(lcb.logRef()))
                        .oldEntrTm()
                        .instant();
                samples += read(lcb.logRef(), new Stretch(from, to), page);
                boolean holdsAll = !oldest.isAfter(from) && lcb.trgOps().contains(TriggerOption.DCHG);
                whole |= holdsAll;
                used.add(lcb.logRef().toString());
            } catch (ServiceErrorException e) {
                LOG.debug("{} is not for this caller, or empty; another log may help", lcb.logRef(), e);
            }
        }
        return new Outcome(samples, whole, used.stream().collect(Collectors.joining(", ")));
    }

    private List<Lcb> logsOf(ClientAssociation association, DataSetReference dataSet) {
        ObjectReference set = ObjectReference.parse(dataSet.text());
        ObjectReference node = set.parent().orElseThrow();
        List<Lcb> found = new ArrayList<>();
        try {
            for (String name : operator.await(association.getLogicalNodeDirectory(node, AcsiClass.LCB))) {
                Lcb lcb = operator.await(association.logs().getLCBValues(node.child(name)));
                if (lcb.logEna() && lcb.datSet().equals(Optional.of(dataSet))) {
                    found.add(lcb);
                }
            }
        } catch (ServiceErrorException e) {
            return found;
        }
        return found;
    }

    private int read(ObjectReference log, Stretch stretch, Consumer<List<Sample>> to) {
        LogQuery query = new LogQuery(device, log, stretch.widened());
        int samples = 0;
        int entries = 0;
        boolean more = true;
        while (more && entries < MOST_ENTRIES) {
            LogQuery.Page page = operator.await(query.next());
            List<Sample> news = new ArrayList<>();
            page.entries().forEach(entry -> add(entry, stretch, news));
            to.accept(news);
            samples += news.size();
            entries += page.entries().size();
            more = page.more();
        }
        return samples;
    }

    private void add(LoggedEntry entry, Stretch stretch, List<Sample> to) {
        for (LoggedEntry.Value value : entry.values()) {
            image.labels(value.reference())
                    .ifPresent(labels -> labels.samples(value.value(), entry.time(), stretch.to(), sample -> {
                        // What is known already comes with the same time of its own; without one it would be another.
                        if (stretch.has(entry.time()) || !sample.time().equals(entry.time())) {
                            to.add(sample);
                        }
                    }));
        }
    }

    /** The time of which something is missing. */
    private record Stretch(Instant from, Instant to) {
        boolean has(Instant time) {
            return !time.isBefore(from) && !time.isAfter(to);
        }

        LogQuery.Range widened() {
            return new LogQuery.Range(Optional.of(from.minus(SKEW)), Optional.of(to.plus(SKEW)));
        }
    }
}
