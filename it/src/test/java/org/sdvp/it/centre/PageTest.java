package org.sdvp.it.centre;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.it.demo.Program;

/** The page in a real browser, over a real centre that follows simulated heat pumps by way of a real XMPP server. */
@Tag("slow")
class PageTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String DEVICE = "hp01@sdvp.test";
    private static final String HOSTILE = "\"><img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script>";
    private static final Pattern LINK = Pattern.compile("Open (http://[^/]+)(/enter\\S+)");
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(40_000);

    private static Program demo;
    private static Browser browser;
    private static Page admin;
    private static String centre;

    @BeforeAll
    static void open(@TempDir Path home) throws IOException, InterruptedException {
        browser = Browser.start(home);
        demo = Program.start(home, "demo", "--pumps", "3", "--no-story", "--port", "0", "--json", "--for", "10m");
        demo.awaitOut(program -> LINK.matcher(program.err()).find(), Duration.ofSeconds(60));
        Matcher link = LINK.matcher(demo.err());
        assertThat(link.find()).isTrue();
        centre = link.group(1);
        admin = browser.person(1280, 800, ColorScheme.LIGHT);
        admin.navigate(centre + link.group(2));
        for (String role : List.of("viewer", "operator", "installer")) {
            admin.evaluate("""
                    async (body) => {
                      const me = await (await fetch('/api/v1/me')).json();
                      const said = await fetch('/api/v1/users', {
                        method: 'POST',
                        headers: { 'Content-Type': 'application/json', 'X-CSRF': me.csrf },
                        body: JSON.stringify(body),
                      });
                      if (!said.ok) throw new Error(await said.text());
                    }
                    """, Map.of("name", role, "role", role, "password", PASSWORD));
        }
        assertThat(admin.getByRole(AriaRole.TABLE)).containsText("hp03", SOON);
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @AfterEach
    void noScriptFailed_andNothingWasForbidden() {
        assertThat(browser.faults()).isEmpty();
    }

    private static Page login(String name) {
        Page page = browser.person(1280, 800, ColorScheme.LIGHT);
        page.navigate(centre);
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page.getByRole(AriaRole.TABLE)).containsText("hp03", SOON);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void visit(Page page, String hash) {
        page.navigate(centre + "/" + hash);
        page.locator("main").waitFor();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#/devices",
                "#/devices/hp01@sdvp.test",
                "#/devices/hp01@sdvp.test/history",
                "#/devices/hp01@sdvp.test/model",
                "#/commands",
                "#/commands/new",
                "#/alarms",
                "#/users",
                "#/tokens",
                "#/audit"
            })
    void eachPage_isUsableByAll_andFitsAPhone(String hash) {
        Page phone = browser.person(360, 740, ColorScheme.DARK);
        phone.context().addCookies(admin.context().cookies());
        visit(phone, hash);
        visit(admin, hash);
        for (Page page : List.of(admin, phone)) {
            page.waitForFunction("() => !/Loading|Reading|is asked …/.test(document.querySelector('main').innerText)");
            assertThat(browser.violations(page)).as(hash).isEmpty();
        }
        Object width = phone.evaluate("() => document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).as("width of " + hash).isLessThanOrEqualTo(360);
        phone.context().close();
    }

    @Test
    void aHostileName_isTextWhereverItStands() {
        visit(admin, "#/devices/" + DEVICE);
        button(admin, "Name and groups").click();
        admin.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Name"))
                .fill(HOSTILE);
        admin.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Groups"))
                .fill("<b>Feeder</b> 1");
        button(admin, "Save").click();
        assertThat(admin.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(HOSTILE);
        visit(admin, "#/devices");
        assertThat(admin.getByRole(AriaRole.TABLE)).containsText(HOSTILE);
        assertThat(admin.getByRole(AriaRole.TABLE)).containsText("<b>Feeder</b> 1");
        visit(admin, "#/commands/new");
        assertThat(admin.locator("main")).containsText("A group");
        assertThat(admin.evaluate("() => window.harmed")).isNull();
    }

    @Test
    void aSetPoint_isChanged_andTheDeviceAnswers() {
        Page page = login("operator");
        visit(page, "#/devices/hp02@sdvp.test");
        Locator row = page.locator("li", new Page.LocatorOptions().setHasText("lowest room temperature"));
        row.getByRole(AriaRole.BUTTON).click();
        page.getByLabel("New value").fill("99");
        button(page, "Go on").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The most is");
        page.getByLabel("New value").fill("19,5");
        button(page, "Go on").click();
        button(page, "Set to 19.5").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("The device has accepted it.", SOON);
        button(page, "Close").last().click();
        assertThat(row).containsText("19.5", SOON);
        page.context().close();
    }

    @Test
    void whatTheDeviceRefuses_isToldInItsWords() {
        Page page = login("operator");
        visit(page, "#/devices/hp02@sdvp.test");
        page.locator("li", new Page.LocatorOptions().setHasText("set by the home owner"))
                .getByRole(AriaRole.BUTTON)
                .click();
        page.getByRole(AriaRole.DIALOG)
                .getByText("on", new Locator.GetByTextOptions().setExact(true))
                .click();
        button(page, "Go on").click();
        button(page, "Set to on").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("It was not done.", SOON);
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("LocSta");
        page.context().close();
    }

    @Test
    void aCommand_toAllDevices_isFollowedToItsEnd() {
        Page page = login("operator");
        visit(page, "#/commands/new");
        page.getByLabel("All devices").check();
        button(page, "Go on").click();
        page.getByLabel("highest room temperature").check();
        page.getByLabel("To be").fill("24");
        button(page, "Go on").click();
        page.getByLabel("Random wait of each, up to").fill("0");
        page.getByLabel("Wait for the effect").fill("0");
        button(page, "Go on").click();
        assertThat(page.locator("main")).containsText("3 devices, all devices; 3 online now");
        button(page, "Tell 3 devices").click();
        assertThat(page.locator("main")).containsText("3 of 3 devices", SOON);
        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(page.locator("main")).containsText("Done", SOON);
        page.context().close();
    }

    @Test
    void theList_isUsedByKeysAlone() {
        visit(admin, "#/devices");
        admin.getByRole(AriaRole.SEARCHBOX).fill("hp0");
        assertThat(admin.locator("[data-row-link]")).hasCount(3);
        admin.locator("[data-row-link]").first().focus();
        admin.keyboard().press("ArrowDown");
        admin.keyboard().press("Space");
        assertThat(admin.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Selected devices")))
                .containsText("1 device selected");
        admin.keyboard().press("End");
        String last = admin.locator(":focus").innerText();
        admin.keyboard().press("Enter");
        assertThat(admin.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(last);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, false, false, false",
        "operator, true, false, false",
        "installer, true, true, false",
        "admin, true, true, true"
    })
    void eachRole_isOfferedWhatItMay(String role, boolean operates, boolean installs, boolean rules) {
        Page page = role.equals("admin") ? admin : login(role);
        visit(page, "#/devices/hp03@sdvp.test");
        assertThat(page.getByText("Set points and controls")).isVisible();
        assertThat(button(page, "Change").count() > 0).isEqualTo(operates);
        assertThat(page.getByText("Model and console").count() > 0).isEqualTo(installs);
        assertThat(page.getByText("Audit trail").count() > 0).isEqualTo(rules);
        visit(page, "#/commands");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Commands");
        assertThat(page.getByText("New command").count() > 0).isEqualTo(operates);
        visit(page, "#/users");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(rules ? "Users" : "Not for your role");
        if (page != admin) {
            page.context().close();
        }
    }

    @Test
    void aLostStream_isSaid_andComesBackByItself() {
        Page page = login("viewer");
        page.context().route("**/api/v1/stream**", route -> route.abort());
        page.reload();
        assertThat(page.getByText("The live stream is lost.")).isVisible();
        page.context().unroute("**/api/v1/stream**");
        button(page, "Try now").click();
        assertThat(page.getByText("The live stream is lost.")).isHidden();
        page.context().close();
    }

    @Test
    void aWrongPassword_andALoginThatHasEnded_areSaid() {
        Page page = browser.person(1280, 800, ColorScheme.DARK);
        page.navigate(centre);
        page.getByLabel("Name").fill("viewer");
        page.getByLabel("Password").fill("wrong");
        button(page, "Log in").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(browser.violations(page)).isEmpty();
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Log in").click();
        assertThat(page.getByRole(AriaRole.TABLE)).containsText("hp03");
        page.context().clearCookies();
        page.getByText("Alarms", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.getByText("Your login has ended.")).isVisible();
        page.context().close();
    }
}
