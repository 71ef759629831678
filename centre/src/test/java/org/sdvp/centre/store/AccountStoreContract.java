package org.sdvp.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.centre.store.Fleets.NOON;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sdvp.centre.account.AccountStore;
import org.sdvp.centre.account.ApiToken;
import org.sdvp.centre.account.AuditEntry;
import org.sdvp.centre.account.Login;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.account.User;

/** What any store of accounts does. */
interface AccountStoreContract {
    /** An empty database. */
    FleetDatabase database();

    private AccountStore store() {
        return database().accounts();
    }

    private static User user(String name, String tenant) {
        return new User(name, tenant, Role.OPERATOR, Optional.of("$hash"), Optional.empty(), true, NOON);
    }

    private static User federated(String name, String subject) {
        return new User(
                name,
                "main",
                Role.VIEWER,
                Optional.empty(),
                Optional.of(new User.Subject("https://id.example.org", subject)),
                true,
                NOON);
    }

    private static ApiToken token(String id, String user) {
        return new ApiToken(
                id, user, "label", Role.VIEWER, "sdvp_", "hash " + id, NOON, Optional.empty(), Optional.empty());
    }

    private static Login login(String id, String user) {
        return new Login(id, user, "hash " + id, Optional.empty(), "csrf", NOON, NOON, NOON);
    }

