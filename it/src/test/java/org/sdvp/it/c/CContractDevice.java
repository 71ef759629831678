package org.sdvp.it.c;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ContractDevice;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.it.docs.ServicesPage;
import org.sdvp.model.Fcda;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.ValueText;

/** The device of the contract written in C, {@code contract-device.c}. */
final class CContractDevice implements ContractDevice {
    private final ServerModel model = ContractModel.create();
    private final Map<String, CompletableFuture<String>> ended = new ConcurrentHashMap<>();
    private final Predicate<String> link;
    private final CProgram program;

    /**
     * Starts it; it does not serve before it is told through what.
     *
     * @param files an empty folder
     * @param link takes what is of the link, and says whether a line was
     */
    CContractDevice(Path executable, Path files, Predicate<String> link) {
        this.link = link;
        program = new CProgram(executable, this::happened);
        program.ask("files " + files);
    }

    private void happened(String line) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("ended")) {
            end(words[1]).toCompletableFuture().complete(words.length > 2 ? words[2] : "");
        } else if (!link.test(line) && !line.equals(CProgram.OVER)) {
            System.err.println("device in C: " + line);
        }
    }

    /** The program, to talk to it. */
    CProgram program() {
        return program;
    }

    @Override
    public Set<ServiceName> services() {
        return ServicesPage.there(ServicesPage.C_SERVER);
    }

    /** It serves since it knows its link. */
    @Override
    public void start() {}

    @Override
    public void update(Fcda fcda, DataValue value) {
        DataType type = model.select(fcda).orElseThrow().type();
        program.ask("write " + fcda + " " + ValueText.print(type, value));
    }

    @Override
    public CompletionStage<String> end(String associationId) {
        return ended.computeIfAbsent(associationId, id -> new CompletableFuture<>());
    }

    @Override
    public void close() {
        program.close();
    }
}
