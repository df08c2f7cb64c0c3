package org.steelyard.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.steelyard.iso20022.BankMessages.Address;
import org.steelyard.iso20022.BankMessages.Customer;

/**
 * Firms that trade in a simulated day. All are invented, and so is the entry of the list that names the
 * last.
 */
final class InventedCustomers {

    private static final String FILE = "invented-customers.txt";

    private final Chance chance;
    private final List<Customer> honest;
    private final Customer listed;

    InventedCustomers(Chance chance) {
        List<Customer> all = read();
        this.chance = chance;
        this.honest = all.subList(0, all.size() - 1);
        this.listed = all.getLast();
    }

    /** One from this country; from anywhere if none is. */
    Customer of(String country) {
        List<Customer> there = honest.stream().filter(each -> each.address().country().equals(country))
                .toList();
        return chance.one(there.isEmpty() ? honest : there);
    }

    /** One whom the invented list names. */
    Customer listed() {
        return listed;
    }

    private static List<Customer> read() {
        try (InputStream in = InventedCustomers.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).map(InventedCustomers::customer).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Customer customer(String line) {
        String[] parts = line.split(" \\| ", -1);
        return new Customer(parts[0], new Address(parts[1], parts[2], "", parts[3], parts[4]), parts[5]);
    }
}
