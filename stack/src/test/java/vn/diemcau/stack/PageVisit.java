package vn.diemcau.stack;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A page in a browser of its own, with what it asked for and what went wrong. */
final class PageVisit implements AutoCloseable {
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final double PATIENCE_MILLIS = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private PageVisit(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.onDialog(dialog -> {
            errors.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> requests.add(request.url()));
    }

    /** Opens an address as somebody in Vietnam at a desk does. */
    static PageVisit at(Browser browser, URI address) {
        return at(browser, address, "vi-VN", 1440, ColorScheme.LIGHT);
    }

    /** Opens an address in a language, a width and a colour scheme, and waits until the page has what it asked for. */
    static PageVisit at(Browser browser, URI address, String language, int width, ColorScheme scheme) {
        PageVisit visit = new PageVisit(browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, width < 600 ? 844 : 1000)
                .setColorScheme(scheme)));
        visit.page.navigate(address.toString());
        visit.settle();
        return visit;
    }

    Page page() {
        return page;
    }

    /** What the console said of errors, uncaught ones, and dialogs. */
    List<String> errors() {
        return errors;
    }

    /** The requests to other hosts than that of the page. */
    List<String> foreignRequests() {
        String own = URI.create(page.url()).getAuthority();
        return requests.stream()
                .filter(url -> !own.equals(URI.create(url).getAuthority()))
                .toList();
    }

    /** Serious and critical faults of accessibility: the rule and where it is broken. */
    List<String> graveFaults() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + " " + node.getTarget() + " " + node.getHtml()))
                        .toList();
    }

    /** Waits until everything that the page loads is there. */
    void settle() {
        page.locator("h1").first().waitFor();
        page.waitForFunction("() => document.querySelectorAll('.loading, [aria-busy=true]').length === 0");
    }

    @Override
    public void close() {
        context.close();
    }
}
