package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.State;

final class ReceptionTest {

    @TempDir
    Path folder;

    private House house;
    private Client lotus;

    @BeforeEach
    void open() {
        house = House.open(folder);
        lotus = house.client(House.LOTUS);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_payment_with_funds_is_answered_as_settled() {
        house.fund(House.LOTUS, "1000.00");
        Uetr uetr = Letters.uetr();
        HttpResponse<String> answer = lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", uetr));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("pacs.002.001.10").contains("<TxSts>ACSC</TxSts>")
                .contains(uetr.toString());
        assertThat(house.log.state(uetr)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_payment_without_funds_waits_and_settles_when_funds_come() {
        Uetr uetr = Letters.uetr();
        HttpResponse<String> answer = lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", uetr));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<TxSts>PDNG</TxSts>");
        house.fund(House.LOTUS, "400.00");
        assertThat(house.log.state(uetr)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_hit_is_held_and_its_sender_is_told_no_more_than_that_it_waits() {
        house.fund(House.LOTUS, "1000.00");
        Uetr uetr = Letters.uetr();
        HttpResponse<String> answer = lotus.post(
                Letters.customerPayment(House.LOTUS, House.BIRCH, "400.00", "Abraxel Fantomov", uetr));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("<TxSts>PDNG</TxSts>").doesNotContain("<StsRsnInf>")
                .doesNotContainIgnoringCase("screen").doesNotContainIgnoringCase("hit")
                .doesNotContain("INVENTED");
        assertThat(house.log.state(uetr)).isEqualTo(State.HELD);
        HttpResponse<String> status = lotus.get("/v1/instructions/" + uetr);
        assertThat(status.body()).contains("\"status\":\"PDNG\"").doesNotContain("HIT")
                .doesNotContain("reason");
        assertThat(house.operator().get("/v1/operator/cases").body()).contains("INVENTED-P5").contains("HIT");
    }

    @Test
    void the_same_message_again_gets_the_first_answer_again_and_moves_nothing() {
        house.fund(House.LOTUS, "1000.00");
        String message = Letters.payment(House.LOTUS, House.BIRCH, "400.00", Letters.uetr());
        assertThat(lotus.post(message).body()).contains("<TxSts>ACSC</TxSts>");
        Map<AccountId, Amount> before = house.log.settlement.balances();
        HttpResponse<String> again = lotus.post(message);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("<TxSts>ACSC</TxSts>");
        assertThat(house.log.settlement.balances()).isEqualTo(before);
    }

    @Test
    void a_waiting_payment_can_be_taken_back() {
        Uetr uetr = Letters.uetr();
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", uetr, "TAKEMEBACK"));
        HttpResponse<String> answer = lotus.post(Letters.cancellation(House.LOTUS, uetr, "TAKEMEBACK"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("camt.029.001.09").contains("CNCL");
        assertThat(house.log.state(uetr)).isEqualTo(State.CANCELLED);
    }

    @Test
    void a_settled_payment_cannot_be_taken_back() {
        house.fund(House.LOTUS, "1000.00");
        Uetr uetr = Letters.uetr();
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", uetr, "TOOLATE"));
        HttpResponse<String> answer = lotus.post(Letters.cancellation(House.LOTUS, uetr, "TOOLATE"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("camt.029.001.09").contains("RJCR").contains("CANCEL_TOO_LATE");
    }

    @Test
    void a_payment_is_brought_to_the_front_of_the_queue() {
        Uetr first = Letters.uetr();
        Uetr second = Letters.uetr();
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", first));
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", second));
        HttpResponse<String> answer = lotus.post(Letters.toFront(House.LOTUS, second));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("camt.025.001.05").contains("<StsCd>ACTC</StsCd>")
                .contains(second.toString());
        house.fund(House.LOTUS, "400.00");
        assertThat(house.log.state(first)).isEqualTo(State.QUEUED);
        assertThat(house.log.state(second)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_bank_is_told_what_of_its_own_waits_and_nothing_else() {
        Uetr own = Letters.uetr();
        Uetr foreign = Letters.uetr();
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", own));
        house.client(House.BIRCH).post(Letters.payment(House.BIRCH, House.LOTUS, "300.00", foreign));
        HttpResponse<String> answer = lotus.post(Letters.whatWaits(House.LOTUS));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("camt.006.001.08", own.toString(), "FUNDS_SHORT")
                .doesNotContain(foreign.toString());
        house.fund(House.LOTUS, "400.00");
        assertThat(lotus.post(Letters.whatWaits(House.LOTUS)).body()).contains("NOTHING_FOUND");
    }

    @Test
    void a_bank_bounds_what_it_pays_to_another_until_it_takes_the_limit_away() {
        AccountId account = new AccountId(House.CNY_LEDGER, House.LOTUS);
        house.fund(House.LOTUS, "1000.00");
        HttpResponse<String> set = lotus
                .post(Letters.bilateralLimit(House.LOTUS, account, House.BIRCH, "300.00"));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(set.body()).contains("camt.025.001.05", "<StsCd>ACTC</StsCd>");
        assertThat(lotus.post(Letters.limits(House.LOTUS)).body()).contains("camt.010.001.08", ">300.00<");
        assertThat(house.client(House.BIRCH).post(Letters.limits(House.BIRCH)).body())
                .contains("NOTHING_FOUND");
        Uetr uetr = Letters.uetr();
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", uetr));
        assertThat(house.log.state(uetr)).isEqualTo(State.QUEUED);
        HttpResponse<String> removed = lotus
                .post(Letters.noBilateralLimit(House.LOTUS, account, House.BIRCH));
        assertThat(removed.body()).contains("<StsCd>ACTC</StsCd>");
        assertThat(house.log.state(uetr)).isEqualTo(State.SETTLED);
    }

    @Test
    void nobody_sets_a_limit_on_another_banks_account() {
        HttpResponse<String> answer = lotus.post(Letters.bilateralLimit(House.LOTUS,
                new AccountId(House.CNY_LEDGER, House.BIRCH), House.LOTUS, "1.00"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("ACCOUNT_NOT_OWN");
    }

    @Test
    void a_limit_that_the_engine_refuses_is_answered_by_the_reason() {
        HttpResponse<String> answer = lotus.post(Letters.bilateralLimit(House.LOTUS,
                new AccountId(House.CNY_LEDGER, House.LOTUS), House.LOTUS, "1.00"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("<StsCd>RJCT</StsCd>", "LIMIT_COUNTERPARTY_UNKNOWN");
    }

    @Test
    void nobody_changes_what_another_bank_has_sent() {
        Uetr uetr = Letters.uetr();
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", uetr));
        HttpResponse<String> answer = house.client(House.BIRCH).post(Letters.toFront(House.BIRCH, uetr));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("<StsCd>RJCT</StsCd>").contains("MODIFY_ORIGINAL_UNKNOWN");
    }

    @Test
    void a_liquidity_transfer_is_answered_by_a_receipt() {
        HttpResponse<String> answer = house.client(House.CNY_LEDGER.agent())
                .post(Letters.liquidity(House.CNY_LEDGER.agent(), House.LOTUS, "CNY", "5.00"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("camt.025.001.05");
    }

    @Test
    void a_bank_gets_its_own_statement() {
        house.fund(House.LOTUS, "1000.00");
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", Letters.uetr()));
        HttpResponse<String> answer = lotus
                .post(Letters.statementRequest(House.LOTUS, House.LOTUS, "CNY", "2026-11-25"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("camt.052.001.08", "ITBD").contains("600.00").contains("400.00");
        assertThat(lotus.post(Letters.statementRequest("camt.054.001.08", House.LOTUS, House.LOTUS, "CNY",
                "2026-11-25")).body()).contains("camt.054.001.08", "400.00").doesNotContain("<Bal>");
    }

    @Test
    void a_statement_is_there_when_its_day_has_closed_and_not_before() {
        String request = Letters.statementRequest("camt.053.001.08", House.LOTUS, House.LOTUS, "RUB",
                "2026-11-25");
        HttpResponse<String> early = lotus.post(request);
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("STATEMENT_NOT_READY");
        house.operator().post("/v1/operator/business-day", "application/json",
                "{\"currency\":\"RUB\",\"phase\":\"CLOSED\"}");
        assertThat(lotus.post(request).body()).contains("camt.053.001.08", "CLBD",
                "<CpyDplctInd>DUPL</CpyDplctInd>");
    }

    @Test
    void a_statement_of_a_day_that_never_was_is_refused() {
        HttpResponse<String> answer = lotus
                .post(Letters.statementRequest(House.LOTUS, House.LOTUS, "CNY", "2026-11-24"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("admi.002.001.01").contains("STATEMENT_UNKNOWN");
    }

    @Test
    void a_statement_of_another_bank_is_refused() {
        HttpResponse<String> answer = lotus
                .post(Letters.statementRequest(House.LOTUS, House.BIRCH, "CNY", "2026-11-25"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("admi.002.001.01").contains("FROM_NOT_INSTRUCTING");
    }

    @Test
    void a_ping_is_answered_and_changes_nothing() {
        long before = house.log.stateHash();
        HttpResponse<String> answer = lotus.post(Letters.ping(House.LOTUS));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("admi.004.001.02").contains("PONG");
        assertThat(house.log.stateHash()).isEqualTo(before);
    }
}
