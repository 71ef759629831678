package org.sdvp.enrolment.account;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The accounts of a running ejabberd, through its HTTP API ({@code mod_http_api}) on a Unix socket. ejabberd is to have
 *
 * <pre>{@code
 * listen:
 *   - { port: "unix:/run/ejabberd/api.sock", tag: enrolment, module: ejabberd_http, request_handlers: { /api: mod_http_api } }
 * api_permissions:
 *   accounts: { from: [{ tag: enrolment }], who: all, what: [register, unregister, change_password, check_account] }
 * modules:
 *   mod_admin_extra: {}
 * }</pre>
 *
 * Who may open the socket is the system's business: its directory is to be for the administrator alone.
 */
public final class EjabberdAccounts implements ServerAccounts {
    /** The commands that this class needs, and the only ones that ejabberd's configuration has to allow. */
    public static final String COMMANDS = "[register, unregister, change_password, check_account]";

    private final Path socket;
    private final String domain;

    /**
     * The accounts of one domain.
     *
     * @param socket Unix socket of the HTTP API
     * @param domain that ejabberd serves
     */
    public EjabberdAccounts(Path socket, String domain) {
        this.socket = socket;
        this.domain = domain;
    }

    @Override
    public void add(String name, String password) throws IOException {
        require(
                "add account",
                name,
                call("register", AccountText.name(name), "password", AccountText.password(name, password)));
    }

    @Override
    public void remove(String name) throws IOException {
        requireAccount("remove account", name);
        require("remove account", name, call("unregister", name));
    }

    @Override
    public void changePassword(String name, String password) throws IOException {
        requireAccount("change password of", name);
        require(
                "change password of",
                name,
                call("change_password", name, "newpass", AccountText.password(name, password)));
    }

    @Override
    public boolean exists(String name) throws IOException {
        Answer answer = call("check_account", AccountText.name(name));
        require("look for account", name, answer);
        return answer.body().equals("0");
    }

    /** ejabberd itself is content with removing an account that is not there. */
    private void requireAccount(String what, String name) throws IOException {
        if (!exists(name)) {
            throw new AccountException("cannot " + what + " " + name + "@" + domain + ": there is no such account");
        }
    }

    private void require(String what, String name, Answer answer) throws AccountException {
        if (answer.status() != 200) {
            throw new AccountException("cannot " + what + " " + name + "@" + domain + ": ejabberd answers "
                    + answer.status() + " '" + answer.body() + "'");
        }
    }

    private Answer call(String command, String name, String... more) throws IOException {
        StringBuilder json = new StringBuilder("{");
        member(json, "user", name).append(',');
        member(json, "host", domain);
        for (int i = 0; i < more.length; i += 2) {
            member(json.append(','), more[i], more[i + 1]);
        }
        json.append('}');
        // All characters are ASCII, so characters and octets count the same.
        String request = "POST /api/" + command + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
        return Answer.parse(UnixSocketCall.ask(socket, request, text -> false));
    }

    /** Names and passwords are printable ASCII, so these two escapes are all that JSON asks for. */
    private static StringBuilder member(StringBuilder json, String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return json.append('"').append(name).append("\":\"").append(escaped).append('"');
    }

    private record Answer(int status, String body) {
        static Answer parse(String http) throws AccountException {
            String[] head = http.split(" ", 3);
            int body = http.indexOf("\r\n\r\n");
            if (head.length < 3 || !head[1].matches("\\d{3}") || body < 0) {
                throw new AccountException("expected an HTTP answer of ejabberd, got '" + http + "'");
            }
            return new Answer(
                    Integer.parseInt(head[1]), http.substring(body + 4).strip());
        }
    }
}
