package org.sdvp.cli.enrol;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sdvp.cli.output.Json;
import org.sdvp.enrolment.desk.EnrolmentDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sdvp enrol revoke}: takes boxes out. */
@Command(
        name = "revoke",
        description = "take boxes out: their streams end, and neither password nor certificate logs in any more")
final class RevokeCommand implements Callable<Integer> {
    private final Office office;

    @Mixin
    private DeskOptions options = new DeskOptions();

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "the box")
    private List<String> names = List.of();

    RevokeCommand(Office office) {
        this.office = office;
    }

    @Override
    public Integer call() {
        EnrolmentDesk desk = options.open(office);
        for (String name : names) {
            desk.revoke(name);
            if (!options.json()) {
                office.out().println(name + " is revoked: its account is removed");
            }
        }
        if (options.json()) {
            office.out().println(Json.document(Map.of("revoked", names)));
        }
        return 0;
    }
}
