package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;

/** More instructions than one page holds, so that pages follow each other and the indexes grow. */
class RegisterTest {

    private static final Bic BANK = Bic.of("BANKCNB1");
    private static final int INSTRUCTIONS = 50_000;
    private static final long SEED = 4;

    private static Uetr uetr(Random random) {
        return Uetr.fromBits(random.nextLong(), random.nextLong());
    }

    private static Register filled() {
        Register register = new Register();
        Random random = new Random(SEED);
        for (int number = 1; number <= INSTRUCTIONS; number++) {
            References references = new References(BANK, "M" + number, "", "", uetr(random));
            register.add(references, MessageKey.of(BANK, references.messageId()));
            register.outcome(number, new Outcome(State.SETTLED, Reason.NONE, number, number));
        }
        return register;
    }

    private static void assertComplete(Register register) {
        Random random = new Random(SEED);
        for (int number = 1; number <= INSTRUCTIONS; number++) {
            Uetr uetr = uetr(random);
            if (register.numberOf(uetr) != number
                    || register.numberOf(MessageKey.of(BANK, "M" + number)) != number
                    || register.outcome(number).sequence() != number) {
                throw new AssertionError("instruction " + number + " is lost");
            }
        }
        assertThat(register.numberOf(uetr(random))).isZero();
        assertThat(register.numberOf(MessageKey.of(BANK, "M0"))).isZero();
        assertThat(register.last()).isEqualTo(INSTRUCTIONS);
    }

    @Test
    void each_of_many_instructions_is_found_by_message_and_by_uetr() {
        assertComplete(filled());
    }

    @Test
    void none_of_many_instructions_is_lost_in_a_snapshot() {
        assertComplete(ByteSnapshot.copyOf(filled()));
    }

    @Test
    void the_same_message_identification_of_two_banks_is_two_messages() {
        Register register = filled();
        assertThat(register.numberOf(MessageKey.of(Bic.of("ANOTRUM1"), "M1"))).isZero();
    }
}
