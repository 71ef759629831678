package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes the accounts of a running Prosody through its admin socket, a Unix socket in the private directory. */
final class ProsodyAccounts implements ServerAccounts {
    private static final String STREAM_HEADER =
            "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' xmlns='xmpp:prosody.im/admin' version='1.0'>";
    private static final Pattern RESULT =
            Pattern.compile("<repl-result(?<attributes>[^>]*?)(/>|>(?<text>.*?)</repl-result>)", Pattern.DOTALL);

    private final Path socket;
    private final String domain;

    ProsodyAccounts(Path socket, String domain) {
        this.socket = socket;
        this.domain = domain;
    }

    @Override
    public void add(String name, String password) throws IOException {
        command("add account", name, "create", password);
    }

    @Override
    public void remove(String name) throws IOException {
        command("remove account", name, "delete");
    }

    @Override
    public void changePassword(String name, String password) throws IOException {
        command("change password of", name, "password", password);
    }

    private void command(String what, String name, String function, String... password) throws IOException {
        StringBuilder lua = new StringBuilder("user:" + function + "(" + ProsodySoftware.quote(name + "@" + domain));
        for (String secret : password) {
            lua.append(", ").append(ProsodySoftware.quote(secret));
        }
        Matcher result = ask(lua.append(")").toString());
        if (!result.find()) {
            throw new XmppServerException("cannot " + what + " " + name + ": Prosody closed its admin socket");
        }
        if (result.group("attributes").contains("error")) {
            throw new XmppServerException(
                    "cannot " + what + " " + name + "@" + domain + ": Prosody answers '" + result.group("text") + "'");
        }
    }

    private Matcher ask(String lua) throws IOException {
        String escaped = lua.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String request = STREAM_HEADER + "<repl-input>" + escaped + "</repl-input>";
        String answer =
                UnixSocketCall.ask(socket, request, text -> RESULT.matcher(text).find());
        return RESULT.matcher(answer);
    }
}
