package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.money.Bic;

final class CredentialsTest {

    private static final Bic BANK = Bic.of("ZZLOCNB0");
    private static final Bic OTHER = Bic.of("ZZBIRUM0");
    private static final Credentials.Key GENERATE = new Credentials.Key.Generate();

    @TempDir
    Path folder;

    @Test
    void a_key_stays_good_after_its_file_has_been_handed_over_and_deleted() throws IOException {
        Credentials.open(folder, Map.of(BANK, GENERATE), GENERATE);
        String key = Files.readString(folder.resolve("ZZLOCNB0.key")).strip();
        Files.delete(folder.resolve("ZZLOCNB0.key"));
        Credentials again = Credentials.open(folder, Map.of(BANK, GENERATE), GENERATE);
        assertThat(again.callerWith(key)).contains(new Caller.Bank(BANK));
        assertThat(folder.resolve("ZZLOCNB0.key")).doesNotExist();
    }

    @Test
    void a_start_that_was_cut_off_between_key_and_hash_keeps_the_key() throws IOException {
        Credentials.open(folder, Map.of(BANK, GENERATE), GENERATE);
        String key = Files.readString(folder.resolve("ZZLOCNB0.key")).strip();
        Files.delete(folder.resolve("hashes"));
        Credentials again = Credentials.open(folder, Map.of(BANK, GENERATE), GENERATE);
        assertThat(again.callerWith(key)).contains(new Caller.Bank(BANK));
    }

    @Test
    void a_bank_that_joins_later_gets_its_key_and_the_others_keep_theirs() throws IOException {
        Credentials.open(folder, Map.of(BANK, GENERATE), GENERATE);
        String key = Files.readString(folder.resolve("ZZLOCNB0.key")).strip();
        Credentials later = Credentials.open(folder, Map.of(BANK, GENERATE, OTHER, GENERATE), GENERATE);
        assertThat(later.callerWith(key)).contains(new Caller.Bank(BANK));
        assertThat(later.callerWith(Files.readString(folder.resolve("ZZBIRUM0.key")).strip()))
                .contains(new Caller.Bank(OTHER));
    }

    @Test
    void of_a_key_that_its_owner_made_only_the_hash_is_known() {
        String hex = HexFormat.of()
                .formatHex(Sha256.of("a key of the bank's own".getBytes(StandardCharsets.UTF_8)));
        Credentials credentials = Credentials.open(folder, Map.of(BANK, new Credentials.Key.Sha256(hex)),
                GENERATE);
        assertThat(credentials.callerWith("a key of the bank's own")).contains(new Caller.Bank(BANK));
        assertThat(credentials.callerWith("another key")).isEmpty();
        assertThat(folder.resolve("ZZLOCNB0.key")).doesNotExist();
    }

    @Test
    void two_banks_with_one_key_are_refused_at_the_start() {
        Credentials.Key same = new Credentials.Key.Sha256("ab".repeat(32));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.open(folder, Map.of(BANK, same, OTHER, same), GENERATE))
                .withMessageContaining("same key");
    }

    @Test
    void a_broken_file_of_hashes_stops_the_start() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("hashes"), "ZZLOCNB0 tooshort\n");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                () -> Credentials.open(folder, Map.of(BANK, GENERATE), GENERATE)).getCause())
                .hasMessageContaining("a name and a SHA-256");
    }
}
