package org.quartic.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whom a client believes to be the daemon it wants to speak to. */
final class Trust {
    private Trust() {}

    /**
     * What to believe of this address.
     *
     * @param certificates
     *            a PEM file of those to be trusted instead of the system's
     * @throws UsageFault
     *             if they cannot be used
     */
    static SSLContext of(URI address, Optional<Path> certificates) {
        try {
            if (!"https".equalsIgnoreCase(address.getScheme())) {
                if (certificates.isPresent()) {
                    throw new UsageFault("--ca-file is for https, and " + address + " is not");
                }
                // An HTTP client wants one in any case, and the system's takes a while to read.
                SSLContext nobody = SSLContext.getInstance("TLS");
                nobody.init(null, new TrustManager[0], null);
                return nobody;
            }
            return certificates.isPresent() ? of(certificates.get()) : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no TLS, or no certificates", missing);
        } catch (GeneralSecurityException fault) {
            throw new UsageFault("--ca-file: the certificates cannot be used: " + fault.getMessage());
        }
    }

    private static SSLContext of(Path file) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(bytes);
            if (certificates.isEmpty()) {
                throw new UsageFault("--ca-file: there is no certificate in " + file);
            }
            store.load(null, null);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry(Integer.toString(store.size()), certificate);
            }
        } catch (IOException unreadable) {
            throw new UsageFault("--ca-file: " + file + " cannot be read");
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
