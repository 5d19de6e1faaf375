package dev.isem.erp.operator.apply;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A server's key and certificate (RFC 5280, ECDSA P-256), signed by a CA of its own. The CA's key is forgotten at once:
 * nobody can ever make a second certificate that its clients trust, and a new one comes with a new CA.
 *
 * @param key the server's, PKCS #8
 */
public record ServerCertificate(X509Certificate authority, X509Certificate certificate, PrivateKey key) {

    /** A clock that is a little behind must not find the certificate from the future. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private static final Duration VALID = Duration.ofDays(3650);

    /** Bits of a serial number; RFC 5280 allows 159. */
    private static final int SERIAL_BITS = 127;

    /**
     * Makes one.
     *
     * @param hosts DNS names it is made out to, the server's own first
     */
    public static ServerCertificate of(List<String> hosts, Instant now) {
        try {
            KeyPair authority = keys();
            KeyPair server = keys();
            var authorityName = new X500Name("CN=CA of " + hosts.getFirst());
            return new ServerCertificate(
                    sign(authority(authorityName, authority.getPublic(), now), authority.getPrivate()),
                    sign(
                            server(authorityName, authority.getPublic(), hosts, server.getPublic(), now),
                            authority.getPrivate()),
                    server.getPrivate());
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException impossible) {
            throw new IllegalStateException("Java 25 has ECDSA, and the names are DNS names", impossible);
        }
    }

    private static JcaX509v3CertificateBuilder authority(X500Name name, PublicKey key, Instant now)
            throws CertIOException, GeneralSecurityException {
        var builder = builder(name, name, key, now);
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        return builder;
    }

    private static JcaX509v3CertificateBuilder server(
            X500Name issuer, PublicKey authority, List<String> hosts, PublicKey key, Instant now)
            throws CertIOException, GeneralSecurityException {
        var builder = builder(issuer, new X500Name("CN=" + hosts.getFirst()), key, now);
        GeneralName[] names = hosts.stream()
                .map(host -> new GeneralName(GeneralName.dNSName, host))
                .toArray(GeneralName[]::new);
        // Two authorities of one suite have one name: the key tells clients which of them signed.
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        return builder;
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Instant now) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(BEFORE)),
                Date.from(now.plus(VALID)),
                subject,
                key);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder certificate, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
