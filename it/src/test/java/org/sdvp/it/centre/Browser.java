package org.sdvp.it.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Debian's Chromium, led by the npm packages of module web. Whatever a page throws, or its policy forbids, is a fault of the
 * page.
 */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int TOOLS_MINUTES = 5;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String axe;
    private final Path driver;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private Browser(Playwright playwright, Path driver, String axe) {
        this.playwright = playwright;
        this.driver = driver;
        this.axe = axe;
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(
                                List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking")));
    }

    /** Starts it. Without Chromium the test is left out, but not in continuous integration. */
    static Browser start(Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(CHROMIUM) || System.getenv("CI") != null,
                "there is no " + CHROMIUM + "; ./sdvp test installs it");
        Path web = Path.of("").toAbsolutePath().getParent().resolve("web");
        Process tools = new ProcessBuilder("bash", web.resolve("build.bash").toString(), "--tools")
                .inheritIO()
                .start();
        assertThat(tools.waitFor(TOOLS_MINUTES, TimeUnit.MINUTES) && tools.exitValue() == 0)
                .as("npm packages that the browser is led by")
                .isTrue();
        // Where the driver looks for itself, instead of unpacking one for every system.
        Path driver = Files.createDirectories(folder.resolve("driver"));
        Files.createSymbolicLink(driver.resolve("package"), web.resolve("node_modules/playwright-core"));
        System.setProperty("playwright.cli.dir", driver.toString());
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(playwright, driver, Files.readString(web.resolve("node_modules/axe-core/axe.min.js")));
    }

    private static String node() {
        for (String folder : System.getenv("PATH").split(":")) {
            Path node = Path.of(folder, "node");
            if (Files.isExecutable(node)) {
                return node.toString();
            }
        }
        throw new AssertionError("there is no node on PATH");
    }

    /** A person's own browser, with cookies of its own. */
    Page person(int width, int height, ColorScheme colours) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE));
        Page page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onPageError(fault -> faults.add("thrown: " + fault));
        page.onDialog(dialog -> {
            faults.add("asked by a script: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(said -> {
            if (said.type().equals("error") && !said.text().startsWith("Failed to load resource")) {
                faults.add("console: " + said.text());
            }
        });
        return page;
    }

    /** What went wrong in any page since the last time this was asked. */
    List<String> faults() {
        List<String> found = List.copyOf(faults);
        faults.clear();
        return found;
    }

    /** What axe finds against WCAG 2.2 A and AA in the page as it is, a line each. */
    List<String> violations(Page page) {
        page.evaluate(axe);
        Object found = page.evaluate("""
                async () => {
                  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                  const result = await axe.run(document, { runOnly: { type: 'tag', values: rules } });
                  return result.violations.map((one) =>
                    `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`);
                }
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        playwright.close();
        Files.delete(driver.resolve("package"));
    }
}
