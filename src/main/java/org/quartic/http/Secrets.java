package org.quartic.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What is read from files that nobody else should read. */
final class Secrets {

    private static final int LEAST_CHARACTERS = 16;

    private Secrets() {}

    /** The text of a token file, without blanks around it. */
    static Optional<String> token(Optional<Path> file) {
        return file.map(path -> {
            String token = text(path);
            if (token.length() < LEAST_CHARACTERS) {
                throw new CannotServeException("the token in " + path + " has " + token.length()
                        + " characters: it needs " + LEAST_CHARACTERS + " or more");
            }
            if (!token.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
                throw new CannotServeException("the token in " + path
                        + " has more in it than letters, digits and signs of ASCII on one line: no client could send it");
            }
            return token;
        });
    }

    /** TLS with the certificate and the key of a PKCS #12 file. */
    static SSLContext tls(Path keyStore, Optional<Path> passwordFile) {
        char[] password = passwordFile.map(Secrets::text).orElse("").toCharArray();
        try (InputStream bytes = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, password);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException fault) {
            throw new CannotServeException("the key store " + keyStore + " cannot be used: " + fault.getMessage());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException fault) {
            throw new CannotServeException(file + " cannot be read: " + fault.getMessage());
        }
    }
}
