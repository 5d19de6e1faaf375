package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteSpec.CertificateAuthority;
import dev.isem.erp.crds.ErpSuiteSpec.ExternalDatabase;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the suite's containers speak with its database.
 *
 * @param encrypted whether in clear is out of the question
 * @param mode libpq's {@code sslmode}; absent where nobody said more than that
 * @param authority what the server's certificate is checked against
 */
public record DatabaseTls(
        boolean encrypted, @Nullable String mode, @Nullable CertificateAuthority authority) {

    /** Of a managed database: clients in clear are refused. */
    public static final String REQUIRED = "Required";

    static final String CA_KEY = "ca.crt";

    private static final String VOLUME = "database-ca";
    private static final String FOLDER = "/etc/erp/database";

    static DatabaseTls of(ErpSuite suite) {
        var external = suite.getSpec().database().external();
        if (external != null) {
            return of(external);
        }
        String secret = Names.postgresTls(suite.getMetadata().getName());
        return managed(suite) == null
                ? new DatabaseTls(false, null, null)
                : new DatabaseTls(true, "verify-full", new CertificateAuthority(secret, null, CA_KEY));
    }

    private static DatabaseTls of(ExternalDatabase external) {
        return external.sslMode() == null
                ? new DatabaseTls(external.tls(), null, null)
                : new DatabaseTls(!external.sslMode().equals("disable"), external.sslMode(), external.ca());
    }

    /**
     * What the managed database does: Required, Accepted, or nothing. A suite that an earlier operator made stays
     * without until its manifest asks for it: an upgrade of the operator restarts no database.
     */
    static @Nullable String managed(ErpSuite suite) {
        String asked = suite.getSpec().database().tls();
        if (asked != null) {
            return asked;
        }
        var status = suite.getStatus();
        var before = status == null ? null : status.database();
        return before == null ? REQUIRED : before.tls();
    }

    /** As the suite's status tells it. */
    public static @Nullable String shown(ErpSuite suite) {
        return suite.getSpec().database().external() == null
                ? managed(suite)
                : of(suite).mode();
    }

    Environment into(Environment env) {
        return env.with("DB_SSL", encrypted)
                .with("PGSSLMODE", mode)
                .with("PGSSLROOTCERT", authority == null ? null : FOLDER + "/" + CA_KEY);
    }

    List<Volume> volumes() {
        if (authority == null) {
            return List.of();
        }
        return List.of(
                authority.secret() == null
                        ? Pods.configMapKey(VOLUME, authority.configMap(), authority.key(), CA_KEY)
                        : Pods.secretKey(VOLUME, authority.secret(), authority.key(), CA_KEY));
    }

    List<VolumeMount> mounts() {
        return authority == null ? List.of() : List.of(Pods.readOnly(VOLUME, FOLDER));
    }
}
