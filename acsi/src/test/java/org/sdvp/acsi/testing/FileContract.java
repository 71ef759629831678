package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sdvp.acsi.testing.ContractBench.await;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.Files;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.value.Octets;

/** File services; the server takes 200,000 octets a file. */
interface FileContract extends ContractBench {
    @Tag("sFt")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5000, 150_000})
    default void file_isReadBackToTheBit(int length) {
        Files files = associate().async().files();
        Octets content = random(length);

        await(files.setFile("contract/bits.bin", content));

        assertThat(await(files.getFile("contract/bits.bin", 200_000))).isEqualTo(content);
        assertThat(await(files.getFileAttributeValues("contract/bits.bin")))
                .extracting(FileEntry::fileSize)
                .containsExactly((long) length);
    }

    @Tag("sFt")
    @Test
    default void file_travelsInPartsOfASmallMessageSize() {
        Files files = associate(ClientSettings.defaults().withMaxMessageSize(1024), Role.SERVICE_PROVIDER)
                .async()
                .files();
        Octets content = random(3000);

        await(files.setFile("contract/small.bin", content));

        assertThat(await(files.getFile("contract/small.bin", 3000))).isEqualTo(content);
        assertThatThrownBy(() -> await(files.getFile("contract/small.bin", 2999)))
                .isInstanceOf(AcsiProtocolException.class)
                .hasMessageContaining("at most 2999 octets");
    }

    @Tag("sFt")
    @Test
    default void files_areListedInPagesAndDeleted() {
        BlockingAssociation association =
                associate(ClientSettings.defaults().withMaxMessageSize(1024), Role.SERVICE_PROVIDER);
        Files files = association.async().files();
        String[] names = IntStream.range(10, 40).mapToObj(i -> "listed/" + i).toArray(String[]::new);
        for (String name : names) {
            await(files.setFile(name, random(3)));
        }

        assertThat(await(files.getFileAttributeValues("listed")))
                .extracting(FileEntry::fileName)
                .containsExactly(names);
        assertThat(association.getServerDirectory(ObjectClass.FILE))
                .contains(names)
                .isSorted();

        for (String name : names) {
            await(files.deleteFile(name));
        }
        assertThat(refusal(() -> await(files.getFileAttributeValues("listed"))).error())
                .isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(refusal(() -> await(files.deleteFile("listed/10"))).error())
                .isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Tag("sFt")
    @Test
    default void fileThatCannotBe_isRefused() {
        Files files = associate().async().files();

        assertThat(refusal(() -> await(files.setFile("../outside", random(1)))).error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(refusal(() -> await(files.setFile("contract/long.bin", random(200_001))))
                        .error())
                .isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(refusal(() -> await(files.getFile("contract/long.bin", 10))).error())
                .isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Tag("sFt")
    @Test
    default void files_withoutRight_areNeitherReadNorListed() {
        BlockingAssociation user = associate(ClientSettings.defaults(), Role.USER);

        assertThat(refusal(() -> await(user.async().files().getFile("contract/bits.bin", 10)))
                        .error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
        assertThat(refusal(() -> user.getServerDirectory(ObjectClass.FILE)).error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
    }

    private static Octets random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Octets.of(bytes);
    }
}
