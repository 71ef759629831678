package org.sdvp.acsi.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.sdvp.acsi.client.BlockingAssociation;

/**
 * All services between a client and a server over one transport. A test class of a transport extends this and says how
 * the two are joined; one server serves all tests of the class, each with clients of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class AcsiContract
        implements AssociationContract,
                RoleContract,
                DirectoryContract,
                ReadContract,
                WriteContract,
                OperateContract,
                ControlContract,
                SettingGroupContract,
                FileContract,
                DataSetContract,
                ReportContract,
                LogContract {
    private final List<BlockingAssociation> opened = new ArrayList<>();
    private @Nullable ContractLink link;
    private @Nullable ContractDevice server;

    /** Joins the two sides. */
    protected abstract ContractLink open() throws Exception;

    /** The device behind the server's end of the link. */
    protected ContractDevice device(ContractLink opened) throws Exception {
        return new ContractServer(opened.server(), opened.time());
    }

    @BeforeAll
    void openLink() throws Exception {
        ContractLink opening = open();
        link = opening;
        ContractDevice device = device(opening);
        server = device;
        device.start();
    }

    @AfterEach
    void closeAssociations() {
        opened.forEach(BlockingAssociation::close);
        opened.clear();
    }

    @AfterAll
    void closeLink() throws Exception {
        server().close();
        link().close();
    }

    @Override
    public final ContractLink link() {
        return java.util.Objects.requireNonNull(link);
    }

    @Override
    public final ContractDevice server() {
        return java.util.Objects.requireNonNull(server);
    }

    @Override
    public final BlockingAssociation closeLater(BlockingAssociation association) {
        opened.add(association);
        return association;
    }
}
