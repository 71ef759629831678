package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.MEAS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.acsi.report.ReportBench.Client;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.model.Fcda;
import org.sdvp.model.ReportField;
import org.sdvp.model.ServerModel;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.EntryTime;

/** Reports that are longer than a message (IEC 61850-7-2 clause 17.2.3.2.3: SubSqNum, MoreSegmentsFollow). */
@Tag("sBr")
class SegmentationTest {
    private static final int HEAD = 100;
    private static final int MEMBER = 30;

    /** A head of 100 octets and 30 for each member. */
    private static int octets(Report report) {
        return HEAD + MEMBER * report.members().size();
    }

    private static List<Report> segments(int members, int maxOctets) {
        ServerModel model = ReportModel.create();
        ResolvedDataSet dataSet = new ResolvedDataSet(
                new DataSetReference("HP1/LLN0.Big"),
                Optional.empty(),
                false,
                Collections.nCopies(
                        members,
                        model.select(Fcda.parse("HP1/GGIO1.IntIn1.stVal[ST]")).orElseThrow()));
        ReportSettings settings = new ReportSettings(
                "", Optional.empty(), 7, Set.of(ReportField.values()), 0, Set.of(), 0, 0, Optional.empty());
        List<ReportEntry.Member> all = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            all.add(new ReportEntry.Member(i, ReportBench.integer(i), Set.of(TriggerOption.GI)));
        }
        return new SegmentWriter("id", settings, dataSet, SegmentationTest::octets, maxOctets)
                .segments(
                        new ReportEntry(
                                new EntryId(5), new EntryTime(1, 1), ReportEntry.Kind.GENERAL_INTERROGATION, all),
                        3,
                        true);
    }

    @Test
    void whatFits_isOneReport() {
        assertThat(segments(10, HEAD + 10 * MEMBER)).singleElement().satisfies(report -> {
            assertThat(report.moreSegmentsFollow()).isFalse();
            assertThat(report.subSqNum()).isZero();
        });
    }

    @Test
    void whatDoesNotFit_isCutAtMembersWithTheSameNumbersInEverySegment() {
        List<Report> segments = segments(10, HEAD + 4 * MEMBER + 29);

        assertThat(segments.stream().map(report -> report.members().size())).containsExactly(4, 4, 2);
        assertThat(segments.stream().map(Report::subSqNum)).containsExactly(0, 1, 2);
        assertThat(segments.stream().map(Report::moreSegmentsFollow)).containsExactly(true, true, false);
        assertThat(segments).allSatisfy(segment -> {
            assertThat(octets(segment)).isLessThanOrEqualTo(HEAD + 4 * MEMBER + 29);
            assertThat(segment.sqNum()).contains(3);
            assertThat(segment.entryId()).contains(new EntryId(5));
            assertThat(segment.bufOvfl()).contains(true);
            assertThat(segment.confRev()).contains(7L);
        });
        assertThat(segments.stream().flatMap(segment -> segment.members().stream()))
                .extracting(Report.Member::index)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void aMemberThatOutgrewAMessage_hasASegmentOfItsOwn() {
        assertThat(segments(3, HEAD)).hasSize(3);
        assertThat(segments(1, HEAD)).hasSize(1);
    }

    @Test
    void aClientWithShortMessages_getsTheReportWhole() {
        ReportBench bench = new ReportBench();
        List<Report> onTheWire = new ArrayList<>();
        bench.size = report -> {
            onTheWire.add(report);
            return 500 + 400 * report.members().size();
        };
        bench.start();
        Client client = bench.connect(
                "narrow", Role.SERVICE_PROVIDER, ClientSettings.defaults().withMaxMessageSize(1024));
        client.enable(MEAS).set(MEAS, BrcbChange.NONE.withGi(true));
        bench.count(4);

        assertThat(client.heard).hasSize(2);
        assertThat(client.heard.get(0).members())
                .extracting(Report.Member::index)
                .containsExactly(0, 1, 2);
        assertThat(client.heard.get(0).moreSegmentsFollow()).isFalse();
        assertThat(client.heard)
                .extracting(report -> report.sqNum().orElseThrow())
                .containsExactly(0, 1);
        assertThat(client.losses).isEmpty();
        assertThat(onTheWire).isNotEmpty();
    }
}