    @Test
    default void addFirst_byManyThreads_succeedsOnce() {
        assertThat(store().isEmpty()).isTrue();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                User user = user("user" + i, "main");
                running.add(CompletableFuture.supplyAsync(() -> store().addFirst(user), threads));
            }
            assertThat(running.stream().filter(CompletableFuture::join)).hasSize(1);
        } finally {
            threads.shutdown();
        }
        assertThat(store().isEmpty()).isFalse();
        assertThat(store().users("main")).hasSize(1);
    }

    @Test
    default void add_refusesANameThatIsTaken_inWhateverCapitals_andASubject() {
        assertThat(store().add(user("Ærø", "main"))).isTrue();
        assertThat(store().add(user("æRØ", "south"))).isFalse();
        assertThat(store().add(federated("bo", "7"))).isTrue();
        assertThat(store().add(federated("carl", "7"))).isFalse();
        assertThat(store().add(federated("carl", "8"))).isTrue();
        assertThat(store().user("ÆRØ")).hasValue(user("Ærø", "main"));
        assertThat(store().user(new User.Subject("https://id.example.org", "8")))
                .hasValue(federated("carl", "8"));
        assertThat(store().user(new User.Subject("https://other.example.org", "8")))
                .isEmpty();
        assertThat(store().users("main")).extracting(User::name).containsExactly("bo", "carl", "Ærø");
        assertThat(store().users("south")).isEmpty();
        store().add(user("dora", "south"));
        assertThat(store().tenants()).containsExactly("main", "south");
    }

    @Test
    default void update_changesAllButNameTenantAndTime() {
        store().add(user("ada", "main"));
        User changed =
                new User("Ada", "south", Role.ADMIN, Optional.of("$new"), Optional.empty(), false, NOON.plusSeconds(9));
        assertThat(store().update(changed)).isTrue();
        assertThat(store().user("ada"))
                .hasValue(new User("ada", "main", Role.ADMIN, Optional.of("$new"), Optional.empty(), false, NOON));
        assertThat(store().update(user("bo", "main"))).isFalse();
    }

    @Test
    default void removeUser_takesItsTokensAndLogins() {
        for (String name : List.of("ada", "bo")) {
            store().add(user(name, "main"));
            store().add(token("t-" + name, name));
            store().add(login("l-" + name, name));
        }
        assertThat(store().removeUser("ADA")).isTrue();
        assertThat(store().removeUser("ada")).isFalse();
        assertThat(store().token("hash t-ada")).isEmpty();
        assertThat(store().login("hash l-ada")).isEmpty();
        assertThat(store().token("hash t-bo")).hasValue(token("t-bo", "bo"));
        assertThat(store().login("hash l-bo")).hasValue(login("l-bo", "bo"));
    }

    @Test
    default void tokens_areThoseOfATenant_newestFirst() {
        store().add(user("ada", "main"));
        store().add(user("bo", "south"));
        ApiToken first = token("1", "ada");
        ApiToken second = new ApiToken(
                "2",
                "ada",
                "later",
                Role.ADMIN,
                "p",
                "h2",
                NOON.plusSeconds(1),
                Optional.of(NOON.plusSeconds(2)),
                Optional.empty());
        List.of(first, second, token("3", "bo")).forEach(token -> store().add(token));
        assertThat(store().tokens("main")).containsExactly(second, first);
        store().tokenUsed("1", NOON.plusSeconds(60));
        assertThat(store().token(first.hash()).flatMap(ApiToken::used)).hasValue(NOON.plusSeconds(60));
        assertThat(store().removeToken("1")).isTrue();
        assertThat(store().removeToken("1")).isFalse();
        assertThat(store().tokens("main")).containsExactly(second);
    }

    @Test
    default void login_isFoundByItsPresentAndItsFormerHash() {
        store().add(login("1", "ada"));
        Login rotated = new Login(
                "1", "ada", "new", Optional.of("hash 1"), "csrf", NOON, NOON.plusSeconds(60), NOON.plusSeconds(60));
        store().update(rotated);
        assertThat(store().login("new")).hasValue(rotated);
        assertThat(store().login("hash 1")).hasValue(rotated);
        store().update(new Login("1", "ada", "newer", Optional.of("new"), "csrf", NOON, NOON, NOON));
        assertThat(store().login("hash 1")).isEmpty();
        store().removeLogin("1");
        assertThat(store().login("newer")).isEmpty();
    }

    @Test
    default void removeLogins_takesThoseOfAUser_andOldOnes() {
        store().add(login("1", "ada"));
        store().add(login("2", "bo"));
        store().add(new Login("3", "bo", "h3", Optional.empty(), "c", NOON, NOON.plusSeconds(60), NOON));
        store().add(new Login(
                "4", "bo", "h4", Optional.empty(), "c", NOON.plusSeconds(60), NOON.plusSeconds(60), NOON));
        store().removeLogins("ada");
        assertThat(store().login("hash 1")).isEmpty();
        store().removeLogins(NOON, NOON.plusSeconds(30));
        assertThat(store().login("hash 2")).isEmpty();
        assertThat(store().login("h3")).isPresent();
        store().removeLogins(NOON.plusSeconds(30), NOON);
        assertThat(store().login("h3")).isEmpty();
        assertThat(store().login("h4")).isPresent();
    }

    @Test
    default void audit_isShownToItsTenantOnly_newestFirst() {
        for (int i = 0; i < 4; i++) {
            database()
                    .audit()
                    .add(new AuditEntry(
                            0,
                            NOON.plusSeconds(i),
                            i % 2 == 0 ? "main" : "",
                            "ada\u0000",
                            "::1",
                            "login",
                            "",
                            "no " + i));
        }
        List<AuditEntry> all = database().audit().entries("main", Long.MAX_VALUE, 10);
        assertThat(all).extracting(AuditEntry::result).containsExactly("no 2", "no 0");
        AuditEntry newest = all.get(0);
        assertThat(newest)
                .isEqualTo(new AuditEntry(
                        newest.id(), NOON.plusSeconds(2), "main", "ada\uFFFD", "::1", "login", "", "no 2"));
        assertThat(database().audit().entries("main", newest.id(), 10)).containsExactly(all.get(1));
        assertThat(database().audit().entries("main", Long.MAX_VALUE, 1)).containsExactly(newest);
        assertThat(database().audit().entries("", Long.MAX_VALUE, 10)).isEmpty();
    }
}
