package org.steelyard.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server's certificate with its private key: the operator's own, or one for localhost alone that the
 * JDK's keytool makes at the first start.
 *
 * @param store the key store
 * @param password the key store's and the key's password
 */
record Certificate(KeyStore store, String password) {

    private static final String STORE = "gateway.p12";
    private static final String PASSWORD = "gateway.password";
    private static final String PEM = "cert.pem";
    private static final String ALIAS = "gateway";
    /** Clients refuse what is valid for longer. */
    private static final int VALID_DAYS = 825;
    private static final int PASSWORD_BYTES = 24;
    private static final int KEYTOOL_SECONDS = 120;

    /**
     * Opens it, and makes it first where that is asked.
     *
     * @throws UncheckedIOException if a file is missing, cannot be read, or the password is wrong
     */
    static Certificate open(GatewaySettings.Tls tls) {
        return switch (tls) {
            case GatewaySettings.Tls.Keystore own -> load(own.file(), own.passwordFile());
            case GatewaySettings.Tls.SelfSigned made -> {
                if (!Files.exists(made.folder().resolve(STORE))) {
                    make(made.folder());
                }
                yield load(made.folder().resolve(STORE), made.folder().resolve(PASSWORD));
            }
        };
    }

    private static Certificate load(Path file, Path passwordFile) {
        try (InputStream in = Files.newInputStream(file)) {
            List<String> lines = Files.readAllLines(passwordFile);
            String password = lines.isEmpty() ? "" : lines.getFirst();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return new Certificate(store, password);
        } catch (IOException e) {
            throw new UncheckedIOException("the key store " + file + " does not open with the password in "
                    + passwordFile, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store " + file + " is no PKCS #12 file", e);
        }
    }

    private static void make(Path folder) {
        try {
            PrivateFiles.createFolder(folder);
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            Files.deleteIfExists(folder.resolve(PASSWORD));
            PrivateFiles.write(folder.resolve(PASSWORD), password + "\n");
            Path next = folder.resolve(STORE + ".next");
            Files.deleteIfExists(next);
            keytool(password, "-genkeypair", "-keystore", next.toString(), "-storetype", "PKCS12", "-alias",
                    ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA", "-dname",
                    "CN=localhost, O=Steelyard (made by itself)", "-validity", String.valueOf(VALID_DAYS),
                    "-ext", "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1", "-ext",
                    "eku=serverAuth");
            PrivateFiles.keepForOwner(next);
            Files.writeString(folder.resolve(PEM), keytool(password, "-exportcert", "-rfc", "-keystore",
                    next.toString(), "-alias", ALIAS));
            // Last, since its presence says that all is there.
            Files.move(next, folder.resolve(STORE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("no certificate can be made in " + folder, e);
        }
    }

    /** The password goes by the environment, where other users do not see it. */
    private static String keytool(String password, String... arguments) throws IOException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("-storepass:env", "STEELYARD_STORE_PASSWORD"));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("STEELYARD_STORE_PASSWORD", password);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool " + arguments[0] + " failed: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        } finally {
            process.destroyForcibly();
        }
        return said;
    }
}
