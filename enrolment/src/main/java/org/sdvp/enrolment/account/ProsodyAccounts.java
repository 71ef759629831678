package org.sdvp.enrolment.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The accounts of a running Prosody (0.12 or later), through its admin socket, the one that {@code prosodyctl shell} uses:
 * {@code mod_admin_shell}, in Debian's configuration on and at {@code /run/prosody/prosody.sock}.
 */
public final class ProsodyAccounts implements ServerAccounts {
    private static final String STREAM_HEADER =
            "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' xmlns='xmpp:prosody.im/admin' version='1.0'>";
    private static final Pattern RESULT =
            Pattern.compile("<repl-result(?<attributes>[^>]*?)(/>|>(?<text>.*?)</repl-result>)", Pattern.DOTALL);

    private final Path socket;
    private final String domain;

    /**
     * The accounts of one domain.
     *
     * @param socket Prosody's admin socket, {@code admin_socket} in its configuration
     * @param domain that Prosody serves
     */
    public ProsodyAccounts(Path socket, String domain) {
        this.socket = socket;
        this.domain = domain;
    }

    @Override
    public void add(String name, String password) throws IOException {
        command("add account", name, "create", AccountText.password(name, password));
    }

    @Override
    public void remove(String name) throws IOException {
        command("remove account", name, "delete");
    }

    @Override
    public void changePassword(String name, String password) throws IOException {
        command("change password of", name, "password", AccountText.password(name, password));
    }

    @Override
    public boolean exists(String name) throws IOException {
        // Taken alone by "and", since a second value would be taken for an error.
        String lua = ">require(\"core.usermanager\").user_exists(" + LuaText.quote(AccountText.name(name)) + ", "
                + LuaText.quote(domain) + ") and \"there\" or \"absent\"";
        return run("look for account", name, lua).contains("there");
    }

    private void command(String what, String name, String function, String... password) throws IOException {
        StringBuilder lua =
                new StringBuilder("user:" + function + "(" + LuaText.quote(AccountText.name(name) + "@" + domain));
        for (String secret : password) {
            lua.append(", ").append(LuaText.quote(secret));
        }
        run(what, name, lua.append(")").toString());
    }

    private String run(String what, String name, String lua) throws IOException {
        Matcher result = ask(lua);
        if (!result.find()) {
            throw new AccountException("cannot " + what + " " + name + ": Prosody closed its admin socket");
        }
        String text = Optional.ofNullable(result.group("text")).orElse("");
        if (result.group("attributes").contains("error")) {
            throw new AccountException(
                    "cannot " + what + " " + name + "@" + domain + ": Prosody answers '" + text + "'");
        }
        return text;
    }

    private Matcher ask(String lua) throws IOException {
        String escaped = lua.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String request = STREAM_HEADER + "<repl-input>" + escaped + "</repl-input>";
        String answer =
                UnixSocketCall.ask(socket, request, text -> RESULT.matcher(text).find());
        return RESULT.matcher(answer);
    }
}
