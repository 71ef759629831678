package org.sdvp.centre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.centre.account.LoginRules;
import org.sdvp.centre.account.OidcSettings;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.account.Users;
import org.sdvp.centre.rest.SiteSettings;
import org.sdvp.centre.store.DatabaseSettings;
import org.sdvp.centre.store.Retention;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a {@link CentreConfig}. */
final class CentreConfigReader {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([mhd])");
    private static final Map<String, Duration> UNITS =
            Map.of("m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));
    private static final String ENV = "SDVP_CENTRE_";

    private final Path folder;
    private final String name;
    private final JsonNode root;
    private final Map<String, String> env;

    private CentreConfigReader(Path folder, String name, JsonNode root, Map<String, String> env) {
        this.folder = folder;
        this.name = name;
        this.root = root;
        this.env = env;
    }

    static CentreConfig read(Optional<Path> file, Map<String, String> env, Path usual) {
        Path folder = file.map(path -> path.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
        String name = file.map(Path::toString).orElse("the environment");
        CentreConfigReader reader = new CentreConfigReader(
                folder, name, file.map(CentreConfigReader::parse).orElse(parse("")), env);
        try {
            return reader.config(usual);
        } catch (IllegalArgumentException e) {
            throw new CentreException(name + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            // What follows the first line quotes the document, which may hold a password.
            throw new CentreException(file + ":" + line + ": this is no YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new CentreException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode parse(String text) {
        return YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(text.isBlank() ? "{}" : text);
    }

    private CentreConfig config(Path usual) {
        only(root, "", "profile", "tenant", "database", "web", "login", "oidc");
        Optional<Path> profile =
                env("PROFILE").or(() -> text(root, "", "profile")).map(folder::resolve);
        return new CentreConfig(
                profile,
                text(root, "", "tenant").orElse(Users.FIRST_TENANT),
                database(usual),
                site(),
                logins(),
                oidc());
    }

    private DatabaseSettings database(Path usual) {
        JsonNode section = section("database", "file", "url", "user", "password-file", "keep-samples", "keep-means");
        Optional<String> other = env("DATABASE");
        Optional<String> url = other.filter(text -> text.startsWith("jdbc:"))
                .or(() -> other.isPresent() ? Optional.empty() : text(section, "database", "url"));
        Optional<String> file =
                other.filter(text -> !text.startsWith("jdbc:")).or(() -> text(section, "database", "file"));
        if (other.isEmpty() && url.isPresent() && file.isPresent()) {
            throw new CentreException(name + ": database: expected file or url, not both");
        }
        DatabaseSettings settings = url.isPresent()
                ? DatabaseSettings.postgres(
                        url.get(),
                        text(section, "database", "user").orElse(""),
                        text(section, "database", "password-file")
                                .map(this::secret)
                                .orElse(""))
                : DatabaseSettings.sqlite(file.map(folder::resolve).orElse(usual));
        return settings.with(new Retention(
                duration(section, "database", "keep-samples", Retention.USUAL.samples()),
                duration(section, "database", "keep-means", Retention.USUAL.means())));
    }

    private SiteSettings site() {
        JsonNode section = section("web", "host", "port", "keystore", "keystore-password-file", "proxied", "open");
        SiteSettings usual = SiteSettings.USUAL;
        Optional<String> port = env("PORT").or(() -> text(section, "web", "port"));
        Optional<SiteSettings.Tls> tls = text(section, "web", "keystore")
                .map(keystore -> new SiteSettings.Tls(
                        folder.resolve(keystore),
                        secret(text(section, "web", "keystore-password-file")
                                .orElseThrow(() -> new CentreException(
                                        name + ": web.keystore needs web.keystore-password-file")))));
        return new SiteSettings(
                env("HOST").or(() -> text(section, "web", "host")).orElse(usual.host()),
                port.map(this::port).orElse(usual.port()),
                tls,
                flag(section, "web", "proxied"),
                flag(section, "web", "open"),
                usual.limits());
    }

    private int port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new CentreException(name + ": expected a port from 0 to 65535, but got \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private LoginRules logins() {
        JsonNode section = section("login", "idle", "whole");
        LoginRules usual = LoginRules.USUAL;
        return new LoginRules(
                duration(section, "login", "idle", usual.idle()),
                duration(section, "login", "whole", usual.whole()),
                usual.rotation());
    }

    private Optional<OidcSettings> oidc() {
        if (!root.has("oidc")) {
            return Optional.empty();
        }
        JsonNode section = section(
                "oidc", "issuer", "client-id", "client-secret-file", "address", "claim", "roles", "tenant", "scopes");
        Map<String, Role> roles = new LinkedHashMap<>();
        section.path("roles")
                .properties()
                .forEach(entry ->
                        roles.put(entry.getKey(), Role.of(entry.getValue().asString(""))));
        return Optional.of(new OidcSettings(
                required(section, "oidc", "issuer"),
                required(section, "oidc", "client-id"),
                secret(required(section, "oidc", "client-secret-file")),
                required(section, "oidc", "address"),
                scopes(section),
                new OidcSettings.Mapping(
                        text(section, "oidc", "claim").orElse("groups"),
                        roles,
                        text(section, "oidc", "tenant").orElse(Users.FIRST_TENANT))));
    }

    private static List<String> scopes(JsonNode section) {
        List<String> scopes = new ArrayList<>(List.of("openid", "profile"));
        section.path("scopes").forEach(scope -> scopes.add(scope.asString("")));
        return scopes;
    }

    private String required(JsonNode section, String path, String key) {
        return text(section, path, key)
                .orElseThrow(() -> new CentreException(name + ": " + path + "." + key + " is missing"));
    }

    private JsonNode section(String key, String... known) {
        JsonNode section = root.path(key);
        if (!section.isMissingNode() && !section.isNull() && !section.isObject()) {
            throw new CentreException(name + ": " + key + ": expected keys with values");
        }
        only(section, key, known);
        return section;
    }

    private void only(JsonNode section, String path, String... known) {
        if (path.isEmpty() && !section.isObject()) {
            throw new CentreException(name + ": expected keys with values");
        }
        Set<String> keys = Set.of(known);
        for (String key : section.propertyNames()) {
            if (!keys.contains(key)) {
                throw new CentreException(name + ": unknown key \"" + (path.isEmpty() ? key : path + "." + key)
                        + "\"; expected one of " + String.join(", ", known));
            }
        }
    }

    private Optional<String> env(String key) {
        return Optional.ofNullable(env.get(ENV + key)).filter(text -> !text.isBlank());
    }

    private Optional<String> text(JsonNode section, String path, String key) {
        JsonNode found = section.path(key);
        if (found.isMissingNode() || found.isNull()) {
            return Optional.empty();
        }
        if (!found.isValueNode()) {
            throw new CentreException(name + ": " + (path.isEmpty() ? key : path + "." + key) + ": expected a text");
        }
        return Optional.of(found.asString());
    }

    private boolean flag(JsonNode section, String path, String key) {
        String text = text(section, path, key).orElse("false");
        if (!Set.of("true", "false").contains(text)) {
            throw new CentreException(name + ": " + path + "." + key + ": expected true or false");
        }
        return text.equals("true");
    }

    private Duration duration(JsonNode section, String path, String key, Duration usual) {
        Optional<String> text = text(section, path, key);
        if (text.isEmpty()) {
            return usual;
        }
        Matcher parts = DURATION.matcher(text.get());
        if (!parts.matches()) {
            throw new CentreException(name + ": " + path + "." + key
                    + ": expected a time such as 30m, 12h or 31d, but got \"" + text.get() + "\"");
        }
        return UNITS.getOrDefault(parts.group(2), Duration.ZERO).multipliedBy(Long.parseLong(parts.group(1)));
    }

    private String secret(String file) {
        Path path = folder.resolve(file);
        try {
            return Files.readString(path).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new CentreException("the secret in " + path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
