package org.steelyard.iso20022;

import java.util.regex.Pattern;

import org.steelyard.iso20022.BankMessages.Address;
import org.steelyard.iso20022.BankMessages.Customer;
import org.steelyard.iso20022.BankMessages.Order;

/** Who pays and who is paid behind the banks, as banks write it. */
final class CustomerParts {

    /** By its looks: the shortest IBAN has 15 characters. */
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

    private CustomerParts() {
    }

    /** Both customers, their accounts and their banks. */
    static void write(Markup out, Order order, Customer debtor, Customer creditor) {
        party(out, "Dbtr", debtor);
        account(out, "DbtrAcct", debtor.account());
        out.institution("DbtrAgt", order.payer()).institution("CdtrAgt", order.payee());
        party(out, "Cdtr", creditor);
        account(out, "CdtrAcct", creditor.account());
    }

    private static void party(Markup out, String element, Customer customer) {
        Address address = customer.address();
        out.open(element).text("Nm", customer.name()).open("PstlAdr");
        out.textIfAny("StrtNm", address.street()).textIfAny("BldgNb", address.building())
                .textIfAny("PstCd", address.postCode()).text("TwnNm", address.town())
                .text("Ctry", address.country());
        out.close("PstlAdr").close(element);
    }

    private static void account(Markup out, String element, String account) {
        out.open(element).open("Id");
        if (IBAN.matcher(account).matches()) {
            out.text("IBAN", account);
        } else {
            out.within(account, "Othr", "Id");
        }
        out.close("Id").close(element);
    }
}
