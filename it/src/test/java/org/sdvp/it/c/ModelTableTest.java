package org.sdvp.it.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.demo.host.HostCommand;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.ServerModel;
import org.sdvp.model.c.CTable;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.ServiceLimits;
import org.sdvp.model.scl.write.SclWriter;

/** Tables in C that models become, compiled as the C library is and printed by a program in C. */
class ModelTableTest {
    private static final String SYMBOL = "dumped_model";

    @TempDir
    Path folder;

    @BeforeAll
    static void needCompiler() throws IOException {
        CTools.needCompiler();
    }

    @RepeatedTest(6)
    void anyModel_comesBackFromC(RepetitionInfo info) throws IOException {
        long seed = 7919L * info.getCurrentRepetition();
        comesBack(new RandomModel(seed).model(), "seed " + seed);
    }

    @Test
    void theModelOfTheContract_comesBackFromC() throws IOException {
        comesBack(ContractModel.create(), "contract");
    }

    @Test
    void theModelOfAHeatPump_comesBackFromC() throws IOException {
        comesBack(HeatPumpModel.create("HP1").serverModel(), "heat pump");
    }

    /** What the tests of C read an SCL file against. */
    @Test
    void filesOfTheContractInC_areMadeOfItsModel() throws IOException {
        ByteArrayOutputStream scl = new ByteArrayOutputStream();
        SclWriter.write(ContractModel.create(), ServiceLimits.UNSTATED, scl);
        assertThat(CTools.librarySource("test/contract.icd")).hasContent(scl.toString(StandardCharsets.UTF_8));
        ServerModel read =
                SclFile.read(CTools.librarySource("test/contract.icd")).single().model();
        CTable table = new CTable(read, "contract_table");
        assertThat(CTools.librarySource("test/contract_table.h")).hasContent(table.header());
        assertThat(CTools.librarySource("test/contract_table.c"))
                .hasContent(table.source(Optional.of("contract_table.h")));
    }

    private void comesBack(ServerModel model, String what) throws IOException {
        CTable table = new CTable(model, SYMBOL);
        Files.writeString(folder.resolve("table.h"), table.header());
        Files.writeString(folder.resolve("table.c"), table.source(Optional.of("table.h")));
        Path program = folder.resolve("dump");
        CTools.compile(program, folder.resolve("table.c"), CTools.testSource("model-dump.c"));

        String printed = HostCommand.require(folder, java.util.List.of(program.toString()))
                .output();
        assertThat(printed.lines().toList()).as(what).isEqualTo(ModelDump.of(model));
    }
}
