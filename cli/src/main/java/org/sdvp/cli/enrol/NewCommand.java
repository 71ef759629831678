package org.sdvp.cli.enrol;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sdvp.acsi.Role;
import org.sdvp.cli.output.Json;
import org.sdvp.enrolment.certificate.PrivateFile;
import org.sdvp.enrolment.code.EnrolmentCode;
import org.sdvp.enrolment.code.QrCode;
import org.sdvp.enrolment.desk.BoxOrder;
import org.sdvp.enrolment.desk.DeskException;
import org.sdvp.enrolment.desk.DeskSettings;
import org.sdvp.enrolment.desk.EnrolmentDesk;
import org.sdvp.operator.InputException;
import org.sdvp.xmpp.stanza.Jid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp enrol new}: codes for boxes. */
@Command(
        name = "new",
        description = "make the account and the one-time code of a box, or of all in a file",
        footer = {
            "",
            "Who has the code can take the place of the box until it is used or has run out: hand it over as a password. A box "
                    + "that did not use its code gets a new one, and the old one is void. FILE.csv has the columns name, "
                    + "site, owners (JID=GROUP;JID=GROUP)."
        })
final class NewCommand implements Callable<Integer> {
    private final Office office;

    @Mixin
    private DeskOptions options = new DeskOptions();

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "the box: the local part of its account")
    private List<String> names = List.of();

    @Option(names = "--csv", paramLabel = "FILE", description = "take the boxes from a file")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--site", paramLabel = "TEXT", description = "what people call the place")
    private String site = "";

    @Option(
            names = "--owner",
            paramLabel = "JID=GROUP",
            description = "who gets which role; may be there several times (default: the desk as Service Provider)")
    private List<String> owners = List.of();

    @Option(
            names = "--valid",
            paramLabel = "TIME",
            defaultValue = "7d",
            description = "how long the code can be used (default: ${DEFAULT-VALUE})")
    private Duration valid = Duration.ofDays(7);

    @Option(names = "--sheet", paramLabel = "FILE", description = "write a page with all codes, to print")
    private Optional<Path> sheet = Optional.empty();

    NewCommand(Office office) {
        this.office = office;
    }

    @Override
    public Integer call() throws IOException {
        List<BoxOrder> orders = orders();
        EnrolmentDesk desk = options.open(office);
        desk.expire();
        List<CodeSheet.Card> cards = new ArrayList<>();
        int refused = 0;
        for (BoxOrder order : orders) {
            try {
                EnrolmentCode code = desk.order(order);
                cards.add(new CodeSheet.Card(order, code, until()));
            } catch (DeskException e) {
                // One box of a fleet must not keep the codes of the others from being seen: they are nowhere else.
                office.tell().accept(String.valueOf(e.getMessage()));
                refused++;
            }
        }
        if (sheet.isPresent()) {
            PrivateFile.write(sheet.get(), CodeSheet.of(cards));
            office.tell().accept(cards.size() + " codes in " + sheet.get() + ", readable by you only");
        }
        print(cards);
        return refused == 0 ? 0 : 3;
    }

    private List<BoxOrder> orders() {
        if (csv.isPresent() != names.isEmpty()) {
            throw new InputException("expected NAME or --csv FILE" + (names.isEmpty() ? "" : ", not both"));
        }
        Map<Jid, Set<String>> who = owners.isEmpty()
                ? Map.of(DeskSettings.load(options.directory(office)).desk(), Set.of(Role.SERVICE_PROVIDER.text()))
                : Owners.of(owners);
        if (csv.isPresent()) {
            return BoxList.read(csv.get(), who, valid);
        }
        try {
            return names.stream()
                    .map(name -> new BoxOrder(name, site, who, valid))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private String until() {
        return Instant.now().plus(valid).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void print(List<CodeSheet.Card> cards) {
        if (options.json()) {
            office.out()
                    .println(Json.document(
                            Map.of("codes", cards.stream().map(NewCommand::tree).toList())));
            return;
        }
        for (CodeSheet.Card card : cards) {
            String text = card.code().text();
            if (cards.size() == 1 && office.screen().isTerminal()) {
                office.out().print(QrCode.of(text).blocks());
            }
            office.out().println(card.code().box() + ", once, until " + card.until());
            office.out().println(text);
        }
        if (!cards.isEmpty()) {
            office.tell().accept("at the box: sdvp enrol redeem CODE; \"sdvp enrol serve\" has to run here meanwhile");
        }
    }

    private static Map<String, Object> tree(CodeSheet.Card card) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("box", card.code().box().toString());
        tree.put("site", card.order().site());
        tree.put("until", card.until());
        tree.put("code", card.code().text());
        return tree;
    }
}
