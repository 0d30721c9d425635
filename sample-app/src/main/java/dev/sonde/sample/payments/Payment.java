package dev.sonde.sample.payments;

/** The card that an order is to be paid with. */
record Payment(String card) {

    /** Whether the check digit (Luhn) of the card's number is right. */
    boolean isPlausible() {
        if (card == null || !card.matches("\\d{12,19}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < card.length(); i++) {
            int digit = card.charAt(card.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
