package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.MEAS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.client.AssociationEnd;
import org.sdvp.acsi.report.ReportBench.Client;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.Report;

/** A client that stores reports holds up the server until they are safe, where reports are acknowledged. */
@Tag("sBr")
class StoredReportTest {
    private static final int WINDOW = 3;

    private final ReportBench bench = bench();
    private final List<Report> came = new ArrayList<>();
    private final List<CompletableFuture<Void>> stores = new ArrayList<>();

    private static ReportBench bench() {
        ReportBench bench = new ReportBench();
        bench.limits = new ReportLimits(WINDOW, 100, 10);
        return bench.start();
    }

    private Client keeping(String peer) {
        Client client = bench.connect(peer);
        client.reports().keep(MEAS.toString(), report -> {
            came.add(report);
            CompletableFuture<Void> stored = new CompletableFuture<>();
            stores.add(stored);
            return stored;
        });
        return client.set(MEAS, BrcbChange.NONE.withRptEna(true));
    }

    private List<Long> counts() {
        return came.stream().map(ReportBench::counted).toList();
    }

    @Test
    void noMoreReportsThanTheWindowComeBeforeTheFirstIsStored() {
        keeping("centre");
        for (int i = 1; i <= 10; i++) {
            bench.count(i);
        }
        assertThat(counts()).containsExactly(1L, 2L, 3L);

        stores.get(0).complete(null);
        assertThat(counts()).containsExactly(1L, 2L, 3L, 4L);
        for (int i = 1; i < 10; i++) {
            stores.get(i).complete(null);
        }

        assertThat(counts()).hasSize(10);
    }

    @Test
    void aReportThatCannotBeStored_endsTheAssociation_andComesAgain() {
        Client client = keeping("centre");
        bench.count(1);
        stores.get(0).completeExceptionally(new IllegalStateException("disk full"));

        assertThat(client.association.async().end())
                .hasValueSatisfying(end -> assertThat(end.kind()).isEqualTo(AssociationEnd.Kind.ABORTED_BY_SERVER));
        Client again = client.again();
        again.listen(MEAS).set(MEAS, BrcbChange.NONE.withRptEna(true));
        assertThat(again.counts()).containsExactly(1L);
    }
}
