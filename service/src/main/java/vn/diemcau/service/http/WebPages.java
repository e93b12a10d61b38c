package vn.diemcau.service.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Web pages that come with the program: one HTML file for all addresses, and the files that it loads, from resources of
 * the class path. Everything comes from the service's own host; only scripts in files may run, and the import map of a
 * page, whose hash is in the Content-Security-Policy.
 */
public final class WebPages {
    /** The files that all pages share: colours, fonts, formats. */
    private static final String SHARED = "/web-shared";

    private static final Pattern FILE = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final String POLICY = "default-src 'none'; script-src 'self'%s; worker-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";
    private static final int NOT_MODIFIED = 304;
    private static final int TAG_BYTES = 12;

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "mjs", "text/javascript;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "txt", "text/plain;charset=utf-8",
            "md", "text/plain;charset=utf-8",
            "woff2", "font/woff2");

    private final List<String> roots;
    private final Map<String, File> files = new ConcurrentHashMap<>();
    private final File index;
    private final String policy;

    private WebPages(String root) {
        this.roots = List.of(root, SHARED);
        this.index = find("index.html").orElseThrow(() -> new IllegalStateException(root + " has no index.html"));
        this.policy = POLICY.formatted(hashOfImportMap(index));
        files.put("lib/preact.mjs", webJar("preact", "dist/preact.mjs"));
        files.put("lib/hooks.mjs", webJar("preact", "hooks/dist/hooks.mjs"));
    }

    /** The pages of a folder of the class path, which has an {@code index.html}: {@code /web}. */
    public static WebPages of(String root) {
        return new WebPages(root);
    }

    /** Beside the folder's files, one that was made when the program started, e.g. {@code provinces.json}. */
    public WebPages with(String path, byte[] content) {
        files.put(path, new File(content, type(path)));
        return this;
    }

    /**
     * Adds the routes.
     *
     * @param pages the paths at which the HTML file is served, as Javalin writes them; it finds the page by its address
     */
    public void addTo(RoutesConfig routes, List<String> pages) {
        pages.forEach(path -> routes.get(path, this::page));
        for (String folder : List.of("js", "fonts", "lib")) {
            routes.get("/" + folder + "/<file>", ctx -> file(ctx, folder + "/" + ctx.pathParam("file")));
        }
        for (String file : List.of("base.css", "icon.svg")) {
            routes.get("/" + file, ctx -> file(ctx, file));
        }
    }

    /** Adds the route of a file beside the folders. */
    public void addFile(RoutesConfig routes, String file) {
        routes.get("/" + file, ctx -> file(ctx, file));
    }

    private void page(Context ctx) {
        ctx.header("Content-Security-Policy", policy);
        answer(ctx, index);
    }

    private void file(Context ctx, String path) {
        File known = files.get(path);
        if (known == null) {
            known = find(path).orElseThrow(() -> new Problem(404, "There is nothing at " + ctx.path()));
            files.put(path, known);
        }
        answer(ctx, known);
    }

    private static void answer(Context ctx, File file) {
        ctx.header("ETag", file.tag());
        ctx.header("Cache-Control", file.type().startsWith("font/") ? "max-age=86400" : "no-cache");
        String known = ctx.header("If-None-Match");
        if (known != null && Arrays.asList(known.split("\\s*,\\s*")).contains(file.tag())) {
            ctx.status(NOT_MODIFIED);
            return;
        }
        // The type is complete; Jetty would add an encoding.
        ctx.res().setCharacterEncoding(null);
        ctx.contentType(file.type());
        ctx.result(file.content());
    }

    private Optional<File> find(String path) {
        if (!FILE.matcher(path).matches()) {
            return Optional.empty();
        }
        return roots.stream()
                .flatMap(root -> read(root + "/" + path).stream())
                .findFirst()
                .map(content -> new File(content, type(path)));
    }

    /** A file of a library that is packed as a WebJar; the path within it has its version. */
    private static File webJar(String name, String path) {
        Properties about = new Properties();
        try (InputStream in =
                WebPages.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
            if (in == null) {
                throw new IllegalStateException("The library " + name + " is missing");
            }
            about.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String resource = "/META-INF/resources/webjars/" + name + "/" + about.getProperty("version") + "/" + path;
        return new File(
                read(resource).orElseThrow(() -> new IllegalStateException(resource + " is missing")), type(path));
    }

    private static Optional<byte[]> read(String resource) {
        try (InputStream in = WebPages.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new Problem(404, "There is nothing at /" + path);
        }
        return type;
    }

    private static String hashOfImportMap(File page) {
        Matcher map = IMPORT_MAP.matcher(new String(page.content(), StandardCharsets.UTF_8));
        return map.find()
                ? " 'sha256-"
                        + Base64.getEncoder().encodeToString(sha256(map.group(1).getBytes(StandardCharsets.UTF_8)))
                        + "'"
                : "";
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** A file in memory. */
    private record File(byte[] content, String type, String tag) {
        File(byte[] content, String type) {
            this(content, type, '"' + HexFormat.of().formatHex(Arrays.copyOf(sha256(content), TAG_BYTES)) + '"');
        }
    }
}
