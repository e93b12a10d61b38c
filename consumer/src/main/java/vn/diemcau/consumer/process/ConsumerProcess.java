package vn.diemcau.consumer.process;

import java.io.IOException;
import java.util.Optional;
import vn.diemcau.consumer.web.WebServer;
import vn.diemcau.consumer.write.ConsumerService;
import vn.diemcau.service.health.Probes;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.process.Service;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/** Writes the tables and serves them. It serves from its start on, even while database or brokers are unavailable. */
final class ConsumerProcess implements Service {
    private final ConsumerService writer;
    private final Optional<WebServer> web;

    /**
     * A process that serves already but is not run yet.
     *
     * @throws SettingException if a setting is malformed, or it cannot listen where the settings say
     */
    ConsumerProcess(Settings settings, Metrics metrics) {
        writer = new ConsumerService(settings, metrics);
        try {
            web = WebServer.start(settings, metrics);
        } catch (IOException e) {
            writer.close();
            throw new SettingException(e.getMessage() + "; set " + Setting.WEB_HOST.variable() + " and "
                    + Setting.WEB_PORT.variable() + " (0: none)");
        }
    }

    @Override
    public void run() {
        writer.run();
    }

    @Override
    public Probes probes() {
        return writer.probes();
    }

    @Override
    public void close() {
        web.ifPresent(WebServer::close);
        writer.close();
    }
}
