package dev.isem.erp.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerCertificateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> HOSTS = List.of("isem-postgres", "isem-postgres.erp.svc");
    private static final int DNS_NAME = 2;

    private final ServerCertificate made = ServerCertificate.of(HOSTS, NOW);

    @Test
    void isMadeOutToEveryHost() throws GeneralSecurityException {
        assertThat(made.certificate().getSubjectAlternativeNames())
                .extracting(name -> List.of(name.get(0), name.get(1)))
                .containsExactlyElementsOf(HOSTS.stream()
                        .map(host -> List.<Object>of(DNS_NAME, host))
                        .toList());
        assertThat(made.certificate().getExtendedKeyUsage())
                .as("a server's, and nothing else's")
                .containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(made.certificate().getBasicConstraints()).as("signs nobody").isEqualTo(-1);
        assertThat(made.authority().getBasicConstraints())
                .as("signs servers only")
                .isZero();
    }

    @Test
    void isBelievedByWhoeverKnowsItsAuthorityForTenYears() throws GeneralSecurityException {
        validate(made, made, NOW.minusSeconds(60));
        validate(made, made, NOW.plus(Duration.ofDays(3649)));
        assertThat(made.certificate().getNotAfter()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(3650))));
    }

    @Test
    void everyOneHasAnAuthorityOfItsOwn() {
        var other = ServerCertificate.of(HOSTS, NOW);
        assertThat(catchThrowable(() -> validate(made, other, NOW))).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void theKeyIsTheCertificates() throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(made.key());
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();
        signature.initVerify(made.certificate());
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
    }

    private static void validate(ServerCertificate server, ServerCertificate authority, Instant at)
            throws GeneralSecurityException {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.authority(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(server.certificate()));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }
}
