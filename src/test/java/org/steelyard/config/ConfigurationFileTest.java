package org.steelyard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.config.ConfigurationFile.Reading;
import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;

class ConfigurationFileTest {

    private static final Path EXAMPLE = Path.of("config/steelyard.yaml");
    private static final Path FOLDER = Path.of("/srv/steelyard");

    @Test
    void the_example_in_the_project_is_accepted() {
        Configuration example = accepted(ConfigurationFile.read(EXAMPLE));
        assertThat(example.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(example.banks()).hasSize(6).allMatch(bank -> bank.name().endsWith("(invented)"));
        assertThat(example.ledgers()).hasSize(2);
        assertThat(example.log().fsync()).isEqualTo(Configuration.Log.Fsync.DATA);
    }

    @Test
    void the_demonstration_is_accepted_and_wholly_invented() {
        Configuration demo = accepted(ConfigurationFile.demo(FOLDER));
        assertThat(demo.data()).isEqualTo(FOLDER);
        assertThat(demo.banks()).hasSize(11).allMatch(bank -> bank.name().endsWith("(invented)"));
        assertThat(demo.banks()).filteredOn(bank -> bank.accounts().size() == 2)
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(demo.banks()).filteredOn(bank -> bank.role() == Bank.Role.INDIRECT).hasSize(3);
    }

    @Test
    void every_step_finds_what_it_builds_on() {
        List<Step> steps = accepted(ConfigurationFile.demo(FOLDER)).steps();
        for (int i = 0; i < steps.size(); i++) {
            List<Step> before = steps.subList(0, i);
            switch (steps.get(i)) {
                case Step.Join join -> assertThat(before).doesNotContain(join);
                case Step.OpenLedger open -> assertThat(joined(before)).contains(open.ledger().agent());
                case Step.OpenAccount open -> {
                    assertThat(joined(before)).contains(open.account().holder());
                    assertThat(before).contains(new Step.OpenLedger(open.account().ledger()));
                }
                case Step.GrantAccess grant -> {
                    assertThat(joined(before)).contains(grant.participant());
                    assertThat(accounts(before)).contains(grant.account());
                }
                case Step.OpenCorridor corridor ->
                    assertThat(before).filteredOn(Step.OpenLedger.class::isInstance)
                            .hasSize(2);
            }
        }
        assertThat(steps).filteredOn(Step.OpenAccount.class::isInstance).hasSize(12);
        assertThat(steps).filteredOn(Step.GrantAccess.class::isInstance).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "  bic: ZZSYHKH0             |  bic: zzsyhkh0           | system.bic          | 'zzsyhkh0'       | a BIC",
            "  name: Steelyard of two realms (invented)|               | system.name         | nothing          | a text",
            "data: ../data               |daat: ../data             | daat                | unknown key      | did you mean 'data'?",
            "data: ../data               |daat: ../data             | data                | nothing          | a path",
            "  fsync: data               |  fsync: always           | log.fsync           | 'always'         | none, data, full",
            "  member: 0                 |  member: 2               | log.member          | '2'              | from 0",
            "snapshot-every-minutes: 60  |snapshot-every-minutes: 0 | log.snapshot-every-minutes | '0'       | from 1 to 1440",
            "  store: embedded           |  store: jdbc             | books.url           | nothing          | jdbc:postgresql",
            "  port: 8443                |  port: 84430             | gateway.port        | '84430'          | from 0 to 65535",
            "  operator-key: generate    |  operator-key: secret    | gateway.operator-key| 'secret'         | 'generate'",
            "  max-age-hours: 72         |  max-age-hours: old      | screening.max-age-hours | 'old'        | whole number",
            "    currencies: [CNY, RUB]  |    currencies: [CNY, INR]| corridors[0].currencies[1] | 'INR'     | one of [CNY, RUB]",
            "    currencies: [CNY, RUB]  |    currencies: [CNY]     | corridors[0]        | 1 currencies     | two that differ",
            "    settlement-agent: ZZYACNB0|    settlement-agent: ZZHDCNB0| currencies.CNY.settlement-agent | 'ZZHDCNB0' | settlement-agent",
            "  RUB:\\n    settlement      |  RBU:\\n    settlement    | currencies.RBU      | 'RBU'            | ISO 4217",
            "Asia/Shanghai               |Asia/Nowhere              | currencies.CNY.business-day.time-zone | 'Asia/Nowhere' | IANA",
            "customer-cut-off: 16:30     |customer-cut-off: 25:00   | currencies.CNY.business-day.customer-cut-off | '25:00' | time of day",
            "customer-cut-off: 16:30     |customer-cut-off: 17:45   | currencies.CNY.business-day.interbank-cut-off | '17:30' | in this order",
            "opens: 09:00                |opens: 19:00              | currencies.CNY.business-day.customer-cut-off | '16:30' | in this order",
            "holidays: [2027-01-01]      |holidays: [2027-02-30]    | currencies.CNY.business-day.holidays[0] | '2027-02-30' | a date",
            "mode: manual                |mode: automatic           | currencies.CNY.business-day.mode | 'automatic' | clock, manual",
            "role: direct                |role: directly            | participants[3].role| 'directly'       | settlement-agent",
            "bic: ZZBIRUM0               |bic: ZZHDCNB0             | participants[3].bic | a second time    | once",
            "credit-limit: 1000000.00    |credit-limit: 1.005       | participants[2].accounts.CNY.credit-limit | '1.005' | at most 2 decimals",
            "credit-limit: 1000000.00    |credit-limit: -1          | participants[2].accounts.CNY.credit-limit | '-1' | 0 or more",
            "      RUB:\\n        credit-limit: 0|      USD:\\n        credit-limit: 0| participants[2].accounts.USD | 'USD' | a currency that 'currencies' has",
            "    role: clearing-bank     |    role: indirect        | participants[2].role| accounts of      | no 'accounts:'",
            "      CNY: ZZHDCNB0         |      CNY: ZZBIRUM0       | participants[5].settles-through.CNY | 'ZZBIRUM0' | clearing-bank",
            "      CNY: ZZHDCNB0         |      RUB: ZZVORUM0       | participants[5].settles-through.RUB | 'ZZVORUM0' | has an account in RUB",
            "  bic: ZZSYHKH0             |  bic: ZZBIRUM0           | system.bic          | a participant's  | of the system's own",
            "system:                     |system: &me               | log                 | an alias         | the value itself"})
    void what_is_wrong_is_refused_with_its_key_what_was_found_and_what_is_allowed(String right, String wrong,
            String path, String found, String allowed) throws IOException {
        String yaml = Files.readString(EXAMPLE);
        String was = right.replace("\\n", "\n");
        assertThat(yaml).contains(was);
        String now = wrong == null ? "" : wrong.replace("\\n", "\n");
        String broken = replaceFirst(yaml, was, now);
        if (now.contains("&me")) {
            broken = replaceFirst(broken, "log:\n", "log: *me\nbook:\n");
        }
        List<Problem> problems = refused(broken);
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.path()).isIn(path, "");
            assertThat(problem.found()).contains(found);
            assertThat(problem.allowed()).contains(allowed);
        });
    }

    @Test
    void a_problem_names_the_line_on_which_it_stands() throws IOException {
        String yaml = Files.readString(EXAMPLE);
        Problem problem = refused(replaceFirst(yaml, "port: 8443", "port: many")).getFirst();
        assertThat(yaml.lines().toList().get(problem.line() - 1)).contains("port: 8443");
        assertThat(problem)
                .hasToString("test.yaml:" + problem.line() + ": gateway.port: found 'many'; allowed:"
                        + " a whole number from 0 to 65535");
    }

    @Test
    void all_problems_are_told_at_once_in_the_order_of_the_file() throws IOException {
        String yaml = Files.readString(EXAMPLE);
        String broken = replaceFirst(
                replaceFirst(replaceFirst(yaml, "port: 8443", "port: many"), "fsync: data",
                        "fsync: x"),
                "CNY: ZZHDCNB0", "CNY: nobody");
        assertThat(refused(broken)).extracting(Problem::path).containsExactly("log.fsync", "gateway.port",
                "participants[5].settles-through.CNY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a\n- b\n", "system: [", "a: b\n---\nc: d\n", "\tsystem:\n", "system: 5\n",
            "participants: 5\n", "currencies: [CNY]\n", "system: {bic: {a: b}}\n",
            "a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: {n: {o: {p: {q: {r: s}}}}}}}}}}}}}}}}}\n"})
    void what_is_no_configuration_is_refused_without_an_exception(String yaml) {
        assertThat(refused(yaml)).isNotEmpty().allMatch(problem -> problem.line() >= 1);
    }

    @Test
    void a_file_that_is_not_there_or_too_long_is_refused() {
        assertThat(ConfigurationFile.read(Path.of("no/such.yaml"))).isInstanceOf(Reading.Refused.class);
        assertThat(ConfigurationFile.read("x", new byte[]{(byte) 0xff, 'a'}, FOLDER))
                .asString().contains("UTF-8");
    }

    @Test
    void a_password_is_never_in_the_file_itself() throws IOException {
        String yaml = replaceFirst(Files.readString(EXAMPLE), "  store: embedded",
                "  store: jdbc\n  url: jdbc:postgresql://db/steelyard\n  user: s\n  password: secret");
        assertThat(refused(yaml)).extracting(Problem::path).contains("books.password", "books.password-file");
    }

    @Test
    void a_business_day_knows_its_moments_and_the_next_day_of_its_calendar() {
        BusinessHours hours = accepted(ConfigurationFile.read(EXAMPLE)).ledgers().getFirst().hours();
        LocalDate friday = LocalDate.of(2027, 1, 1);
        assertThat(hours.isBusinessDay(friday)).isFalse();
        assertThat(hours.onOrAfter(friday)).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(hours.on(LocalDate.of(2026, 11, 23)).opensMillis())
                .isEqualTo(java.time.Instant.parse("2026-11-23T01:00:00Z").toEpochMilli());
    }

    private static List<Bic> joined(List<Step> steps) {
        return steps.stream().filter(Step.Join.class::isInstance).map(step -> ((Step.Join) step).bic())
                .toList();
    }

    private static List<AccountId> accounts(List<Step> steps) {
        return steps.stream().filter(Step.OpenAccount.class::isInstance)
                .map(step -> ((Step.OpenAccount) step).account()).toList();
    }

    private static String replaceFirst(String text, String was, String now) {
        int at = text.indexOf(was);
        assertThat(at).as(was).isNotNegative();
        return text.substring(0, at) + now + text.substring(at + was.length());
    }

    private static Configuration accepted(Reading reading) {
        assertThat(reading).as(reading.toString()).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).configuration();
    }

    private static List<Problem> refused(String yaml) {
        Reading reading = ConfigurationFile.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8), FOLDER);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problems();
    }
}
