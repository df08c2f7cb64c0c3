package org.steelyard.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.steelyard.config.Bank.Role;
import org.steelyard.config.BusinessHours.Mode;
import org.steelyard.config.Configuration.Ledger;
import org.steelyard.config.Problems.Found;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/** Reads the currencies: each one's settlement agent and business day. */
final class CurrencyReader {

    private static final Format<LocalDate> DATE = new Format<>("a date, such as 2027-01-01", LocalDate.EPOCH,
            LocalDate::parse);

    private final Section top;
    private final List<AgentOfLedger> agents = new ArrayList<>();

    private record AgentOfLedger(Section section, Found<Bic> bic) {
    }

    CurrencyReader(Section top) {
        this.top = top;
    }

    List<Ledger> read() {
        List<Ledger> ledgers = new ArrayList<>();
        Map<String, Section> groups = top.named("currencies");
        if (groups.isEmpty()) {
            top.part("currencies");
        }
        groups.forEach((code, section) -> {
            Found<Currency> currency = currency(code, section);
            Found<Bic> agent = section.need("settlement-agent", Format.BIC);
            BusinessHours hours = hours(section.part("business-day"));
            section.close();
            agents.add(new AgentOfLedger(section, agent));
            if (currency.good()) {
                ledgers.add(new Ledger(new LedgerId(agent.value(), currency.value()), hours));
            }
        });
        return ledgers;
    }

    /** Once the banks are known: an agent has to be one of them, and in that role. */
    void checkAgents(List<Bank> banks) {
        for (AgentOfLedger agent : agents) {
            boolean known = banks.stream().anyMatch(
                    bank -> bank.bic().equals(agent.bic.value()) && bank.role() == Role.SETTLEMENT_AGENT);
            if (!known) {
                agent.section.wrong(agent.bic, "'" + agent.bic.value() + "'",
                        "the BIC of a participant with the role settlement-agent");
            }
        }
    }

    private static Found<Currency> currency(String code, Section section) {
        try {
            return new Found<>(Currency.of(code), section.place(), true);
        } catch (IllegalArgumentException notIso4217) {
            section.wrong(new Found<>(code, section.place(), true), "'" + code + "'",
                    Format.currency().allowed());
            return new Found<>(Format.currency().sample(), section.place(), false);
        }
    }

    private static BusinessHours hours(Section day) {
        Found<Mode> mode = day.either("mode", Format.word(Mode.values()), Mode.CLOCK);
        var zone = day.need("time-zone", Format.ZONE);
        Found<LocalTime> opens = day.need("opens", Format.TIME);
        Found<LocalTime> customer = day.need("customer-cut-off", Format.TIME);
        Found<LocalTime> interbank = day.need("interbank-cut-off", Format.TIME);
        Found<LocalTime> closes = day.need("closes", Format.TIME);
        inOrder(day, List.of(opens, customer, interbank, closes));
        List<DayOfWeek> weekend = values(day.list("weekend", Format.word(DayOfWeek.values())));
        if (weekend.stream().distinct().count() == DayOfWeek.values().length) {
            day.wrong(opens, "a weekend of seven days", "at least one day of the week without weekend");
        }
        List<LocalDate> holidays = values(day.list("holidays", DATE));
        day.close();
        return new BusinessHours(mode.value(), zone.value(), opens.value(), customer.value(),
                interbank.value(),
                closes.value(), weekend, holidays);
    }

    private static void inOrder(Section day, List<Found<LocalTime>> hours) {
        for (int i = 1; i < hours.size(); i++) {
            Found<LocalTime> before = hours.get(i - 1);
            Found<LocalTime> after = hours.get(i);
            boolean late = i == 1
                    ? !after.value().isAfter(before.value())
                    : after.value().isBefore(before.value());
            if (before.good() && late) {
                day.wrong(after,
                        "'" + after.value() + "', before " + before.place().path() + " (" + before.value()
                                + ")",
                        "opens, customer-cut-off, interbank-cut-off, closes in this order");
            }
        }
    }

    private static <T> List<T> values(List<Found<T>> found) {
        return found.stream().map(Found::value).toList();
    }
}
