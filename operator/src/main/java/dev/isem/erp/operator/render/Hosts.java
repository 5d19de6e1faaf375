package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import org.jspecify.annotations.Nullable;

/** Addresses of a suite and its verticals as browsers write them. */
public final class Hosts {

    private Hosts() {}

    /** Host of the vertical's web page. */
    public static String frontend(ErpSuite suite, ErpVertical vertical) {
        String subdomain = vertical.getSpec().subdomain();
        String domain = suite.getSpec().domain();
        return subdomain.isEmpty() ? domain : subdomain + "." + domain;
    }

    /** Host of the vertical's API. */
    public static String api(ErpSuite suite, ErpVertical vertical) {
        return "api." + frontend(suite, vertical);
    }

    /** Origin of the suite's own domain. */
    public static String home(ErpSuite suite) {
        return origin(suite, suite.getSpec().domain());
    }

    /** Scheme, host and, where it is not the scheme's own, port. */
    public static String origin(ErpSuite suite, String host) {
        var ingress = suite.getSpec().ingress();
        return ingress.scheme() + "://" + host + port(ingress.scheme(), ingress.port());
    }

    private static String port(String scheme, @Nullable Integer port) {
        int usual = scheme.equals("https") ? 443 : 80;
        return port == null || port == usual ? "" : ":" + port;
    }
}
