package org.sdvp.centre.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.sdvp.centre.account.AccountStore;
import org.sdvp.centre.account.ApiToken;
import org.sdvp.centre.account.Login;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.account.User;
import org.sdvp.centre.store.database.Columns;
import org.sdvp.centre.store.database.Database;
import org.sdvp.centre.store.database.GroupCommit;
import org.sdvp.centre.store.database.Micros;
import org.sdvp.centre.store.database.Texts;

/** Users, tokens and logins. */
final class SqlAccounts implements AccountStore {
    private static final String USER =
            "SELECT name, tenant, role, password, issuer, subject, enabled, created FROM account ";
    private static final String ADD =
            "INSERT INTO account (name, folded, tenant, role, password, issuer, subject, enabled,"
                    + " created) SELECT :name, :folded, :tenant, :role, :password, :issuer, :subject, :enabled, :created";
    private static final String TOKEN =
            "SELECT t.id, t.account, t.label, t.role, t.prefix, t.hash, t.created, t.expires,"
                    + " t.used FROM api_token t ";
    private static final String LOGIN = "SELECT id, account, hash, former, csrf, began, seen, rotated FROM login ";

    private final Database database;
    private final GroupCommit commits;

    SqlAccounts(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    @Override
    public boolean isEmpty() {
        return database.read(
                "read the users",
                handle -> handle.createQuery("SELECT 1 FROM account LIMIT 1")
                        .mapTo(Integer.class)
                        .findOne()
                        .isEmpty());
    }

    @Override
    public boolean addFirst(User user) {
        return add(user, " WHERE NOT EXISTS (SELECT 1 FROM account) ON CONFLICT DO NOTHING");
    }

    @Override
    public boolean add(User user) {
        return add(user, " WHERE true ON CONFLICT DO NOTHING");
    }

    private boolean add(User user, String condition) {
        return commits.write(
                "store a user",
                handle -> bound(handle.createUpdate(ADD + condition), user)
                                .bind("name", user.name())
                                .bind("tenant", user.tenant())
                                .bind("created", Micros.of(user.created()))
                                .execute()
                        == 1);
    }

    private static <S extends SqlStatement<S>> S bound(S statement, User user) {
        return statement
                .bind("folded", folded(user.name()))
                .bind("role", user.role().name())
                .bind("password", Columns.text(user.password()))
                .bind("issuer", Columns.text(user.subject().map(User.Subject::issuer)))
                .bind("subject", Columns.text(user.subject().map(User.Subject::id)))
                .bind("enabled", user.enabled() ? 1 : 0);
    }

    private static String folded(String name) {
        return Texts.clean(name).toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<User> user(String name) {
        return database.read(
                "read a user",
                handle -> handle.createQuery(USER + "WHERE folded = ?")
                        .bind(0, folded(name))
                        .map((row, context) -> user(row))
                        .findOne());
    }

    @Override
    public Optional<User> user(User.Subject subject) {
        return database.read(
                "read a user",
                handle -> handle.createQuery(USER + "WHERE issuer = ? AND subject = ?")
                        .bind(0, Texts.clean(subject.issuer()))
                        .bind(1, Texts.clean(subject.id()))
                        .map((row, context) -> user(row))
                        .findOne());
    }

    @Override
    public List<User> users(String tenant) {
        return database.read(
                "read the users",
                handle -> handle.createQuery(USER + "WHERE tenant = ? ORDER BY folded")
                        .bind(0, tenant)
                        .map((row, context) -> user(row))
                        .list());
    }

    private static User user(ResultSet row) throws SQLException {
        String issuer = row.getString(5);
        Optional<User.Subject> subject =
                issuer == null ? Optional.empty() : Optional.of(new User.Subject(issuer, row.getString(6)));
        return new User(
                row.getString(1),
                row.getString(2),
                Role.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                subject,
                row.getInt(7) != 0,
                Columns.time(row, 8));
    }

    @Override
    public List<String> tenants() {
        return database.read(
                "read the tenants",
                handle -> handle.createQuery("SELECT DISTINCT tenant FROM account ORDER BY tenant")
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public boolean update(User user) {
        return commits.write(
                "store a user",
                handle -> bound(
                                        handle.createUpdate("UPDATE account SET role = :role, password = :password,"
                                                + " issuer = :issuer, subject = :subject, enabled = :enabled"
                                                + " WHERE folded = :folded"),
                                        user)
                                .execute()
                        == 1);
    }

    @Override
    public boolean removeUser(String name) {
        return commits.write("forget a user", handle -> {
            String ofUser = " WHERE account IN (SELECT name FROM account WHERE folded = ?)";
            handle.execute("DELETE FROM api_token" + ofUser, folded(name));
            handle.execute("DELETE FROM login" + ofUser, folded(name));
            return handle.execute("DELETE FROM account WHERE folded = ?", folded(name)) == 1;
        });
    }

    @Override
    public void add(ApiToken token) {
        commits.write(
                "store a token",
                handle -> handle.createUpdate(
                                "INSERT INTO api_token (id, account, label, role, prefix, hash, created, expires, used)"
                                        + " VALUES (:id, :account, :label, :role, :prefix, :hash, :created, :expires, :used)")
                        .bind("id", token.id())
                        .bind("account", token.user())
                        .bind("label", Texts.clean(token.label()))
                        .bind("role", token.role().name())
                        .bind("prefix", token.prefix())
                        .bind("hash", token.hash())
                        .bind("created", Micros.of(token.created()))
                        .bind("expires", Columns.micros(token.expires()))
                        .bind("used", Columns.micros(token.used()))
                        .execute());
    }

    @Override
    public Optional<ApiToken> token(String hash) {
        return database.read(
                "read a token",
                handle -> handle.createQuery(TOKEN + "WHERE t.hash = ?")
                        .bind(0, hash)
                        .map((row, context) -> token(row))
                        .findOne());
    }

    @Override
    public List<ApiToken> tokens(String tenant) {
        return database.read(
                "read the tokens",
                handle -> handle.createQuery(
                                TOKEN
                                        + "JOIN account a ON a.name = t.account WHERE a.tenant = ? ORDER BY t.created DESC, t.id DESC")
                        .bind(0, tenant)
                        .map((row, context) -> token(row))
                        .list());
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Role.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                Columns.time(row, 7),
                Columns.someTime(row, 8),
                Columns.someTime(row, 9));
    }

    @Override
    public void tokenUsed(String id, Instant at) {
        commits.write(
                "store a token",
                handle -> handle.execute("UPDATE api_token SET used = ? WHERE id = ?", Micros.of(at), id));
    }

    @Override
    public boolean removeToken(String id) {
        return commits.write("forget a token", handle -> handle.execute("DELETE FROM api_token WHERE id = ?", id) == 1);
    }

    @Override
    public void add(Login login) {
        commits.write(
                "store a login",
                handle -> times(
                                handle.createUpdate(
                                        "INSERT INTO login (id, account, hash, former, csrf, began, seen, rotated)"
                                                + " VALUES (:id, :account, :hash, :former, :csrf, :began, :seen, :rotated)"),
                                login)
                        .bind("account", login.user())
                        .bind("csrf", login.csrf())
                        .execute());
    }

    private static <S extends SqlStatement<S>> S times(S statement, Login login) {
        return statement
                .bind("id", login.id())
                .bind("hash", login.hash())
                .bind("former", Columns.text(login.former()))
                .bind("began", Micros.of(login.began()))
                .bind("seen", Micros.of(login.seen()))
                .bind("rotated", Micros.of(login.rotated()));
    }

    @Override
    public Optional<Login> login(String hash) {
        return database.read(
                "read a login",
                handle -> handle.createQuery(LOGIN + "WHERE hash = ? OR former = ?")
                        .bind(0, hash)
                        .bind(1, hash)
                        .map((row, context) -> login(row))
                        .findFirst());
    }

    private static Login login(ResultSet row) throws SQLException {
        return new Login(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                row.getString(5),
                Columns.time(row, 6),
                Columns.time(row, 7),
                Columns.time(row, 8));
    }

    @Override
    public void update(Login login) {
        commits.write(
                "store a login",
                handle -> times(
                                handle.createUpdate("UPDATE login SET hash = :hash, former = :former, began = :began,"
                                        + " seen = :seen, rotated = :rotated WHERE id = :id"),
                                login)
                        .execute());
    }

    @Override
    public void removeLogin(String id) {
        forgetLogins("DELETE FROM login WHERE id = ?", id);
    }

    @Override
    public void removeLogins(String user) {
        forgetLogins("DELETE FROM login WHERE account = ?", user);
    }

    @Override
    public void removeLogins(Instant beganBefore, Instant seenBefore) {
        forgetLogins("DELETE FROM login WHERE began < ? OR seen < ?", Micros.of(beganBefore), Micros.of(seenBefore));
    }

    private void forgetLogins(String sql, Object... parameters) {
        commits.write("forget logins", (Handle handle) -> handle.execute(sql, parameters));
    }
}
