package org.sdvp.acsi.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;

@Tag("sSrv")
class DirectoryPagingTest {
    private static final Caller CALLER = new Caller("operator", Set.of(Role.SERVICE_PROVIDER));
    private static final int ALL = 121;

    private final CapturedListener server = new CapturedListener();

    @Test
    void page_hasAtMostTheNumberOfNamesOfTheLimits() {
        start(50, ResponseSize.estimate());

        assertThat(pages()).extracting(page -> page.names().size()).containsExactly(50, 50, 21);
    }

    @Test
    void page_isNeverLongerThanTheMessageSize_andTheDirectoryIsWhole() {
        // The negotiated size is 65,536 octets; each name is said to take 3,000.
        start(
                500,
                response -> response instanceof GetLogicalNodeDirectory.Response page
                        ? 100 + 3000 * page.names().size()
                        : 100);

        List<GetLogicalNodeDirectory.Response> pages = pages();

        assertThat(pages).allSatisfy(page -> assertThat(page.names()).hasSizeBetween(1, 21));
        assertThat(pages.stream().flatMap(page -> page.names().stream()))
                .hasSize(ALL)
                .doesNotHaveDuplicates();
    }

    @Test
    void nameThatDoesNotFit_isRefused() {
        start(500, response -> 100_000);

        assertThat(((Refusal) ask(Optional.empty())).error())
                .isEqualTo(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
    }

    @Test
    void continueAfter_aNameThatIsNotThere_isRefused() {
        start(50, ResponseSize.estimate());

        Refusal refusal = (Refusal) ask(Optional.of("Nope"));

        assertThat(refusal.error()).isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(refusal.detail()).contains("Nope");
    }

    @Test
    void continueAfter_theLastName_isAnEmptyLastPage() {
        start(50, ResponseSize.estimate());

        assertThat(ask(Optional.of("NamPlt"))).isEqualTo(new GetLogicalNodeDirectory.Response(List.of(), false));
    }

    private String association = "";

    private void start(int maxNames, ResponseSize size) {
        AcsiServer.builder(server, new ModelValues(ContractModel.create()), new ManualTimeSource())
                .accessPolicy(AccessPolicy.of(
                        List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, EnumSet.allOf(ServiceName.class)))))
                .limits(ServerLimits.defaults().withMaxNamesPerPage(maxNames))
                .responseSize(size)
                .build()
                .start();
        association = server.associate(CALLER);
    }

    private List<GetLogicalNodeDirectory.Response> pages() {
        List<GetLogicalNodeDirectory.Response> pages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            GetLogicalNodeDirectory.Response page = (GetLogicalNodeDirectory.Response) ask(after);
            pages.add(page);
            after = Optional.of(page.names().get(page.names().size() - 1));
        } while (pages.get(pages.size() - 1).moreFollows());
        return pages;
    }

    private AcsiResponse ask(Optional<String> after) {
        return server.call(
                CALLER,
                new AcsiPdu.Request(
                        Optional.of(association),
                        2,
                        new GetLogicalNodeDirectory.Request(
                                ObjectReference.parse("HP1/GAPC1"), AcsiClass.DATA_OBJECT, after)));
    }
}
